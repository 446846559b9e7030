import ExactArithmetic
import Work

/// `R(OPT; k, d, 1)`: the least information with which Bob, who gets one of Alice's strings without noise, is right as often as
/// can be.
///
/// With `N = 2^d` points, `m` different strings with probability `P_m`, and `e_m` the elementary symmetric polynomial of the
/// parts of `N` into `k` as equal parts as can be,
///
///     R = sum_m P_m log2(C(k,m) N (N-1) ... (N-m+1) / e_m) - sum_s N C(k,s) N^-s (1 - 1/N)^(k-s) log2 s:
///
/// Alice draws one of the rules that answer each string for a part of the points, all parts as equal as can be, among those that
/// are right for her strings.  No rule is right for more sources of any kind, so that nothing costs less.
///
/// ```swift
/// print(try NoiselessOptimum(examples: 2, dimension: 1).information())  // 1/2 bits
/// ```
///
/// Source: derived here; the page `noiseless-optimum-cost` has the proof.
public struct NoiselessOptimum: Sendable, Hashable {
  /// The number `k >= 2` of strings.
  public let examples: Int
  /// The number `d >= 1` of bits of each.
  public let dimension: Int

  /// - Throws: ``RateError`` unless `k >= 2` and `d >= 1`.
  public init(examples: Int, dimension: Int) throws(RateError) {
    try RateError.check(examples: examples, dimension: dimension)
    self.examples = examples
    self.dimension = dimension
  }

  /// The value, exactly.
  ///
  /// - Throws: `WorkRefused`.
  /// - Complexity: O(k^2) operations with numbers of `k d` bits.
  public func information(limits: WorkLimits = .standard) throws -> LogForm {
    let (k, d) = (Double(examples), Double(dimension))
    try limits.check(
      WorkEstimate(
        subject: "R(OPT) for k = \(examples), d = \(dimension), rho = 1",
        operations: 8 * k * k * (k * d / 64 + 1), bytes: 16 * k * (k * d / 8 + 64)))
    return information(symmetric: balancedPolynomials)
  }

  /// The number `N` of points.
  private var points: Integer { Integer.one << dimension }

  /// The value with other numbers for `e_m`, from 0 on.
  package func information(symmetric: [Rational]) -> LogForm {
    var form = LogForm.zero
    var atLeast = Rational.one
    for (m, probability) in differentStrings.enumerated() where m >= 1 {
      // The factor N - m + 1 is there with m or more different strings.
      form += atLeast * LogForm.log(points - Integer(m - 1))
      if probability.isZero { break }
      let ratio = Rational(Integer.binomial(examples, m)) / symmetric[m]
      form += probability * LogForm.log(ratio)
      atLeast -= probability
      if atLeast.isZero { break }
    }
    for s in 2...examples {
      form -= pointsMet(times: s) * LogForm.log(s)
    }
    return form
  }

  /// `P_m`, the probability that `m` strings are different, for `m` from 0 to `k`.
  var differentStrings: [Rational] {
    // counts[m]: ways in which the strings so far have m values, by the falling factorial of N.
    var counts = [Integer](repeating: .zero, count: examples + 1)
    counts[0] = .one
    for _ in 0..<examples {
      var next = [Integer](repeating: .zero, count: examples + 1)
      for m in 0...examples where !counts[m].isZero {
        next[m] += Integer(m) * counts[m]
        if m < examples, points > Integer(m) {
          next[m + 1] += (points - Integer(m)) * counts[m]
        }
      }
      counts = next
    }
    return counts.map { Rational($0).scaled(byPowerOfTwo: -examples * dimension) }
  }

  /// The mean number of points that `s` strings are equal to.
  private func pointsMet(times s: Int) -> Rational {
    let others = (points - .one).power(examples - s)
    return Rational(Integer.binomial(examples, s) * points * others)
      .scaled(byPowerOfTwo: -examples * dimension)
  }

  /// `e_m` of the most equal parts of `N`, for `m` from 0 to `k`.
  package var balancedPolynomials: [Rational] {
    let k = Integer(examples)
    let (quotient, remainder) = points.floorQuotientAndRemainder(dividingBy: k)
    let larger = Int(exactly: remainder) ?? 0
    var polynomial = [Integer](repeating: .zero, count: examples + 1)
    polynomial[0] = .one
    for part in 0..<examples {
      let size = part < larger ? quotient + .one : quotient
      for m in stride(from: part + 1, through: 1, by: -1) {
        polynomial[m].addProduct(size, polynomial[m - 1])
      }
    }
    return polynomial.map { Rational($0) }
  }
}

extension NoiselessOptimum: CustomStringConvertible {
  /// The value meant: `R(OPT; 2, 3, 1)`.
  public var description: String { "R(OPT; \(examples), \(dimension), 1)" }
}
