/// One inequality or equation with both sides, its slack and its verdict.
public struct Claim: Sendable {
  /// The claim: `eta_KL <= eta_TV`.
  public let claim: String
  /// Why it holds, in one line.
  public let reason: String
  /// What the claim says of the two sides.
  public let relation: Relation
  /// The left side: the smaller one of an inequality.
  public let left: Quantity
  /// The right side: the greater one of an inequality.
  public let right: Quantity
  /// `right - left`, exact when both sides are exact and of one kind, or one is rational.
  public let slack: Quantity
  /// Whether it holds; always decided between exact sides of one kind.
  public let verdict: Verdict

  /// What a claim says of its sides.
  public enum Relation: Sendable, Hashable {
    /// `left <= right`.
    case atMost
    /// `left = right`.
    case equal
  }

  /// Checks `left <= right`.
  public init(_ claim: String, reason: String, _ left: Quantity, atMost right: Quantity) {
    self.init(
      claim, reason, .atMost, left, right, verdict: Quantity.compare(left, atMost: right))
  }

  /// Checks `left = right`.
  public init(_ claim: String, reason: String, _ left: Quantity, equals right: Quantity) {
    self.init(
      claim, reason, .equal, left, right, verdict: Quantity.compare(left, equals: right))
  }

  private init(
    _ claim: String, _ reason: String, _ relation: Relation, _ left: Quantity, _ right: Quantity,
    verdict: Verdict
  ) {
    self.claim = claim
    self.reason = reason
    self.relation = relation
    self.left = left
    self.right = right
    slack = right - left
    self.verdict = verdict
  }
}

extension Claim {
  /// Checks an inequality between quantities of information.
  public init(
    _ claim: String, reason: String, _ left: InformationQuantity,
    atMost right: InformationQuantity
  ) {
    self.init(claim, reason: reason, .information(left), atMost: .information(right))
  }

  /// Checks an inequality between exact quantities of information.
  public init(_ claim: String, reason: String, _ left: LogForm, atMost right: LogForm) {
    self.init(claim, reason: reason, .logForm(left), atMost: .logForm(right))
  }

  /// Checks an equation between exact quantities of information.
  public init(_ claim: String, reason: String, _ left: LogForm, equals right: LogForm) {
    self.init(claim, reason: reason, .logForm(left), equals: .logForm(right))
  }

  /// Checks an inequality between rational numbers.
  public init(_ claim: String, reason: String, _ left: Rational, atMost right: Rational) {
    self.init(claim, reason: reason, .rational(left), atMost: .rational(right))
  }

  /// Checks an equation between rational numbers.
  public init(_ claim: String, reason: String, _ left: Rational, equals right: Rational) {
    self.init(claim, reason: reason, .rational(left), equals: .rational(right))
  }
}
