import Work

/// One of `n` equal shares of a long pricing: of the trees numbered from 0, those whose number is `i - 1` modulo `n`.
public struct RateShare: Sendable, Hashable {
  /// The number `i` of the share, from 1.
  public let index: Int
  /// The number `n` of shares.
  public let count: Int

  /// The greatest number of shares.
  public static let greatestCount = 1_000_000

  /// - Throws: ``RatePartError/invalidShare(_:)`` unless `1 <= i <= n`.
  public init(index: Int, count: Int) throws(RatePartError) {
    guard (1...RateShare.greatestCount).contains(count), (1...count).contains(index) else {
      throw .invalidShare("\(index)/\(count)")
    }
    self.index = index
    self.count = count
  }

  /// Reads `i/n`.
  ///
  /// - Throws: ``RatePartError/invalidShare(_:)``
  public init(parsing text: String) throws(RatePartError) {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let index = numbers[0], let count = numbers[1] else {
      throw .invalidShare(text)
    }
    guard (1...RateShare.greatestCount).contains(count), (1...count).contains(index) else {
      throw .invalidShare(text)
    }
    self.index = index
    self.count = count
  }

  /// Whether a place in a list, from 0, belongs to it.
  package func contains(_ place: Int) -> Bool { place % count == index - 1 }
}

extension RateShare: CustomStringConvertible {
  /// The share: `2/3`.
  public var description: String { "\(index)/\(count)" }
}

/// Why parts of a pricing are refused.
public enum RatePartError: InputError, Hashable {
  case invalidShare(String)
  /// The value takes no trees.
  case nothingToSplit(String)
  /// A file that is no part.
  case invalidFile(String)
  /// Parts of different questions or of different laws.
  case differentQuestions(RateShare, String)
  /// A part that is there twice.
  case doubled(RateShare)
  /// Parts that are not there.
  case missing([Int], count: Int)
  /// Parts of a round after which nothing is left to do.
  case alreadySettled

  public var description: String {
    switch self {
    case .invalidShare(let text):
      "the part is \(text); expected i/n, the i-th of n parts, with 1 <= i <= n <= \(RateShare.greatestCount)"
    case .nothingToSplit(let reason): "there is nothing to split: \(reason)"
    case .invalidFile(let reason): reason
    case .differentQuestions(let share, let field):
      "the part \(share) has another \(field) than the first; expected parts of one question and one version"
    case .doubled(let share): "the part \(share) is there twice; expected each part once"
    case .missing(let indices, let count):
      "of \(count) parts \(indices.count == 1 ? "part" : "the parts") "
        + indices.prefix(10).map(String.init).joined(separator: ", ")
        + (indices.count > 10 ? ", ..." : "")
        + " \(indices.count == 1 ? "is" : "are") missing; expected all of them"
    case .alreadySettled:
      "the parts of the earlier round prove the value; 'lemmata merge' joins them"
    }
  }
}

extension RatePartError {
  /// Checks that all shares of one whole are there, each once.
  ///
  /// - Parameter shares: of one count.
  package static func checkShares(_ shares: [RateShare]) throws(RatePartError) {
    guard let count = shares.first?.count else { return }
    var seen: Set<Int> = []
    for share in shares where !seen.insert(share.index).inserted { throw .doubled(share) }
    let missing = (1...count).filter { !seen.contains($0) }
    if !missing.isEmpty { throw .missing(missing, count: count) }
  }
}
