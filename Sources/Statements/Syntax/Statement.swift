/// An inequality or equation between quantities, or a chain of them: `I(X;Y|Z) >= I(X;Y)`, `0 <= I(X;Y) <= H(X)`.
///
/// ```swift
/// let statement = try Statement(parsing: "32 log(2) + 7 log(7) > 3 log(3) + 20 log(5)")
/// print(try statement.check().verdict)  // holds: 2^32 7^7 > 3^3 5^20
/// ```
///
/// The language: numbers (`3`, `1/2`, `0.25`, all exact), `+ - * / ^`, parentheses, a factor before a quantity without a sign
/// (`2 H(X)`), `min(a, b, ...)`, `max(a, b, ...)`; the units `bits`, `nats`, `hartleys`; `log(a)`, `h(p)`, `d(a||b)`; `H(X,Y|Z)`,
/// `I(X;Y|Z)` or `I(X:Y|Z)`, the co-information `I(X;Y;Z)`; `D(P||Q)`, `TV(P||Q)`, `chi2(P||Q)` for laws such as `X`, `X,Y`, `X*Y`
/// (independent), `Y|X=0`; `eta_KL(W)`, `eta_TV(W)`, `doeblin(W)`, `capacity(W)` for channels such as `W`, `Y|X`, `bsc:1/10`;
/// `Pr[X = Y, Z != 0 | W = 1]`; and `<= < = >= > !=`. A number that meets information is read in bits.
public struct Statement: Sendable, Hashable {
  /// The text of the statement.
  public let text: String
  /// What is compared, from left to right.
  public let sides: [QuantityExpression]
  /// The signs between the sides.
  public let relations: [Relation]
  /// The variables that the text was read with.
  package let variables: [String]

  package init(
    text: String, sides: [QuantityExpression], relations: [Relation], variables: [String]
  ) {
    self.text = text
    self.sides = sides
    self.relations = relations
    self.variables = variables
  }

  /// What a statement says of two sides.
  public enum Relation: String, Sendable, Hashable, CaseIterable {
    case atMost = "<="
    case less = "<"
    case equal = "="
    case atLeast = ">="
    case greater = ">"
    case different = "!="

    /// Whether the relation holds of two numbers, by the sign of the left one minus the right one.
    package func holds(ofDifference sign: Int) -> Bool {
      switch self {
      case .atMost: sign <= 0
      case .less: sign < 0
      case .equal: sign == 0
      case .atLeast: sign >= 0
      case .greater: sign > 0
      case .different: sign != 0
      }
    }

    /// Whether the left side is the one that is claimed to be greater.
    package var isDescending: Bool { self == .atLeast || self == .greater }
  }
}

extension Statement: CustomStringConvertible {
  /// The text of the statement.
  public var description: String { text }
}

extension Statement.Relation: CustomStringConvertible {
  /// The sign: `<=`.
  public var description: String { rawValue }
}
