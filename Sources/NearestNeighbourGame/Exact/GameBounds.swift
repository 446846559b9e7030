import ExactArithmetic
import InformationTheory

/// The lower bounds on `I(X;M)` that follow from Bob's success probability.
public struct GameBounds: Sendable {
  /// Fano's term `F(alpha) = log2 k - h(alpha) - (1 - alpha) log2(k - 1) = d(alpha || 1/k)`, at most `I(J;Y|M)`.
  public let fano: LogForm
  /// `k F / rho^2`: from the strong data processing inequality of the binary symmetric channel.
  public let sdpi: LogForm
  /// `k d (1 - h((v - delta)/(1 - 2 delta)))` with `v = h^-1(1 - F/d)`: from Mrs Gerber's lemma; never below the
  /// SDPI bound.
  public let mrsGerber: InformationQuantity
}

extension Game {
  /// Fano's term of a success probability; 0 where `k = 1`, `d = 0` or `rho = 0`, where every protocol succeeds
  /// with probability `1/k`.
  package func fanoTerm(success: Rational) -> LogForm {
    examples == 1 || dimension == 0 || correlation.isZero
      ? .zero : Fano.term(success: success, among: examples)
  }

  /// The bounds for the success probability of a protocol.
  ///
  /// All are zero where `k = 1`, `d = 0`, `rho = 0`, or Fano's term vanishes.
  ///
  /// - Parameter success: the success probability of some protocol: of Bob's optimal rule, or at least `1/k`.
  /// - Throws: ``GameError/unattainableSuccess(_:_:)`` when no protocol succeeds that often, because
  ///   `F > d (1 - h(delta))`.
  public func bounds(success: Rational) throws(GameError) -> GameBounds {
    guard !success.isNegative && success <= 1 else { throw .unattainableSuccess(success, self) }
    if examples == 1 || dimension == 0 || correlation.isZero {
      return GameBounds(fano: .zero, sdpi: .zero, mrsGerber: .zero)
    }
    let fano = Fano.term(success: success, among: examples)
    let perBit = fano / Rational(dimension)
    let capacity = LogForm.bits(1) - binaryEntropy(flipProbability)
    guard perBit <= capacity else { throw .unattainableSuccess(success, self) }
    let mrsGerber = MrsGerber(correlation: correlation)
    let size = Rational(Integer(examples) * Integer(dimension))
    return GameBounds(
      fano: fano,
      sdpi: Rational(examples) / (correlation * correlation) * fano,
      mrsGerber: size * mrsGerber.inverseInformationFunction(.exact(perBit)))
  }
}
