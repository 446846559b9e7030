import ExactArithmetic
import InformationTheory
import Work

extension Asymptotics {
  /// Computes what there is to know for `k = 2^m`.
  ///
  /// - Parameters:
  ///   - m: `log2 k`, at least 1.
  ///   - bits: the relative accuracy of the enclosures, in bits.
  ///   - limits: how much work may be done.
  /// - Throws: ``AsymptoticsError`` when the rules give nothing that makes sense for this `k`;
  ///   `WorkRefused`.
  /// - Complexity: O(d) products, and elementary functions for O(sqrt d) distances.
  public func point(
    log2Examples m: Int, bits: Int = 128, limits: WorkLimits = .standard
  ) throws -> AsymptoticsPoint {
    let d = try checkedDimension(log2Examples: m, bits: bits, limits: limits)
    let setting = Setting(log2Examples: m, dimension: d, digits: digits)
    let (curve, rho, below, target) = try setting.solve(correlation)
    let optimum = Optimum.enclosure(
      examples: setting.examples, dimension: d, correlation: rho, bits: bits)
    let success = success(setting, optimum: optimum, target: target)
    let isAttainable =
      success <= optimum.lower || curve.reaches(success, at: rho) == .holds
    guard isAttainable, success >= Rational(1, setting.examples) else {
      throw AsymptoticsError.successOutOfRange(
        success, log2Examples: m, dimension: d, optimum: optimum)
    }

    let fano = Fano.term(success: success, among: setting.examples)
      .enclosure(in: .bits, bits: bits + 16)
    let capacity = (LogForm.bits(1) - binaryEntropy((1 - rho) / 2)).enclosure(bits: bits + 16)
    let perBit = Rational(1, d) * fano
    let theta = setting.noisyCopyCorrelation(success, rho, on: curve)
    return AsymptoticsPoint(
      log2Examples: m, dimension: d, correlation: rho, correlationBelow: below, target: target,
      optimum: optimum,
      thresholdRatio: (rho * rho * Rational(d))
        * Enclosure(1).divided(by: 2 * setting.logarithm(bits: bits + 16), bits: bits + 8),
      rateOverCapacity: Enclosure(Rational(m, d)).divided(by: capacity, bits: bits + 8),
      success: success,
      sdpi: ((rho * rho).reciprocal() * perBit).rounded(toBits: bits + 8),
      mrsGerber: MrsGerber(correlation: rho).inverseInformationFunction(perBit, bits: bits),
      noisyCopyFlip: (1 - theta) / 2,
      noisyCopy: (LogForm.bits(1) - binaryEntropy((1 - theta) / 2)).enclosure(bits: bits))
  }

  /// Checks that the point for `k = 2^m` can be computed, at little cost.
  ///
  /// - Throws: as ``point(log2Examples:bits:limits:)``, as far as that is known beforehand.
  public func check(log2Examples m: Int, bits: Int = 128, limits: WorkLimits = .standard) throws {
    _ = try checkedDimension(log2Examples: m, bits: bits, limits: limits)
  }

  private func checkedDimension(
    log2Examples m: Int, bits: Int, limits: WorkLimits
  ) throws -> Int {
    guard m >= 1 else { throw AsymptoticsError.log2ExamplesOutOfRange(m) }
    let d = try dimension.dimension(log2Examples: m)
    var estimate = Optimum.estimate(examples: "2^\(m)", dimension: Double(d), bits: bits)
    // k itself, a bit for each of its digits, enters into every term.
    let lengths = Double(m) / 8
    estimate = WorkEstimate(
      subject: estimate.subject, operations: estimate.operations * 2 + lengths * 1e6,
      bytes: estimate.bytes + lengths * 100)
    try limits.check(estimate)
    return d
  }

  /// The success asked for, which may be out of reach.
  private func success(
    _ setting: Setting, optimum: Enclosure, target: Rational?
  ) -> Rational {
    switch success ?? target.map(SuccessRule.fixed) ?? .partOfOptimum(1) {
    case .partOfOptimum(let part):
      // Rounded down, so that it is certainly no more.
      return (part * optimum.lower).roundedDown(digits: digits)
    case let rule:
      return rule.value(log2Examples: setting.log2Examples)!
    }
  }
}

/// `k = 2^m` and `d`, for which a correlation is sought.
private struct Setting {
  let log2Examples: Int
  let dimension: Int
  let digits: Int

  var examples: Integer { Integer(1) << log2Examples }

  /// `ln k`.
  func logarithm(bits: Int) -> Enclosure {
    Rational(log2Examples) * Enclosure.log(Rational(2), bits: bits)
  }

  /// The correlation by a rule, a step below it for comparison, and a curve that reaches as far.
  func solve(
    _ rule: Asymptotics.CorrelationRule
  ) throws(AsymptoticsError) -> (
    curve: OptimumCurve, rho: Rational, below: Rational?, target: Rational?
  ) {
    switch rule {
    case .threshold(let threshold):
      guard threshold.signum() > 0, let rho = correlation(threshold: threshold, .toNearestOrEven),
        rho.signum() > 0 && rho <= 1
      else {
        throw .thresholdOutOfRange(threshold, log2Examples: log2Examples, dimension: dimension)
      }
      return (OptimumCurve(examples: examples, dimension: dimension, upTo: rho), rho, nil, nil)
    case .optimum(let rule):
      let target = rule.value(log2Examples: log2Examples)!
      guard target > Rational(1, examples) && target < 1 else {
        throw .targetOutOfRange(target, log2Examples: log2Examples)
      }
      let (curve, crossing) = try solve(optimum: target)
      return (curve, crossing.reaching, crossing.below, target)
    }
  }

  /// Where the optimum reaches a target, on a curve that is prepared for twice as much `rho^2` each time.
  private func solve(
    optimum target: Rational
  ) throws(AsymptoticsError) -> (OptimumCurve, OptimumCurve.Crossing) {
    var threshold: Rational = 2
    while true {
      let greatest = min(1, correlation(threshold: threshold, .up) ?? 1)
      let curve = OptimumCurve(examples: examples, dimension: dimension, upTo: greatest)
      if let crossing = curve.crossing(of: target, step: greatest.lastPlace(digits: digits)) {
        return (curve, crossing)
      }
      if greatest == 1 {
        throw .unreachableOptimum(
          target, log2Examples: log2Examples, dimension: dimension, greatest: curve.value(at: 1))
      }
      threshold *= 2
    }
  }

  /// The solution of `rho^2 d = 2 c ln k`, rounded to a decimal; `nil` when it is far above 1.
  private func correlation(
    threshold c: Rational, _ rule: FloatingPointRoundingRule
  ) -> Rational? {
    let square = (2 * c / Rational(dimension)) * logarithm(bits: 128)
    guard square.upper <= 2 else { return nil }
    let rho = Enclosure.squareRoot(square, bits: 128).upper
    let step = rho.lastPlace(digits: digits)
    return Rational((rho / step).rounded(rule)) * step
  }

  /// The least `theta = 1 - 2a`, to within a step of its last digit, for which `OPT(k, d, rho theta)` certainly is at
  /// least the success.
  func noisyCopyCorrelation(
    _ success: Rational, _ rho: Rational, on curve: OptimumCurve
  ) -> Rational {
    let step = Rational(1, Integer(10).power(digits))
    // At theta = 1 it is, by a closer enclosure than the curve's.
    guard let crossing = curve.crossing(of: success, step: rho * step) else { return 1 }
    return min(1, crossing.reaching / rho)
  }
}

extension Rational {
  /// The unit of the last of so many significant decimal digits of a positive number.
  fileprivate func lastPlace(digits: Int) -> Rational {
    Rational(10).power(decimalExponent - digits + 1)
  }

  /// A positive number cut off after so many significant decimal digits.
  fileprivate func roundedDown(digits: Int) -> Rational {
    let step = lastPlace(digits: digits)
    return Rational((self / step).floor()) * step
  }
}
