import ExactArithmetic
import InformationTheory

/// The pairs of inputs that can attain the KL contraction coefficient, by bounds in floating point.
///
/// With the laws P and Q of a pair, times a common factor,
///
///     F(b)  = b(1-b) sum_y (P_y - Q_y)^2 / M_y,    M = bP + (1-b)Q,
///     F'(b) = sum_y P_y Q_y (P_y - Q_y) / M_y^2.
///
/// *Rounding.*  P, Q and P - Q are exact integers brought to floating point with a relative error of at most
/// 2^-52, which is that of two roundings, and `1 - b` is rounded once.  A term of either sum is reached by
/// at most 20 roundings, none of which follows a cancellation; the sum of m terms adds at most m more.  So
/// the computed F is correct to a factor within `1 +- e` for `e = (m + 16) 2^-52`, and F' to e times the sum
/// of the magnitudes of its terms.  Nothing under- or overflows: b is from 2^-40 to 1 - 2^-40, and pairs with
/// a P, a Q or a difference other than 0 and below 2^-256 of the factor are not bounded but computed.
///
/// *Bounds.*  F is concave, so `F(x) <= F(b) + F'(b)(x - b)` for every x in [0, 1].
struct PairScreening {
  /// The pairs that can attain the coefficient, in lexicographic order; none when all rows are equal.
  private(set) var candidates: [(Int, Int)] = []
  /// An upper bound of the coefficient by the bounds of all pairs; `nil` where one of them was not bounded.
  private(set) var upperBound: Rational?
  /// A lower bound of the coefficient by the same.
  private(set) var lowerBound = Rational.zero

  init(_ channel: Channel) {
    if channel.isExchangeable {
      candidates = channel.inputCount > 1 && channel.counts[0] != channel.counts[1] ? [(0, 1)] : []
      return
    }
    let (n, m) = (channel.inputCount, channel.outputCount)
    // The scale 2^-shift makes probabilities of the counts, nearly; short counts stay exact integers.
    let shift = channel.denominator.bitWidth <= 62 ? 0 : channel.denominator.bitWidth
    let probabilities = channel.counts.map { $0.double(scaledDownBy: shift) }
    var bounds: [(first: Int, second: Int, upper: Double)] = []
    var greatestLower = 0.0
    var difference = [Double](repeating: 0, count: m)
    for first in 0..<n {
      for second in (first + 1)..<max(n, first + 1) {
        var isTiny = false
        for y in 0..<m {
          let (p, q) = (first * m + y, second * m + y)
          difference[y] = (channel.counts[p] - channel.counts[q]).double(scaledDownBy: shift)
          for value in [probabilities[p], probabilities[q], difference[y].magnitude] {
            if value != 0 && value < 0x1p-256 { isTiny = true }
          }
        }
        if isTiny {
          bounds.append((first, second, .infinity))
          continue
        }
        if difference.allSatisfy({ $0 == 0 }) { continue }
        let (lower, upper) = probabilities.withUnsafeBufferPointer { probabilities in
          difference.withUnsafeBufferPointer { difference in
            PairBounds(
              p: UnsafeBufferPointer(rebasing: probabilities[(first * m)..<((first + 1) * m)]),
              q: UnsafeBufferPointer(rebasing: probabilities[(second * m)..<((second + 1) * m)]),
              difference: difference
            ).bounds(atLeast: greatestLower)
          }
        }
        greatestLower = max(greatestLower, lower)
        bounds.append((first, second, upper))
      }
    }
    candidates = bounds.filter { $0.upper >= greatestLower }.map { ($0.first, $0.second) }
    let unit = Rational(Integer(1) << shift, channel.denominator)
    let greatestUpper = bounds.map(\.upper).max() ?? 0
    upperBound = Rational(exactly: greatestUpper).map { min(.one, $0 * unit) }
    lowerBound = (Rational(exactly: greatestLower) ?? .zero) * unit
  }
}

/// Bounds on the maximum of F for one pair.
private struct PairBounds {
  let p: UnsafeBufferPointer<Double>
  let q: UnsafeBufferPointer<Double>
  let difference: UnsafeBufferPointer<Double>

  private var relativeError: Double { Double(p.count + 16) * 0x1p-52 }

  /// A lower and an upper bound; the search for better ones ends when the maximum is surely below
  /// `threshold`.
  func bounds(atLeast threshold: Double) -> (lower: Double, upper: Double) {
    if let limit = limitBounds { return limit }
    var (lower, upper) = (0.0, Double.infinity)
    var (left, right) = (0x1p-40, 1 - 0x1p-40)
    var b = 0.5
    for _ in 0..<60 {
      let point = evaluate(b)
      lower = max(lower, point.value * (1 - relativeError))
      let rise = max(point.slope * (1 - b), -point.slope * b)
      // The last factor is for the rounding of this sum.
      let tangent = point.value * (1 + relativeError) + rise + point.slopeError
      upper = min(upper, tangent * (1 + 0x1p-50))
      if upper < threshold || rise <= point.slopeError + 0x1p-50 * point.value { break }
      if point.slope > 0 { left = b } else { right = b }
      let newton = b - point.slope / point.curvature
      // A step out of the interval, or no number at all: bisect.
      let next = newton > left && newton < right ? newton : (left + right) / 2
      if next == b { break }
      b = next
    }
    return (lower, upper)
  }

  private func evaluate(
    _ b: Double
  ) -> (value: Double, slope: Double, slopeError: Double, curvature: Double) {
    let c = 1 - b
    var (value, slope, slopeSize, curvature) = (0.0, 0.0, 0.0, 0.0)
    for y in p.indices where p[y] != 0 || q[y] != 0 {
      let mixture = b * p[y] + c * q[y]
      let quotient = difference[y] / mixture
      value += difference[y] * quotient
      let term = p[y] * q[y] / mixture * quotient
      slope += term
      slopeSize += abs(term)
      curvature -= 2 * term * quotient
    }
    return (b * c * value, slope, slopeSize * relativeError, curvature)
  }

  /// Bounds when F surely has its supremum at an end: the weight there of the outputs that only one input
  /// has.
  private var limitBounds: (lower: Double, upper: Double)? {
    for (p, q, sign) in [(p, q, 1.0), (q, p, -1.0)] {
      // sum P (P-Q) / Q at the end where the weight on P is 0.
      var (slope, size, limit) = (0.0, 0.0, 0.0)
      for y in p.indices where p[y] != 0 {
        if q[y] == 0 {
          limit += p[y]
        } else {
          let term = sign * difference[y] * p[y] / q[y]
          slope += term
          size += abs(term)
        }
      }
      if slope + size * relativeError <= 0 {
        return (limit * (1 - relativeError), limit * (1 + relativeError))
      }
    }
    return nil
  }
}

extension Integer {
  /// The value times `2^-shift`, with a relative error of at most 2^-52; the smallest positive number or its
  /// opposite for what is below 2^-800 and not 0.
  fileprivate func double(scaledDownBy shift: Int) -> Double {
    if isZero { return 0 }
    // The leading 62 bits.
    let excess = Swift.max(bitWidth - 62, 0)
    let leading = Int(exactly: magnitude >> excess)!
    let sign: FloatingPointSign = isNegative ? .minus : .plus
    if excess - shift < -900 { return Double(sign: sign, exponent: -1074, significand: 1) }
    return Double(sign: sign, exponent: excess - shift, significand: Double(leading))
  }
}
