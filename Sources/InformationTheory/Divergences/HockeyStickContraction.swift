import ExactArithmetic
import Work

/// The contraction coefficient of the hockey-stick divergence, `sup E_gamma(PW||QW) / E_gamma(P||Q)`,
/// for a gamma that is at least 1.
///
/// It is the greatest `E_gamma(W_x||W_x')` of two rows, and so exact. At gamma = 1 it is Dobrushin's
/// coefficient. (S. Asoodeh, M. Diaz and F. P. Calmon, arXiv 2012.11035.)
public struct HockeyStickContraction: Sendable, Hashable {
  public let gamma: Rational
  /// The coefficient.
  public let value: Rational
  /// Two inputs whose rows attain it, counted from 0 and in this order; `nil` when it is 0.
  public let pair: Pair?

  /// Two inputs in order, counted from 0.
  public struct Pair: Sendable, Hashable, CustomStringConvertible {
    public let first: Int
    public let second: Int

    /// Both, counted from 1.
    public var description: String { "inputs \(first + 1) and \(second + 1)" }
  }
}

extension HockeyStickContraction: CustomStringConvertible {
  /// `eta_E(W) = 3/8 at gamma = 2, inputs 1 and 2`.
  public var description: String {
    "eta_E(W) = \(value) at gamma = \(gamma)" + (pair.map { ", \($0)" } ?? "")
  }
}

/// A gamma out of range for a hockey-stick divergence or its contraction.
public enum HockeyStickGammaError: InputError, Hashable {
  /// Below 0 there is no divergence.
  case isNegative(Rational)
  /// Below 1 the divergence of equal laws is not 0, and there is no contraction.
  case isBelowOne(Rational)

  public var description: String {
    switch self {
    case .isNegative(let gamma): return "gamma is \(gamma); expected a number that is at least 0"
    case .isBelowOne(let gamma):
      return "gamma is \(gamma); expected a number that is at least 1 for the contraction, because "
        + "E_gamma(P||P) = 1 - gamma below"
    }
  }
}

extension Channel {
  /// The contraction coefficient of the hockey-stick divergence, the greatest over the ordered pairs of
  /// rows.
  ///
  /// - Throws: ``HockeyStickGammaError`` when gamma is less than 1.
  /// - Complexity: O(n^2 m) operations for n inputs and m outputs.
  public func hockeyStickContraction(
    gamma: Rational
  ) throws(HockeyStickGammaError) -> HockeyStickContraction {
    if gamma < 1 { throw .isBelowOne(gamma) }
    var greatest = Integer.zero
    var pair: HockeyStickContraction.Pair?
    for first in 0..<inputCount {
      for second in 0..<inputCount where second != first {
        var excess = Integer.zero
        for output in 0..<outputCount {
          let difference =
            gamma.denominator * counts[first * outputCount + output]
            - gamma.numerator * counts[second * outputCount + output]
          if difference.signum() > 0 { excess += difference }
        }
        if excess > greatest {
          greatest = excess
          pair = HockeyStickContraction.Pair(first: first, second: second)
        }
      }
    }
    return HockeyStickContraction(
      gamma: gamma, value: Rational(greatest, denominator * gamma.denominator), pair: pair)
  }
}
