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
  public let interval: Enclosure
  /// The coefficient, where it is known exactly.
  public let exact: AlgebraicReal?
  /// Why it is known exactly.
  public let reason: Reason?
  /// A law whose ratio is at least the lower end of the interval, or nearly so where ``exact`` is known and
  /// is not attained; `nil` when the coefficient is 0.
  public let witness: ContractionWitness?

  /// The coefficient as a side of a claim: exact where it is known, else enclosed.
  public var value: Quantity { exact.map { .algebraic($0) } ?? .enclosed(interval) }

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

    public var description: String {
      switch self {
      case .constant: return "the output is independent of the input"
      case .equalsChannelCoefficient: return "chi-square's coefficient equals the channel's"
      case .limitAtInput:
        return "the supremum is the limit at the input law: chi-square's coefficient"
      case .product: return "the greatest coefficient of the factors of a product"
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
}

extension ContractionError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .widthIsNotPositive(let width):
      return "the width is \(width); expected a number above 0"
    }
  }
}
