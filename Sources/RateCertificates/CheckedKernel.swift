import ExactArithmetic

/// Bob's reward in whole numbers: with `delta = (1 - rho)/2 = a/q` in lowest terms, `y` is at the distance `w` from the string
/// that he answers with a probability of `a^w (q-a)^(d-w) / q^d`.
struct CheckedKernel {
  private let dimension: Int
  /// `q`.
  let unit: Integer
  /// `g = q - 2a`, which divides every difference of rewards.
  let step: Integer
  /// `(v(w) - v(d)) / g` by the distance `w`.
  let gains: [Int]
  /// `v(d)`.
  let least: Integer

  /// - Returns: `nil` when a gain does not fit.
  init?(correlation: Rational, dimension: Int) {
    let delta = (1 - correlation) / 2
    let (a, q) = (delta.numerator, delta.denominator)
    unit = q
    step = q - a - a
    self.dimension = dimension
    let values = (0...dimension).map { a.power($0) * (q - a).power(dimension - $0) }
    least = values[dimension]
    var gains: [Int] = []
    for value in values {
      let gain = (value - values[dimension]).exactlyDivided(by: step)
      guard gain.bitWidth <= 24, let word = Int(exactly: gain) else { return nil }
      gains.append(word)
    }
    self.gains = gains
  }

  /// The gains of all strings of a source at all `y`: `gains[distance]`, item by item.
  func gain(_ row: Int, _ y: Int) -> Int { gains[(row ^ y).nonzeroBitCount] }

  /// The least and the greatest sum of gains of any rule on a source.
  func range(_ rows: [Int]) -> ClosedRange<Int> {
    var (low, high) = (0, 0)
    for y in 0..<(1 << dimension) {
      let values = rows.map { gain($0, y) }
      low += values.min() ?? 0
      high += values.max() ?? 0
    }
    return low...high
  }
}

/// Powers of a number above 1, rounded up: `U_0 = 1`, and `U_(t+1)` is `U_t beta` rounded up to a multiple of `2^-200`.
struct CheckedPowers {
  static let fractionBits = 200

  let values: [Rational]

  init(_ beta: Rational, count: Int) {
    var values: [Rational] = [1]
    for t in 0..<count {
      let next = (values[t] * beta).scaled(byPowerOfTwo: CheckedPowers.fractionBits).ceiling()
      values.append(Rational(next).scaled(byPowerOfTwo: -CheckedPowers.fractionBits))
    }
    self.values = values
  }

  /// `log2(1 + T 2^-200)`: no power exceeds the true one by more than that factor.
  var roundingForm: LogForm {
    .log(1 + Rational(values.count - 1).scaled(byPowerOfTwo: -CheckedPowers.fractionBits))
  }
}
