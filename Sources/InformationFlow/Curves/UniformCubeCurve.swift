import ExactArithmetic
import InformationTheory

/// The information curve of `d` uniform bits, each through a binary symmetric channel with crossover
/// probability `delta`:
///
/// `F_I(t) = sup { I(U;Y^d) : U - X^d - Y^d, I(U;X^d) <= t } = d (1 - h(delta * h^-1(1 - t/d)))`,
///
/// with `a * b = a(1-b) + (1-a)b`.
///
/// Mrs Gerber's lemma is the upper bound; noisy copies of the bits attain it.  The slope at 0 is
/// `(1-2 delta)^2`.  (A. D. Wyner and J. Ziv, IEEE Trans. Inf. Theory 19, 1973; H. S. Witsenhausen and
/// A. D. Wyner, 1975; E. Erkip and T. M. Cover, 1998.)
public struct UniformCubeCurve: Sendable, Hashable {
  /// The number of bits.
  public let dimension: Int
  private let function: MrsGerber

  /// The curve of `dimension` uniform bits through the binary symmetric channel.
  ///
  /// - Precondition: `dimension >= 1` and `0 <= delta <= 1`.
  public init(dimension: Int = 1, crossover delta: Rational) {
    precondition(dimension >= 1, "a cube of dimension \(dimension)")
    self.dimension = dimension
    function = MrsGerber(crossover: delta)
  }

  /// `F_I(t)`: exact for the budgets of noisy copies with rational noise, else enclosed to any width.
  ///
  /// - Parameter budget: `t`, an exact or enclosed number of bits; above `d` the value is that at `d`.
  /// - Throws: ``CurveError/negativeBudget(_:)`` for an exact budget below 0.
  public func value(at budget: InformationQuantity) throws(CurveError) -> InformationQuantity {
    let size = Rational(dimension)
    if case .exact(let form) = budget {
      if form.signum() < 0 { throw .negativeBudget(form) }
      let capped = min(form, .bits(size))
      return size * function.informationFunction(.exact(capped / size))
    }
    return size * function.informationFunction(size.reciprocal() * budget)
  }

  /// The slope at 0, `(1-2 delta)^2`.
  public var slopeAtZero: Rational { function.correlation.power(2) }
}
