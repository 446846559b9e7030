import ExactArithmetic
import Foundation

/// The search, in floating point, for the variable that is best for a budget.
///
/// Nothing here is certified: what is found is only proposed, and rational arithmetic checks it.  A
/// point `q` of [0, 1] is held as its log-odds, so that nothing is lost near 0 and 1.
struct CurveSearch {
  /// Log-odds beyond which a point is taken for an end.
  private static let limit = 690.0

  private let first: [Double]
  private let second: [Double]
  /// The log-odds of `P(X = 1)`.
  let input: Double
  private let inputEntropy: Double
  /// Where `r` is greatest, and its greatest value.
  let peak: Double
  let greatestCurvature: Double

  /// Two points on which an affine majorant of `g_l` touches it; `nil` stands for the end itself.
  struct Chord {
    let multiplier: Double
    let slope: Double
    let left: Double?
    let right: Double?
  }

  init(_ pair: BinaryInputPair, input p: Rational) {
    first = pair.first.map { Double($0) }
    second = pair.second.map { Double($0) }
    input = Foundation.log(Double(p)) - Foundation.log(Double(1 - p))
    inputEntropy = CurveSearch.entropy(input)
    var (low, high) = (-CurveSearch.limit, CurveSearch.limit)
    for _ in 0..<70 {
      let middle = (low + high) / 2
      if CurveSearch.curvatureSlope(first, second, middle) > 0 {
        low = middle
      } else {
        high = middle
      }
    }
    peak = (low + high) / 2
    greatestCurvature = CurveSearch.curvature(first, second, peak)
  }

  /// The rational near a point given by its log-odds, of full relative accuracy at both ends; an end for `nil`.
  static func point(_ x: Double?, end: Int) -> Rational {
    guard let x else { return Rational(end) }
    if x < 0 { return Rational(exactly: logistic(x))! }
    return 1 - Rational(exactly: logistic(-x))!
  }

  // MARK: Functions of the log-odds, in nats

  /// `q` with the log-odds `x`.
  static func logistic(_ x: Double) -> Double { 1 / (1 + Foundation.exp(-x)) }

  /// `h(q) = q ln(1 + e^-x) + (1-q) ln(1 + e^x)`.
  static func entropy(_ x: Double) -> Double {
    func softplus(_ x: Double) -> Double {
      x > 0 ? x + Foundation.log1p(Foundation.exp(-x)) : Foundation.log1p(Foundation.exp(x))
    }
    return logistic(x) * softplus(-x) + logistic(-x) * softplus(x)
  }

  private static func curvature(_ first: [Double], _ second: [Double], _ x: Double) -> Double {
    let (q, rest) = (logistic(x), logistic(-x))
    var sum = 0.0
    for y in first.indices where first[y] > 0 && second[y] > 0 {
      sum += first[y] * second[y] / (rest * first[y] + q * second[y])
    }
    return 1 - sum
  }

  private static func curvatureSlope(
    _ first: [Double], _ second: [Double], _ x: Double
  ) -> Double {
    let (q, rest) = (logistic(x), logistic(-x))
    var sum = 0.0
    for y in first.indices where first[y] > 0 && second[y] > 0 {
      let s = rest * first[y] + q * second[y]
      sum += first[y] * second[y] * (second[y] - first[y]) / (s * s)
    }
    return sum
  }

  private func outputEntropy(_ x: Double?, end: Int) -> Double {
    let (q, rest) =
      x.map { (Self.logistic($0), Self.logistic(-$0)) } ?? (Double(end), Double(1 - end))
    var sum = 0.0
    for y in first.indices {
      let s = rest * first[y] + q * second[y]
      if s > 0 { sum -= s * Foundation.log(s) }
    }
    return sum
  }

  /// `g_l'` at the log-odds `x`.
  func slope(_ x: Double, _ multiplier: Double) -> Double {
    let (q, rest) = (Self.logistic(x), Self.logistic(-x))
    var sum = -multiplier * x
    for y in first.indices where first[y] != second[y] {
      sum += (second[y] - first[y]) * Foundation.log(rest * first[y] + q * second[y])
    }
    return sum
  }

  /// `g_l` at a point, or at an end.
  private func value(_ x: Double?, end: Int, _ multiplier: Double) -> Double {
    let entropy = x.map { multiplier * Self.entropy($0) } ?? 0
    return entropy - outputEntropy(x, end: end)
  }

  // MARK: Solving

  /// Where a decreasing function changes its sign in an interval.
  private static func root(
    _ low: Double, _ high: Double, steps: Int = 56, _ function: (Double) -> Double
  ) -> Double {
    var (low, high) = (low, high)
    for _ in 0..<steps {
      let middle = (low + high) / 2
      if function(middle) > 0 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The ends of the interval where `r >= l`; `nil` where it reaches 0 or 1.
  private func convexPart(_ multiplier: Double) -> (left: Double?, right: Double?) {
    let limit = Self.limit
    func excess(_ x: Double) -> Double { Self.curvature(first, second, x) - multiplier }
    let left = excess(-limit) >= 0 ? nil : Self.root(-limit, peak) { -excess($0) }
    let right = excess(limit) >= 0 ? nil : Self.root(peak, limit) { excess($0) }
    return (left, right)
  }

  /// The point of the left or right concave part at which `g_l(q) - b q` is greatest.
  private func touching(
    _ multiplier: Double, slope b: Double, below left: Double?
  ) -> Double? {
    guard let left else { return nil }
    let limit = Self.limit
    if slope(-limit, multiplier) <= b { return nil }
    if slope(left, multiplier) >= b { return left }
    return Self.root(-limit, left) { slope($0, multiplier) - b }
  }

  private func touching(
    _ multiplier: Double, slope b: Double, above right: Double?
  ) -> Double? {
    guard let right else { return nil }
    let limit = Self.limit
    if slope(limit, multiplier) >= b { return nil }
    if slope(right, multiplier) <= b { return right }
    return Self.root(right, limit) { slope($0, multiplier) - b }
  }

  /// The line above `g_l` that touches it twice, for `0 < l < max r`.
  func chord(_ multiplier: Double) -> Chord {
    let part = convexPart(multiplier)
    if part.left == nil && part.right == nil {
      let slope = value(nil, end: 1, multiplier) - value(nil, end: 0, multiplier)
      return Chord(multiplier: multiplier, slope: slope, left: nil, right: nil)
    }
    // Between the inflections g_l' increases, so the slope of the chord is between its values there.
    var low = part.left.map { slope($0, multiplier) } ?? slope(-Self.limit, multiplier)
    var high = part.right.map { slope($0, multiplier) } ?? slope(Self.limit, multiplier)
    func points(_ b: Double) -> (Double?, Double?) {
      (
        touching(multiplier, slope: b, below: part.left),
        touching(multiplier, slope: b, above: part.right)
      )
    }
    func height(_ x: Double?, end: Int, _ b: Double) -> Double {
      value(x, end: end, multiplier) - b * (x.map(Self.logistic) ?? Double(end))
    }
    for _ in 0..<56 {
      let b = (low + high) / 2
      let (left, right) = points(b)
      if height(left, end: 0, b) > height(right, end: 1, b) { high = b } else { low = b }
    }
    let b = (low + high) / 2
    let (left, right) = points(b)
    return Chord(multiplier: multiplier, slope: b, left: left, right: right)
  }

  /// `I(U;X)` in nats for the variable with the two points of a chord as posteriors; 0 when the input is
  /// not between them.
  func information(_ chord: Chord) -> Double {
    if let left = chord.left, left >= input { return 0 }
    if let right = chord.right, right <= input { return 0 }
    let left = chord.left.map(Self.logistic) ?? 0
    // From above, 1 - q, so that no digits are lost.
    let rightRest = chord.right.map { Self.logistic(-$0) } ?? 0
    let width = 1 - left - rightRest
    let upperWeight = (Self.logistic(input) - left) / width
    let lowerWeight = (Self.logistic(-input) - rightRest) / width
    let kept =
      lowerWeight * (chord.left.map(Self.entropy) ?? 0)
      + upperWeight * (chord.right.map(Self.entropy) ?? 0)
    return max(0, inputEntropy - kept)
  }

  /// Chords for multipliers close to each other, of which the first spends at least the budget and the second
  /// at most, as far as rounding shows.
  ///
  /// - Parameter budget: `t` in nats.
  func chords(budget: Double) -> (over: Chord, under: Chord) {
    // As the multiplier grows, the chord shrinks, and with it the information it spends.
    var (low, high) = (0.0, greatestCurvature)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if information(chord(middle)) > budget { low = middle } else { high = middle }
    }
    return (chord(low), chord(high))
  }

  // MARK: The slope at 0

  /// The point on the other side of the peak than the input whose ratio `D(s(q)||s(p)) / D(q||p)` is greatest,
  /// by Dinkelbach's method from a multiplier below that ratio.
  func touching(_ start: Double) -> Double? {
    let isLeft = input < peak
    var multiplier = start
    var best: Double?
    for _ in 0..<40 {
      let part = convexPart(multiplier)
      let b = slope(input, multiplier)
      best =
        isLeft
        ? touching(multiplier, slope: b, above: part.right)
        : touching(multiplier, slope: b, below: part.left)
      let ratio = ratio(best, end: isLeft ? 1 : 0)
      if !(ratio > multiplier) || ratio >= greatestCurvature { break }
      multiplier = ratio
    }
    return best
  }

  private func ratio(_ x: Double?, end: Int) -> Double {
    let (q, rest) =
      x.map { (Self.logistic($0), Self.logistic(-$0)) } ?? (Double(end), Double(1 - end))
    let (p, restOfP) = (Self.logistic(input), Self.logistic(-input))
    func divergence(_ pairs: [(Double, Double)]) -> Double {
      pairs.reduce(0) { $1.0 > 0 ? $0 + $1.0 * Foundation.log($1.0 / $1.1) : $0 }
    }
    let kept = divergence(
      first.indices.map { y in
        (rest * first[y] + q * second[y], restOfP * first[y] + p * second[y])
      })
    return kept / divergence([(q, p), (rest, restOfP)])
  }
}
