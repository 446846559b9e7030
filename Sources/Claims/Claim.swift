import ExactArithmetic

/// One inequality or equation with both sides, its slack and its verdict.
///
/// ```swift
/// Claim("h(p)", binaryEntropy(p), atMost: "1", .bits(1), reason: "Two outcomes.")
/// ```
public struct Claim: Sendable {
  /// What is claimed: the names of the sides, or a statement in words.
  public let statement: ClaimStatement
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
  public enum Relation: String, Sendable, Hashable, CustomStringConvertible {
    /// `left <= right`.
    case atMost = "<="
    /// `left = right`.
    case equal = "="

    /// The sign between the sides: `<=` or `=`.
    public var description: String { rawValue }
  }

  /// The claim: `eta_KL <= eta_TV`, or the statement in words.
  public var claim: String { statement.description }

  private init(
    _ statement: ClaimStatement, _ reason: String, _ left: Quantity, atMost right: Quantity
  ) {
    self.init(
      statement, reason, .atMost, left, right, verdict: Quantity.compare(left, atMost: right))
  }

  private init(
    _ statement: ClaimStatement, _ reason: String, _ left: Quantity, equals right: Quantity
  ) {
    self.init(
      statement, reason, .equal, left, right, verdict: Quantity.compare(left, equals: right))
  }

  private init(
    _ statement: ClaimStatement, _ reason: String, _ relation: Relation, _ left: Quantity,
    _ right: Quantity, verdict: Verdict
  ) {
    self.statement = statement
    self.reason = reason
    self.relation = relation
    self.left = left
    self.right = right
    slack = right - left
    self.verdict = verdict
  }
}

// MARK: - Of named sides

extension Claim {
  /// Checks `left <= right`.
  ///
  /// - Parameters:
  ///   - leftName: the name of the left side, `I(M;Y)`; a number is its own name.
  ///   - left: its value.
  ///   - rightName: the name of the right side.
  ///   - right: its value.
  ///   - reason: why it holds, in one line.
  public init(
    _ leftName: String, _ left: Quantity, atMost rightName: String, _ right: Quantity,
    reason: String
  ) {
    self.init(.sides(left: leftName, .atMost, right: rightName), reason, left, atMost: right)
  }

  /// Checks `left <= right` where a theorem says so of the numbers themselves: an enclosure that leaves it open is narrowed
  /// by the theorem, so that the claim holds unless the enclosures refute it.
  ///
  /// - Parameters:
  ///   - leftName: the name of the left side.
  ///   - left: its value, of which an enclosure may be known only.
  ///   - rightName: the name of the right side.
  ///   - right: its value.
  ///   - reason: the theorem, in one line.
  public init(
    _ leftName: String, _ left: Quantity, atMostByTheorem rightName: String, _ right: Quantity,
    reason: String
  ) {
    let verdict = Quantity.compare(left, atMost: right)
    self.init(
      .sides(left: leftName, .atMost, right: rightName), reason, .atMost, left, right,
      verdict: verdict == .undecided ? .holds : verdict)
  }

  /// Checks `left = right`.
  ///
  /// - Parameters:
  ///   - leftName: the name of the left side, `I(M;Y)`; a number is its own name.
  ///   - left: its value.
  ///   - rightName: the name of the right side.
  ///   - right: its value.
  ///   - reason: why it holds, in one line.
  public init(
    _ leftName: String, _ left: Quantity, equals rightName: String, _ right: Quantity,
    reason: String
  ) {
    self.init(.sides(left: leftName, .equal, right: rightName), reason, left, equals: right)
  }

  /// Checks an inequality between quantities of information.
  public init(
    _ leftName: String, _ left: InformationQuantity, atMost rightName: String,
    _ right: InformationQuantity, reason: String
  ) {
    self.init(leftName, .information(left), atMost: rightName, .information(right), reason: reason)
  }

  /// Checks an inequality between exact quantities of information.
  public init(
    _ leftName: String, _ left: LogForm, atMost rightName: String, _ right: LogForm,
    reason: String
  ) {
    self.init(leftName, .logForm(left), atMost: rightName, .logForm(right), reason: reason)
  }

  /// Checks an equation between exact quantities of information.
  public init(
    _ leftName: String, _ left: LogForm, equals rightName: String, _ right: LogForm,
    reason: String
  ) {
    self.init(leftName, .logForm(left), equals: rightName, .logForm(right), reason: reason)
  }

  /// Checks an inequality between rational numbers.
  public init(
    _ leftName: String, _ left: Rational, atMost rightName: String, _ right: Rational,
    reason: String
  ) {
    self.init(leftName, .rational(left), atMost: rightName, .rational(right), reason: reason)
  }

  /// Checks an equation between rational numbers.
  public init(
    _ leftName: String, _ left: Rational, equals rightName: String, _ right: Rational,
    reason: String
  ) {
    self.init(leftName, .rational(left), equals: rightName, .rational(right), reason: reason)
  }
}

// MARK: - In words

extension Claim {
  /// Checks `left <= right`, said in words: the sides have no names.
  public init(_ words: String, reason: String, _ left: Quantity, atMost right: Quantity) {
    self.init(.words(words), reason, left, atMost: right)
  }

  /// Checks `left = right`, said in words: the sides have no names.
  public init(_ words: String, reason: String, _ left: Quantity, equals right: Quantity) {
    self.init(.words(words), reason, left, equals: right)
  }

  /// Checks an inequality between quantities of information, said in words.
  public init(
    _ words: String, reason: String, _ left: InformationQuantity,
    atMost right: InformationQuantity
  ) {
    self.init(words, reason: reason, .information(left), atMost: .information(right))
  }

  /// Checks an inequality between exact quantities of information, said in words.
  public init(_ words: String, reason: String, _ left: LogForm, atMost right: LogForm) {
    self.init(words, reason: reason, .logForm(left), atMost: .logForm(right))
  }

  /// Checks an equation between exact quantities of information, said in words.
  public init(_ words: String, reason: String, _ left: LogForm, equals right: LogForm) {
    self.init(words, reason: reason, .logForm(left), equals: .logForm(right))
  }

  /// Checks an inequality between rational numbers, said in words.
  public init(_ words: String, reason: String, _ left: Rational, atMost right: Rational) {
    self.init(words, reason: reason, .rational(left), atMost: .rational(right))
  }

  /// Checks an equation between rational numbers, said in words.
  public init(_ words: String, reason: String, _ left: Rational, equals right: Rational) {
    self.init(words, reason: reason, .rational(left), equals: .rational(right))
  }
}
