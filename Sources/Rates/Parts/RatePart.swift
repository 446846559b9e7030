import Documents
import ExactArithmetic
import NearestNeighbourGame
import RateCertificates
import Work

/// What one of several processes finds of the pricing of a certificate: its share of the trees.
///
/// All parts make the same law on rules; that is a certificate without trees, ``draft``.  The trees of all parts complete it, unless
/// one finds rules that exceed the maximum: these are added in a further round, of parts that are given those of the earlier one.
public struct RatePart: Sendable, Hashable {
  /// The format of its files.
  static let format = PartFormat("rate", version: 1)

  /// Which part it is.
  public let share: WorkShare
  /// The correlation that was given, for the bounds.
  public let correlation: Rational?
  /// The success as it was asked for, where one was.
  public let target: String?
  /// The rules that earlier rounds found, a list for each round.
  public let earlier: [[[Int]]]
  /// The certificate without its trees.
  public let draft: RateCertificate
  /// The number of trees of all parts.
  public let treeCount: Int
  /// The trees of this part.
  public let trees: [Tree]

  /// A tree of branch and bound.
  public struct Tree: Sendable, Hashable, CustomStringConvertible {
    /// Its number, from 0.
    public let index: Int
    /// The `y` at which each node branches, in preorder.
    public let nodes: [Int]
    /// A rule that exceeds the maximum, as items from 1, if the tree has one; then its nodes prove nothing.
    public let rule: [Int]?

    public var description: String {
      "tree \(index): \(nodes.count) nodes\(rule == nil ? "" : ", exceeded")"
    }
  }

  /// What a search hands over: its law, with a share of the trees.
  struct Pricing {
    let draft: RateCertificate
    let treeCount: Int
    let trees: [Tree]
  }

  init(
    share: WorkShare, correlation: Rational?, target: String?, earlier: [[[Int]]],
    _ pricing: Pricing
  ) {
    self.share = share
    self.correlation = correlation
    self.target = target
    self.earlier = earlier
    draft = pricing.draft
    treeCount = pricing.treeCount
    trees = pricing.trees
  }

  init(
    share: WorkShare, correlation: Rational?, target: String?, earlier: [[[Int]]],
    draft: RateCertificate, treeCount: Int, trees: [Tree]
  ) {
    self.init(
      share: share, correlation: correlation, target: target, earlier: earlier,
      Pricing(draft: draft, treeCount: treeCount, trees: trees))
  }
}

extension RatePart: CustomStringConvertible {
  /// The part with the value meant: `part 2/3 at k = 3, d = 4: 5 trees`.
  public var description: String { "part \(share) at \(draft.problem): \(trees.count) trees" }
}

extension RatePart {
  /// What the parts of earlier rounds found, for a further one.
  ///
  /// - Parameter parts: all parts of the last round; none before the first round.
  /// - Throws: `PartError`.
  public static func rounds(after parts: [RatePart]) throws(PartError) -> [[[Int]]] {
    guard let first = parts.first else { return [] }
    try check(parts)
    let found = rules(of: parts)
    if found.isEmpty { throw .alreadySettled }
    return first.earlier + [found]
  }

  /// The rules that exceed the maximum, in the order of the trees.
  static func rules(of parts: [RatePart]) -> [[Int]] {
    parts.flatMap(\.trees).sorted { $0.index < $1.index }.compactMap(\.rule)
  }

  /// Checks that all parts of one question are there, each once.
  static func check(_ parts: [RatePart]) throws(PartError) {
    guard let first = parts.first else { return }
    for part in parts {
      if let field = part.differs(from: first) { throw .differentQuestions(part.share, field) }
    }
    try PartError.checkShares(parts.map(\.share))
    let indices = parts.flatMap { $0.trees.map(\.index) }.sorted()
    if indices != Array(0..<first.treeCount) {
      throw .invalidFile(
        "the parts have \(indices.count) trees; expected each of \(first.treeCount) once")
    }
  }

  private func differs(from other: RatePart) -> String? {
    if share.count != other.share.count { return "number of parts" }
    if let field = asksOtherwise(than: other) { return field }
    if earlier != other.earlier { return "earlier round" }
    if draft != other.draft || treeCount != other.treeCount { return "law on rules" }
    return nil
  }

  /// The certificate of all parts; `nil` where they found rules that exceed the maximum.
  ///
  /// - Throws: `PartError`.
  public static func certificate(of parts: [RatePart]) throws(PartError) -> RateCertificate? {
    try check(parts)
    guard let first = parts.first else {
      throw .invalidFile("there are no parts; expected at least one")
    }
    if !rules(of: parts).isEmpty { return nil }
    var certificate = first.draft
    let nodes = parts.flatMap(\.trees).sorted { $0.index < $1.index }.flatMap(\.nodes)
    certificate.pricing.tree = nodes
    certificate.pricing.nodes = nodes.count
    return certificate
  }
}
