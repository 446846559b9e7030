import AlgebraicNumbers
import Claims
import ExactArithmetic
import InformationTheory
import Work

/// The KL contraction coefficient of a channel for a given input law,
/// `eta_KL(P, W) = sup_{Q << P, Q != P} D(QW||PW) / D(Q||P)`.
///
/// It is the least rho with `I(M;Y) <= rho I(M;X)` for every M with M - X - Y, for `X ~ P` and Y the output.  It is
/// transcendental in general, so it is enclosed; where it is known to be an algebraic number, that is
/// given as well.
public struct FixedInputContraction: Sendable {
  /// Contains the coefficient; exact ends where it is rational and known.
  ///
  /// It never leaves `[eta_chi2(P,W), eta_KL(W)]` by more than the rounding of an irrational end; ``bounds`` has the
  /// exact ends.
  public let interval: Enclosure
  /// The coefficient, where it is known exactly and algebraic.
  public let exact: AlgebraicReal?
  /// The coefficient, where it is known exactly as the ratio of two divergences of a rational law.
  public let quotient: LogQuotient?
  /// The exact bounds that the search and the theorems give: chi-square's coefficient and that of the channel among them.
  public let bounds: ExactBounds
  /// Why it is known exactly.
  public let reason: Reason?
  /// What kind of maximum it is, where the search found out.
  public let maximum: Maximum?
  /// A law whose ratio is at least the lower end of the interval, or nearly so where the lower end is chi-square's
  /// coefficient, a limit that no law attains; `nil` when the coefficient is 0.
  public let witness: ContractionWitness?

  init(
    interval: Enclosure, exact: AlgebraicReal? = nil, quotient: LogQuotient? = nil,
    bounds: ExactBounds, reason: Reason? = nil, maximum: Maximum? = nil,
    witness: ContractionWitness?
  ) {
    self.interval = interval
    self.exact = exact
    self.quotient = quotient
    self.bounds = bounds
    self.reason = reason
    self.maximum = maximum
    self.witness = witness
  }

  /// Whether the coefficient is known exactly.
  public var isExact: Bool { exact != nil || quotient != nil }

  /// The coefficient as a side of a claim: exact where it is known, else between its bounds.
  public var value: Quantity {
    if let exact { return .algebraic(exact) }
    return quotient.map { .quotient($0) } ?? .between(bounds)
  }

  /// Where the supremum is reached.
  public enum Maximum: String, Sendable, Hashable, CustomStringConvertible {
    /// As the limit of laws that tend to P.
    case limitAtInput = "limit at P"
    /// At a law that always has the same input.
    case corner
    /// At a law with some of the inputs.
    case face
    /// At a law with all inputs.
    case interior

    public var description: String { rawValue }
  }

  /// Why a coefficient is known exactly.
  public enum Reason: Sendable, Hashable, CustomStringConvertible {
    /// The output does not depend on the inputs that occur.
    case constant
    /// `eta_chi2(P, W) = eta_KL(W)`, and the coefficient lies between.
    case equalsChannelCoefficient
    /// The supremum is the limit at P, by a proof that no law has a ratio above `eta_chi2(P, W)`.
    case limitAtInput
    /// The channel and the law are products, and the greatest coefficient of a factor is known.
    case product
    /// The supremum is attained at a rational law, by a proof that no law has a greater ratio.
    case attained

    public var description: String {
      switch self {
      case .constant: return "the output is independent of the input"
      case .equalsChannelCoefficient: return "chi-square's coefficient equals the channel's"
      case .limitAtInput:
        return "the supremum is the limit at the input law: chi-square's coefficient"
      case .product: return "the greatest coefficient of the factors of a product"
      case .attained: return "attained by the witness"
      }
    }
  }
}

/// A law Q that shows that `eta_KL(P, W)` is at least a rational number: anyone can check it with
/// `check(channel:input:)`.
public struct ContractionWitness: Sendable {
  /// The law Q on the inputs, counted from 0.
  public let law: FiniteLaw<Int>
  /// The ratio `D(QW||PW) / D(Q||P)` is at least this.
  public let ratio: Rational

  /// Creates a claim, which `check(channel:input:)` decides.
  public init(law: FiniteLaw<Int>, ratio: Rational) {
    self.law = law
    self.ratio = ratio
  }

  /// Decides whether `Q << P`, `Q != P` and `D(QW||PW) >= ratio D(Q||P)`, exactly, by log forms.
  ///
  /// - Returns: `holds` or `violated`.
  /// - Throws: `ChannelError.inputCountMismatch` when a law does not fit the channel.
  public func check(channel: Channel, input: FiniteLaw<Int>) throws -> Verdict {
    let reference = try channel.output(of: input)
    let output = try channel.output(of: law)
    guard case .finite(let before) = law.klDivergence(from: input),
      case .finite(let after) = output.klDivergence(from: reference), before.signum() > 0
    else { return .violated }
    return (after - ratio * before).signum() >= 0 ? .holds : .violated
  }
}

/// What a contraction coefficient cannot be computed for.
public enum ContractionError: InputError, Hashable {
  /// A width that is not positive was asked for.
  case widthIsNotPositive(Rational)
  /// A ratio that evidence was wanted for is at most the coefficient, or above 1.
  case ratioIsNoBound(Rational)
}

extension ContractionError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .widthIsNotPositive(let width):
      return "the width is \(width); expected a number above 0"
    case .ratioIsNoBound(let ratio):
      return "the ratio is \(ratio); expected a number above the coefficient, and at most 1"
    }
  }
}
