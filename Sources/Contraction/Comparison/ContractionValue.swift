import ExactArithmetic

/// A side of a claim about contraction: exact in one of several ways, or enclosed.
public enum ContractionValue: Sendable {
  case rational(Rational)
  case algebraic(AlgebraicReal)
  case squareRoots(SquareRootSum)
  /// A quantity of information, read in bits.
  case logForm(LogForm)
  /// A number that is enclosed to any width.
  case computable(ComputableReal)
  /// A number known by one enclosure only.
  case enclosed(Enclosure)

  /// An enclosure, of width about `2^-bits` where more is not forced.
  public func enclosure(bits: Int = 64) -> Enclosure {
    switch self {
    case .rational(let value): return Enclosure(value)
    case .algebraic(let value): return value.enclosure(bits: bits)
    case .squareRoots(let value): return value.enclosure(bits: bits)
    case .logForm(let value): return value.enclosure(in: .bits, bits: bits)
    case .computable(let value): return value.enclosure(bits: bits)
    case .enclosed(let value): return value
    }
  }

  /// The value when it is known to be rational.
  public var rationalValue: Rational? {
    switch self {
    case .rational(let value): return value
    case .algebraic(let value): return value.rationalValue
    case .squareRoots(let value): return value.rationalValue
    case .logForm(let value): return value.rationalBits
    case .computable: return nil
    case .enclosed(let value): return value.isExact ? value.lower : nil
    }
  }

  /// The number as one whose enclosures can be asked for; `nil` for a fixed enclosure.
  private var computable: ComputableReal? {
    if case .enclosed = self { return nil }
    return ComputableReal { enclosure(bits: $0) }
  }

  /// `self - other`: exact where both are of one exact kind, or one is rational.
  public static func - (lhs: ContractionValue, rhs: ContractionValue) -> ContractionValue {
    switch (lhs, rhs) {
    case (.algebraic(let a), _):
      if let b = rhs.rationalValue { return .algebraic(a - b) }
    case (_, .algebraic(let b)):
      if let a = lhs.rationalValue { return .algebraic(a - b) }
    case (.squareRoots(let a), .squareRoots(let b)): return .squareRoots(a - b)
    case (.squareRoots(let a), .rational(let b)): return .squareRoots(a - SquareRootSum(b))
    case (.rational(let a), .squareRoots(let b)): return .squareRoots(SquareRootSum(a) - b)
    case (.logForm(let a), .logForm(let b)): return .logForm(a - b)
    case (.logForm(let a), .rational(let b)): return .logForm(a - .bits(b))
    case (.rational(let a), .logForm(let b)): return .logForm(.bits(a) - b)
    default: break
    }
    if let a = lhs.rationalValue, let b = rhs.rationalValue { return .rational(a - b) }
    if let a = lhs.computable, let b = rhs.computable { return .computable(a - b) }
    return .enclosed(lhs.enclosure() - rhs.enclosure())
  }

  /// Whether `lhs <= rhs`: decided between rationals, algebraic numbers and square roots, and between log forms;
  /// by enclosures otherwise.
  static func compare(_ lhs: ContractionValue, atMost rhs: ContractionValue) -> Verdict {
    switch (lhs, rhs) {
    case (.algebraic(let a), .algebraic(let b)): return Verdict(a <= b)
    case (.algebraic(let a), .squareRoots(let b)): return Verdict(b.compare(to: a) >= 0)
    case (.squareRoots(let a), .algebraic(let b)): return Verdict(a.compare(to: b) <= 0)
    default: break
    }
    switch rhs - lhs {
    case .rational(let slack): return Verdict(!slack.isNegative)
    case .algebraic(let slack): return Verdict(slack.signum() >= 0)
    case .squareRoots(let slack): return Verdict(slack.signum() >= 0)
    case .logForm(let slack): return Verdict(slack.signum() >= 0)
    case .computable(let slack): return slack.isAtLeast(ComputableReal(.zero))
    case .enclosed(let slack):
      if !slack.lower.isNegative { return .holds }
      return slack.upper.isNegative ? .violated : .undecided
    }
  }
}

/// One inequality between contraction coefficients, with both sides, its slack and its verdict.
public struct ContractionClaim: Sendable {
  /// The inequality: `eta_KL <= eta_TV`.
  public let claim: String
  /// Why it holds, in one line.
  public let reason: String
  /// The smaller side.
  public let left: ContractionValue
  /// The greater side.
  public let right: ContractionValue
  /// `right - left`.
  public let slack: ContractionValue
  /// Whether it holds; always decided between exact sides.
  public let verdict: Verdict

  /// Checks `left <= right`.
  public init(
    _ claim: String, reason: String, _ left: ContractionValue, atMost right: ContractionValue
  ) {
    self.claim = claim
    self.reason = reason
    self.left = left
    self.right = right
    slack = right - left
    verdict = ContractionValue.compare(left, atMost: right)
  }
}
