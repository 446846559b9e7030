/// Decides whether `Phi(g) >= 0` on a box of functions g, in double precision with margins that exceed the rounding errors.
///
/// With c the centre and d the half widths, `R_c ~ R e^c` and `P_c ~ P e^(Wc/r)`, the Hessian on the box is at least
/// `M = e^(-w) Cov_(R_c) - e^(w') Cov_(P_c) / r`, `w = 2 max d` and `w' = 2 max_x (Wd)_x / r`, since tilting by h changes a
/// variance by factors in `[e^(-osc h), e^(osc h)]`. Sides without a lower end contribute nothing to the sum over R and, as
/// the sum over P increases, their upper ends to that.
final class DualCellBound {
  let problem: DualProblem
  let ratio: Double
  let n: Int
  let m: Int
  /// Where `Phi` is convex around 0: `osc(g) (1 + 1/r) <= ln(r/chi2)`.
  let convexOscillation: Double

  let centre: ScratchVector
  let radius: ScratchVector
  let tilted: ScratchVector
  let tiltedPrior: ScratchVector
  let mean: ScratchVector
  /// Bounds of `|(Wh)_x| / r` on the box.
  let reach: ScratchVector
  let gradient: ScratchVector
  let gradientError: ScratchVector
  let scale: ScratchVector
  let effect: ScratchVector
  let matrix: ScratchMatrix
  let factor: ScratchMatrix
  let finite: UnsafeMutablePointer<Int>
  /// Whether the side of an output has a lower end.
  let isKept: UnsafeMutablePointer<Bool>
  var finiteCount = 0
  /// The relative error of the tilted laws.
  var unit = 0.0

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
  func missesLaws(_ box: DualBox) -> Bool {
    for y in 0..<m {
      for k in 0..<m where k != y {
        if box.upper[y] - box.lower[k] < problem.pairLower[y * m + k] { return true }
      }
    }
    return false
  }

  func isNearZero(_ box: DualBox) -> Bool {
    var (low, high) = (0.0, 0.0)
    for y in 0..<m {
      low = min(low, box.lower[y])
      high = max(high, box.upper[y])
    }
    return high - low <= convexOscillation
  }

  func setCentre(_ box: DualBox) {
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
}
