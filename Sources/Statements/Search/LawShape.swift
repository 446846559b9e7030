import ExactArithmetic
import InformationTheory
import Work

/// The numbers of outcomes of some variables, `2x2x3`, with the names of the variables.
public struct LawShape: Sendable, Hashable {
  /// The number of outcomes of each variable.
  public let sizes: [Int]
  /// The names of the variables.
  public let variables: [String]

  /// The number of combinations of outcomes.
  public var cellCount: Int { sizes.reduce(1, *) }

  /// Creates a shape.
  ///
  /// - Parameters:
  ///   - sizes: the number of outcomes of each variable, at least 1; at most 10000 combinations in all.
  ///   - variables: the names of the variables; `X`, `Y`, `Z` for up to three unless given, else `X1`, `X2`, ….
  /// - Throws: ``LawShapeError``, `LawError` for names that cannot be used.
  public init(_ sizes: [Int], variables: [String]? = nil) throws {
    guard !sizes.isEmpty, sizes.allSatisfy({ $0 >= 1 }) else { throw LawShapeError.sizes(sizes) }
    var count = 1
    for size in sizes {
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: size)
      if isTooLarge || product > LawShape.greatestCellCount {
        throw WorkRefused(
          "a law of the shape \(sizes.map(String.init).joined(separator: "x"))",
          size: .count("more combinations of outcomes"),
          limit: .fixed(LawShape.greatestCellCount, unit: ""))
      }
      count = product
    }
    let names = variables ?? LawShape.usualNames(sizes.count)
    if names.count != sizes.count {
      throw LawShapeError.names(names, sizes: sizes.count)
    }
    self.sizes = sizes
    self.variables = names
    // The names are checked by a law that has them.
    _ = try law([Integer.one] + [Integer](repeating: .zero, count: count - 1))
  }

  /// Reads a shape such as `2x2x3`.
  ///
  /// - Throws: ``LawShapeError``, which names the text.
  public init(parsing text: String, variables: [String]? = nil) throws {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    let sizes = parts.compactMap { $0 }
    if sizes.count != parts.count || sizes.contains(where: { $0 < 1 }) {
      throw LawShapeError.text(text)
    }
    try self.init(sizes, variables: variables)
  }

  private static let greatestCellCount = 10_000

  private static func usualNames(_ count: Int) -> [String] {
    count <= 3 ? Array(["X", "Y", "Z"].prefix(count)) : (1...count).map { "X\($0)" }
  }

  /// The combinations of outcomes, 0, 1, … of each variable, in lexicographic order.
  var combinations: [[Int]] {
    sizes.reduce([[]]) { lists, size in lists.flatMap { list in (0..<size).map { list + [$0] } } }
  }

  /// The law proportional to counts, one for each combination.
  func law(_ counts: [Integer]) throws -> JointLaw {
    let total = counts.reduce(Integer.zero, +)
    let entries = zip(combinations, counts).map { (outcomes: $0, weight: Rational($1, total)) }
    return try JointLaw(variables, entries: entries)
  }
}

extension LawShape: CustomStringConvertible {
  /// The sizes: `2x2x3`.
  public var description: String { sizes.map(String.init).joined(separator: "x") }
}

/// Why a text or numbers are not a shape.
public enum LawShapeError: InputError, Hashable {
  /// The text is no list of sizes.
  case text(String)
  /// A size is below 1, or there is none.
  case sizes([Int])
  /// There are not as many names as sizes.
  case names([String], sizes: Int)
  /// A denominator is below 1.
  case denominator(Int)
  /// A number of laws is below 1.
  case lawCount(Int)

  public var description: String {
    switch self {
    case .text(let text):
      "\"\(text)\" is not a shape; expected numbers of outcomes such as 2x2x3"
    case .sizes(let sizes): "the sizes \(sizes) are not a shape; expected sizes that are at least 1"
    case .names(let names, let sizes):
      "there are \(names.count) names for \(sizes) variables; expected one for each"
    case .denominator(let value):
      "the denominator is \(value); expected an integer that is at least 1"
    case .lawCount(let value):
      "the number of laws is \(value); expected an integer that is at least 1"
    }
  }
}
