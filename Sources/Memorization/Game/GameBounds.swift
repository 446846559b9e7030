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
  /// The bounds for a success probability.
  ///
  /// All are zero where `k = 1`, `d = 0`, `rho = 0`, or Fano's term vanishes.
  public func bounds(success: Rational) -> GameBounds {
    if examples == 1 || dimension == 0 || correlation.isZero {
      return GameBounds(fano: .zero, sdpi: .zero, mrsGerber: .zero)
    }
    let fano = Fano.term(success: success, among: examples)
    let sdpi = Rational(examples) / (correlation * correlation) * fano
    return GameBounds(fano: fano, sdpi: sdpi, mrsGerber: mrsGerberBound(fano: fano))
  }

  private func mrsGerberBound(fano: LogForm) -> InformationQuantity {
    if fano.isZero { return .zero }
    if correlation == 1 { return .exact(Rational(examples) * fano) }  // v = h^-1(1 - F/d), delta = 0
    let size = Rational(Integer(examples) * Integer(dimension))
    let level = LogForm.bits(1) - fano / Rational(dimension)  // 1 - F/d = h(v)
    let (delta, rho) = (flipProbability, correlation)
    return .enclosed(
      ComputableReal { bits in
        let entropy = level.enclosure(in: .bits, bits: bits).clamped(to: 0, 1)
        let v = Enclosure.inverseBinaryEntropy(entropy, bits: bits)
        let a = ((1 / rho) * (v - Enclosure(delta))).clamped(to: 0, Rational(1, 2))
        return size * (Enclosure(1) - Enclosure.binaryEntropy(a, bits: bits))
      })
  }
}

extension Enclosure {
  /// The part of the interval from `least` to `greatest`, where the enclosed value is known to lie.
  fileprivate func clamped(to least: Rational, _ greatest: Rational) -> Enclosure {
    Enclosure(
      min(max(lower, least), greatest), min(max(upper, least), greatest))
  }
}
