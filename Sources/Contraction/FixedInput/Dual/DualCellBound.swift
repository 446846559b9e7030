/// Decides whether `Phi(g) >= 0` on a box of functions g, in double precision with margins that exceed the rounding errors.
///
/// With c the centre and d the half widths, `R_c ~ R e^c` and `P_c ~ P e^(Wc/r)`, the Hessian on the box is at least
/// `M = e^(-w) Cov_(R_c) - e^(w') Cov_(P_c) / r`, `w = 2 max d` and `w' = 2 max_x (Wd)_x / r`, since tilting by h changes a
/// variance by factors in `[e^(-osc h), e^(osc h)]`. Sides without a lower end contribute nothing to the sum over R and, as
/// the sum over P increases, their upper ends to that.
final class DualCellBound {
  private let problem: DualProblem
  private let ratio: Double
  private let n: Int
  private let m: Int
  /// Where `Phi` is convex around 0: `osc(g) (1 + 1/r) <= ln(r/chi2)`.
  private let convexOscillation: Double

  private let centre: ScratchVector
  private let radius: ScratchVector
  private let tilted: ScratchVector
  private let tiltedPrior: ScratchVector
  private let mean: ScratchVector
  /// Bounds of `|(Wh)_x| / r` on the box.
  private let reach: ScratchVector
  private let gradient: ScratchVector
  private let gradientError: ScratchVector
  private let scale: ScratchVector
  private let effect: ScratchVector
  private let matrix: ScratchMatrix
  private let factor: ScratchMatrix
  private let finite: UnsafeMutablePointer<Int>
  /// Whether the side of an output has a lower end.
  private let isKept: UnsafeMutablePointer<Bool>
  private var finiteCount = 0
  /// The relative error of the tilted laws.
  private var unit = 0.0

  init(_ problem: DualProblem, ratio: Double) {
    self.problem = problem
    self.ratio = ratio
    n = problem.inputCount
    m = problem.outputCount
    convexOscillation =
      ratio > problem.chiSquare
      ? BoundedFunctions.logarithm(ratio / problem.chiSquare) * (1 - 1e-9) / (1 + 1 / ratio) : 0
    centre = .allocated(count: m)
    radius = .allocated(count: m)
    tilted = .allocated(count: m)
    tiltedPrior = .allocated(count: n)
    mean = .allocated(count: m)
    reach = .allocated(count: n)
    gradient = .allocated(count: m)
    gradientError = .allocated(count: m)
    scale = .allocated(count: m)
    effect = .allocated(count: m)
    matrix = .allocated(rows: m, columns: m)
    factor = .allocated(rows: m, columns: m)
    finite = .allocate(capacity: m)
    isKept = .allocate(capacity: m)
  }

  deinit {
    for vector in [
      centre, radius, tilted, tiltedPrior, mean, reach, gradient, gradientError, scale, effect,
    ] {
      vector.deallocate()
    }
    matrix.deallocate()
    factor.deallocate()
    finite.deallocate()
    isKept.deallocate()
  }

  /// What is known of a box.
  enum Answer {
    /// `Phi >= 0` on it, or no law belongs to it.
    case closed
    /// `Phi < 0` at the centre.
    case violated
    /// The side to be cut.
    case open(side: Int)
  }

  // MARK: The tests

  func decide(_ box: DualBox) -> Answer {
    if missesLaws(box) || isNearZero(box) { return .closed }
    setCentre(box)
    var spread = 0.0
    for x in 0..<n {
      var sum = 0.0
      for y in 0..<m { sum += problem.rows[x * m + y] * radius[y] }
      reach[x] = sum / ratio * (1 + 1e-12)
      spread = max(spread, reach[x])
    }
    var widest = 0.0
    for y in 0..<m { widest = max(widest, radius[y]) }
    let exponents = (2 * widest * (1 + 1e-12), 2 * spread)
    if exponents.1 > 3 || exponents.0 > 3 || finiteCount < m - 1, isMonotone(box) { return .closed }
    if exponents.1 > 60 { return .open(side: widestSide(box)) }
    let value = evaluate()
    if finiteCount == m - 1, value.phi < -value.error { return .violated }
    let least = value.phi - value.error
    if least > 0, isAboveChord(least: least) { return .closed }
    if exponents.1 > 4 || exponents.0 > 4 { return .open(side: widestSide(box)) }
    var linear = 0.0
    for i in 0..<finiteCount {
      let y = finite[i]
      linear += (abs(gradient[y]) + gradientError[y]) * radius[y]
    }
    if least > 0, isConvexEnough(least: least, linear: linear, exponents) { return .closed }
    return .open(side: steepestSide(box))
  }

  /// Whether the box misses the range that laws have for a pair of outputs.
  private func missesLaws(_ box: DualBox) -> Bool {
    for y in 0..<m {
      for k in 0..<m where k != y {
        if box.upper[y] - box.lower[k] < problem.pairLower[y * m + k] { return true }
      }
    }
    return false
  }

  private func isNearZero(_ box: DualBox) -> Bool {
    var (low, high) = (0.0, 0.0)
    for y in 0..<m {
      low = min(low, box.lower[y])
      high = max(high, box.upper[y])
    }
    return high - low <= convexOscillation
  }

  private func setCentre(_ box: DualBox) {
    finiteCount = 0
    for y in 0..<m {
      if box.lower[y] == -.infinity {
        centre[y] = box.upper[y]
        radius[y] = 0
        isKept[y] = false
      } else {
        isKept[y] = true
        let middle = box.lower[y] + (box.upper[y] - box.lower[y]) / 2
        centre[y] = middle
        radius[y] = max(box.upper[y] - middle, middle - box.lower[y]) * (1 + 0x1p-50)
        if y != box.reference {
          finite[finiteCount] = y
          finiteCount += 1
        }
      }
    }
  }

  /// `ln sum R e^lower >= r ln sum P e^((W upper)/r)`, as both increase in g.
  private func isMonotone(_ box: DualBox) -> Bool {
    var (top, sum, size) = (-Double.infinity, 0.0, 0.0)
    for y in 0..<m where box.lower[y] > -.infinity {
      top = max(top, box.lower[y])
      size = max(size, abs(box.lower[y]))
    }
    for y in 0..<m where box.lower[y] - top > -600 {
      sum += problem.output[y] * FastExponential.value(box.lower[y] - top)
    }
    let left = top + BoundedFunctions.logarithm(sum)
    var highest = -Double.infinity
    for x in 0..<n {
      var exponent = 0.0
      for y in 0..<m {
        exponent += problem.rows[x * m + y] * box.upper[y]
        size = max(size, abs(box.upper[y]))
      }
      tiltedPrior[x] = exponent / ratio
      highest = max(highest, tiltedPrior[x])
    }
    var total = 0.0
    for x in 0..<n where tiltedPrior[x] - highest > -600 {
      total += problem.prior[x] * FastExponential.value(tiltedPrior[x] - highest)
    }
    let right = ratio * (highest + BoundedFunctions.logarithm(total))
    let error = 0x1p-42 * (1 + size + abs(left) + abs(right) + ratio * abs(highest))
    return left - right >= error
  }

  /// Whether `Phi >= 0` on the box by a bound that is linear in h.
  ///
  /// The logarithm of the sum over R is at least its tangent. With `s_x = (Wh)_x/r` and `|s_x| <= S_x` the sum over P is, by the chord,
  /// at most `A + b h`, where `A = E_(P_c) cosh S` and `b h = E_(P_c) s (sinh S)/S`; and `-r ln` of that is at least its
  /// tangent. So `Phi(c + h) >= Phi(c) - r ln A + (R_c - r b / A) h`. Unlike a bound of the Hessian it does not suffer where an output
  /// has next to no mass under R but some under P.
  private func isAboveChord(least: Double) -> Bool {
    var excess = 0.0  // A - 1
    for y in 0..<m { effect[y] = 0 }
    for x in 0..<n {
      let reach = self.reach[x]
      let half = FastExponential.value(reach / 2)
      let rise = (half - 1 / half) / 2  // sinh S/2, as cosh S - 1 = 2 (sinh S/2)^2
      excess += tiltedPrior[x] * 2 * rise * rise
      let slope = reach > 1e-4 ? (half * half - 1 / (half * half)) / (2 * reach) : 1
      let weight = tiltedPrior[x] * slope
      for y in 0..<m { effect[y] += weight * problem.rows[x * m + y] }
    }
    // The sums err by the unit of the tilted laws, the quotients of differences by less than 1e-7.
    let error = 1e-7 + 2 * unit
    excess = excess * (1 + 10 * error) + 1e-14
    var linear = 0.0
    for i in 0..<finiteCount {
      let y = finite[i]
      let slope = effect[y] / (1 + excess)
      linear += (abs(tilted[y] - slope) + error * (tilted[y] + slope)) * radius[y]
    }
    let loss = ratio * BoundedFunctions.logarithm(1 + excess) + linear
    return least >= loss * (1 + 1e-9) + 1e-15
  }

  /// Whether `Phi(c) + grad h + h M h / 2 >= 0` on the box.
  private func isConvexEnough(
    least: Double, linear: Double, _ exponents: (Double, Double)
  ) -> Bool {
    if finiteCount == 0 { return true }
    let shrink = FastExponential.value(-exponents.0) * (1 - 1e-8)
    let growth = FastExponential.value(exponents.1) * (1 + 1e-8) / ratio
    setMatrix(shrink: shrink, growth: growth)
    if decompose() {
      // The least value of the quadratic is -grad M^-1 grad / 2.
      return least >= min(linear, quadraticLoss()) * (1 + 1e-6)
    }
    // h M h >= -s V for M + s Cov positive definite and V the greatest variance of h.
    let excess = least - linear * (1 + 1e-9)
    if excess <= 0 { return false }
    let greatestVariance = variance()
    if greatestVariance <= 0 { return false }
    let s = 2 * excess / greatestVariance * (1 - 1e-9)
    setMatrix(shrink: shrink + s, growth: growth)
    return decompose()
  }

  // MARK: Values and derivatives at the centre

  /// `Phi` at the centre with a bound of its error; sets the tilted laws and the gradient.
  private func evaluate() -> (phi: Double, error: Double) {
    var size = 0.0
    for y in 0..<m { size = max(size, abs(centre[y])) }
    for x in 0..<n {
      var exponent = 0.0
      for y in 0..<m { exponent += problem.rows[x * m + y] * centre[y] }
      tiltedPrior[x] = exponent
    }
    let isSmall = finiteCount == m - 1 && size <= 1 && size <= 20 * ratio
    let value = isSmall ? valueNearZero(size) : valueFarOut(size)
    setGradient(size)
    return value
  }

  private func valueFarOut(_ size: Double) -> (phi: Double, error: Double) {
    var top = -Double.infinity
    for y in 0..<m where isKept[y] { top = max(top, centre[y]) }
    var sum = 0.0
    for y in 0..<m {
      tilted[y] =
        isKept[y] ? problem.output[y] * FastExponential.value(max(-690, centre[y] - top)) : 0
      sum += tilted[y]
    }
    for y in 0..<m { tilted[y] /= sum }
    var highest = -Double.infinity
    for x in 0..<n {
      tiltedPrior[x] /= ratio
      highest = max(highest, tiltedPrior[x])
    }
    var total = 0.0
    for x in 0..<n {
      tiltedPrior[x] = problem.prior[x] * FastExponential.value(max(-690, tiltedPrior[x] - highest))
      total += tiltedPrior[x]
    }
    for x in 0..<n { tiltedPrior[x] /= total }
    let left = top + BoundedFunctions.logarithm(sum)
    let right = ratio * (highest + BoundedFunctions.logarithm(total))
    let error = 0x1p-42 * (1 + 2 * size + abs(left) + abs(right))
    return (left - right, error)
  }

  /// The same by sums of positive terms of second order, whose error is relative to them: with the mean a of g,
  /// `ln E_R e^(g - a) - r ln E_P e^((Wg - a)/r)`, and the first-order terms of both vanish.
  private func valueNearZero(_ size: Double) -> (phi: Double, error: Double) {
    var a = 0.0
    for y in 0..<m { a += problem.output[y] * centre[y] }
    var (first, growthFirst) = (0.0, 0.0)
    for y in 0..<m {
      let z = centre[y] - a
      let square = z * z * FastExponential.secondQuotient(z)
      first += problem.output[y] * square
      growthFirst += problem.output[y] * abs(z + square)
      tilted[y] = problem.output[y] * FastExponential.value(z)
    }
    var (second, growthSecond) = (0.0, 0.0)
    for x in 0..<n {
      let z = (tiltedPrior[x] - a) / ratio
      let square = z * z * FastExponential.secondQuotient(z)
      second += problem.prior[x] * square
      growthSecond += problem.prior[x] * abs(z + square)
      tiltedPrior[x] = problem.prior[x] * FastExponential.value(z)
    }
    let left = first * BoundedFunctions.logarithmQuotient(first)
    let right = ratio * second * BoundedFunctions.logarithmQuotient(second)
    let unit = Double(2 * m + 8) * 0x1p-52 * size
    let error =
      0x1p-42 * (left + right) + unit * (growthFirst + growthSecond)
      + unit * (first + second) + unit * unit / ratio
    for y in 0..<m { tilted[y] /= 1 + first }
    for x in 0..<n { tiltedPrior[x] /= 1 + second }
    return (left - right, error)
  }

  private func setGradient(_ size: Double) {
    for y in 0..<m { mean[y] = 0 }
    for x in 0..<n {
      let weight = tiltedPrior[x]
      for y in 0..<m { mean[y] += weight * problem.rows[x * m + y] }
    }
    unit = 0x1p-43 * (1 + size * (1 + 1 / ratio) * 0.25)
    for y in 0..<m {
      gradient[y] = tilted[y] - mean[y]
      gradientError[y] = unit * (tilted[y] + mean[y])
    }
  }

  // MARK: The matrix

  /// `shrink Cov_R - growth Cov_P`, scaled by the deviations of the output.
  private func setMatrix(shrink: Double, growth: Double) {
    let d = finiteCount
    for i in 0..<d {
      let r = tilted[finite[i]]
      scale[i] = (r * max(1 - r, 0x1p-40)).squareRoot()
    }
    for i in 0..<d {
      let (y, r) = (finite[i], tilted[finite[i]])
      var others = 0.0
      for k in 0..<m where k != y { others += tilted[k] }
      matrix[i, i] = shrink * r * others
      for j in 0..<i { matrix[i, j] = -shrink * r * tilted[finite[j]] }
    }
    for x in 0..<n {
      let weight = growth * tiltedPrior[x]
      for i in 0..<d {
        let y = finite[i]
        let scaled = weight * (problem.rows[x * m + y] - mean[y])
        for j in 0...i {
          let k = finite[j]
          matrix[i, j] -= scaled * (problem.rows[x * m + k] - mean[k])
        }
      }
    }
    for i in 0..<d {
      for j in 0...i { matrix[i, j] /= scale[i] * scale[j] }
    }
  }

  /// Cholesky's decomposition of the matrix less a multiple of 1 that exceeds the rounding errors.
  private func decompose() -> Bool {
    let d = finiteCount
    var trace = 0.0
    for i in 0..<d { trace += abs(matrix[i, i]) }
    let shift = (trace + 2) * Double(d + 4) * 0x1p-46
    for i in 0..<d {
      for j in 0...i {
        var sum = matrix[i, j] - (i == j ? shift : 0)
        for k in 0..<j { sum -= factor[i, k] * factor[j, k] }
        if i == j {
          guard sum > 0x1p-30, sum.isFinite else { return false }
          factor[i, i] = sum.squareRoot()
        } else {
          factor[i, j] = sum / factor[j, j]
        }
      }
    }
    return true
  }

  /// `grad M^-1 grad / 2` for the decomposed matrix, by the forward substitution, and what the error of the gradient changes
  /// on the box.
  private func quadraticLoss() -> Double {
    let d = finiteCount
    var (loss, error) = (0.0, 0.0)
    for i in 0..<d {
      let y = finite[i]
      error += gradientError[y] * radius[y]
      var sum = gradient[y] / scale[i]
      for k in 0..<i { sum -= factor[i, k] * effect[k] }
      effect[i] = sum / factor[i, i]
      loss += effect[i] * effect[i]
    }
    return loss / 2 + error
  }

  /// The greatest variance of a function on the outputs with the given radii under the tilted law.
  private func variance() -> Double {
    var (sum, greatest) = (0.0, 0.0)
    for i in 0..<finiteCount {
      let d = radius[finite[i]]
      sum += tilted[finite[i]] * d * d
      greatest = max(greatest, d * d)
    }
    return min(sum, greatest) * (1 + 1e-9)
  }

  // MARK: Where to cut

  private func widestSide(_ box: DualBox) -> Int {
    var (side, greatest) = (box.reference, -1.0)
    for y in 0..<m where y != box.reference {
      var reach = 0.0
      for x in 0..<n { reach = max(reach, problem.rows[x * m + y]) }
      let size =
        box.lower[y] == -.infinity
        ? (box.upper[y] > -4 ? 2.0 : 0.0) : radius[y] * (1 + reach / ratio)
      if size > greatest { (side, greatest) = (y, size) }
    }
    return side
  }

  /// The side along which the value varies most.
  private func steepestSide(_ box: DualBox) -> Int {
    var (side, greatest) = (box.reference, -1.0)
    for y in 0..<m where y != box.reference {
      var size = 0.0
      if box.lower[y] == -.infinity {
        size = problem.output[y] * FastExponential.value(min(3, max(-690, centre[y])))
        for x in 0..<n where problem.rows[x * m + y] > 0 { size += ratio * tiltedPrior[x] }
      } else {
        var curvature = tilted[y] * (1 - tilted[y])
        for x in 0..<n {
          let difference = problem.rows[x * m + y] - mean[y]
          curvature += tiltedPrior[x] * difference * difference / ratio
        }
        size = abs(gradient[y]) * radius[y] + curvature * radius[y] * radius[y]
      }
      if size > greatest { (side, greatest) = (y, size) }
    }
    return side
  }
}
