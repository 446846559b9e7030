import ExactArithmetic
import Foundation
import Work

extension Game {
  /// A certified enclosure of the optimal success, for sizes at which the exact rational is too long.
  ///
  /// - Parameter digits: the number of significant decimal digits that the ends share, at least.
  /// - Complexity: O(d) products, and elementary functions for the O(sqrt(digits d)) distances that matter.
  public func optimalSuccessEnclosure(significantDigits digits: Int = 30) -> Enclosure {
    Optimum.enclosure(
      examples: Integer(examples), dimension: dimension, correlation: correlation,
      bits: digits * 10 / 3 + 8)
  }

  /// Checks that ``optimalSuccessEnclosure(significantDigits:)`` fits the limits.
  ///
  /// - Throws: `WorkRefused`.
  public func checkOptimalSuccessEnclosure(
    significantDigits digits: Int = 30, limits: WorkLimits = .standard
  ) throws(WorkRefused) {
    try limits.admit(
      Optimum.estimate(
        examples: "\(examples)", dimension: Double(dimension), bits: digits * 10 / 3 + 8),
      WorkMonitor())
  }
}

/// The optimal success of the game for any integer `k`, by the law of the least of `k` distances:
///
/// `OPT = (1/k) sum_h (T_h^k - T_(h+1)^k) (1-rho)^h (1+rho)^(d-h)` with `T_h = Pr[Bin(d,1/2) >= h]`.
enum Optimum {
  /// A certified enclosure, accurate to a relative `2^-bits`.
  static func enclosure(
    examples k: Integer, dimension d: Int, correlation rho: Rational, bits: Int
  ) -> Enclosure {
    if k.isOne { return Enclosure(1) }
    if d == 0 || rho.isZero { return Enclosure(Rational(1, k)) }
    var precision = workingBits(dimension: d, bits: bits)
    while true {
      let sum = OptimumSum(
        examples: k, dimension: d, upTo: rho, bits: bits, precision: precision)
      let value = sum.value(at: rho)
      if value.isAccurate(toRelativeBits: bits) { return success(value, among: k, bits: bits) }
      precision *= 2
    }
  }

  /// `k OPT` divided by `k`, and cut to the range of the optimum.
  static func success(_ sum: Enclosure, among k: Integer, bits: Int) -> Enclosure {
    let least = Rational(1, k)
    return (least * sum).rounded(toBits: bits + 8).intersection(Enclosure(least, 1))
  }

  /// The working precision: sums and products of `d` factors lose `log2 d` bits, exponents of up to about
  /// `bits` lose `log2 bits` more.
  static func workingBits(dimension d: Int, bits: Int) -> Int {
    bits + (64 - d.leadingZeroBitCount) + (64 - bits.leadingZeroBitCount) + 16
  }

  /// What one enclosure needs.
  ///
  /// - Parameter examples: `k`, as text.
  static func estimate(examples: String, dimension d: Double, bits: Int) -> WorkEstimate {
    let bytes = Double(bits + 64) / 8
    // Elementary functions for the distances that matter, about O(sqrt(bits d)) of them.
    let functions = min(d, 1000 + 4 * (Double(bits) * d).squareRoot()) * 20 * pow(bytes, 1.7)
    let size = d < 1e15 ? "\(Int(d))" : WorkEstimate.short(d)
    return WorkEstimate(
      subject: "the enclosure of the optimum for k = \(examples), d = \(size)",
      operations: (d + 1000) * bytes * 100 + functions, bytes: d * 4 * (bytes + 56))
  }
}
