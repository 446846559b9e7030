import CertificateChecking
import Documents
import ExactArithmetic
import InformationTheory

extension CertificateClaim {
  /// Mrs Gerber's function, or its inverse.
  public enum MrsGerberFunction: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// `g(R) = Psi(rho Psi^-1(R))`.
    case forward = "g"
    /// `g^-1(R) = Psi(Psi^-1(R)/rho)`.
    case inverse

    /// The name in a certificate.
    public var description: String { rawValue }
  }

  /// Decimals of a multiple of Mrs Gerber's function or its inverse.
  ///
  /// - Parameters:
  ///   - function: which of them.
  ///   - argument: the information about one uniform bit, more than 0, and less than one bit or than `g(1)`.
  ///   - rho: the correlation of the bit and its noisy copy, in (0,1).
  ///   - scale: the factor.
  ///   - digits: how many decimals are certified.
  /// - Throws: ``CertificationError``, also for arguments outside these ranges.
  public static func mrsGerber(
    _ function: MrsGerberFunction, at argument: LogForm, correlation rho: Rational,
    scale: Rational = 1, digits: Int = 12
  ) throws -> CertificateClaim {
    let name = "\(scale) \(function == .forward ? "g" : "g^-1")(\(argument))"
    guard rho.signum() > 0, rho < 1, scale.signum() > 0, argument.signum() > 0,
      argument < (function == .forward ? .bits(1) : LogForm(LogarithmSum.psi(rho)))
    else { throw CertificationError.hasNoKind(name, reason: "an argument is out of range") }
    let greatest = function == .forward ? Rational(1) : rho
    let factor = function == .forward ? rho : rho.reciprocal()
    let unit = Rational(1, Integer(10).power(digits))
    let form = LogarithmSum(argument)
    // theta is bracketed ever more closely, until both ends are within one unit of decimals.
    var (low, high) = (Rational(0), greatest)
    for bits in stride(from: 4 * digits + 16, through: 4096, by: 64) {
      let width = greatest.scaled(byPowerOfTwo: -bits)
      while high - low > width {
        let middle = (low + high).scaled(byPowerOfTwo: -1)
        switch (LogForm(LogarithmSum.psi(middle)) - argument).signum() {
        case -1: low = middle
        case 1: high = middle
        default:
          // The value is that of a rational; its neighbours enclose it.
          low = max(low, middle - width.scaled(byPowerOfTwo: -1))
          high = min(high, middle + width.scaled(byPowerOfTwo: -1))
        }
      }
      let lowest = scale * LogarithmSum.psi(factor * low)
      let most = scale * LogarithmSum.psi(factor * high)
      let floor = (LogForm(lowest).enclosure(in: .bits, bits: bits).lower / unit).floor()
      let ends = (Rational(floor) * unit, Rational(floor + 1) * unit)
      var search = EvidenceSearch(name)
      let shown = try? search.bits(positive: [
        form - .psi(low), .psi(high) - form, lowest.adding(-ends.0, times: .logTwo),
        ends.1 * .logTwo - most,
      ])
      guard let shown else { continue }
      return try CertificateClaim(
        .mrsGerber,
        [
          ("rho", .rational(rho)), ("function", .string(function.rawValue)),
          ("form", .form(argument)), ("scale", .rational(scale)),
          ("between", [.decimal(ends.0, digits: digits), .decimal(ends.1, digits: digits)]),
          ("evidence", ["theta": .rationals([low, high]), "bits": .init(shown)]),
        ])
    }
    throw CertificationError.isBeyondTheFormat(claim: name, limit: "4096 bits do not show it")
  }
}
