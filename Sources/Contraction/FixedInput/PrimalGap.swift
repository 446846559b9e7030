import ExactArithmetic

/// Lower bounds for the gap `r D(Q||P) - D(QW||PW)`, divided by `s^2`, on cells of laws `Q = P + s (B - P)`.
///
/// With `a = (B - P)/P`, `b(y) = sum_x (B - P)(x) W(y|x) / R(y)`, `R = PW` and k of ``DivergenceKernel``,
///
///     gap = r sum_x P a^2 k(s a) - sum_y R b^2 k(s b),
///
/// which stays smooth at `s = 0`, where it is the gap of the chi-square divergences.  A cell is bounded twice:
/// term by term from the monotonicity of `a^2 k(sa)` in `a` and `s`, and by a second-order expansion at
/// its centre whose Hessian is bounded from below as a matrix; where that bound is positive definite
/// the expansion is minimised over all displacements, so that cells around a minimum need not shrink with
/// the wanted width.
final class PrimalGap {
  private let n: Int
  private let m: Int
  private let dimension: Int
  private let prior: [Double]
  private let output: [Double]
  private let excess: [Double]
  /// A bound for the relative rounding error of one term.
  private let unit: Double

  /// `a` at the vertices of a cell, then at its centre.
  private let a: ScratchMatrix
  /// `b` likewise.
  private let b: ScratchMatrix
  private let bMagnitude: ScratchVector
  private let edgeEffect: ScratchMatrix
  private let form: QuadraticBound

  /// - Precondition: at least two inputs.
  init(_ numbers: Numbers) {
    n = numbers.prior.count
    m = numbers.output.count
    precondition(n >= 2, "a gap for \(n) inputs")
    dimension = n - 1
    prior = numbers.prior
    output = numbers.output
    excess = numbers.excess
    unit = BoundedFunctions.relativeError + Double(4 * (n + m)) * 0x1p-53
    a = .allocated(rows: n, columns: n)
    b = .allocated(rows: n, columns: m)
    bMagnitude = .allocated(count: m)
    edgeEffect = .allocated(rows: dimension, columns: dimension)
    form = QuadraticBound(dimension: dimension)
  }

  deinit {
    for matrix in [a, b, edgeEffect] { matrix.deallocate() }
    bMagnitude.deallocate()
    form.deallocate()
  }

  /// What is known of a cell.
  struct Bound {
    /// The gap is at least this on the cell.
    var lower: Double
    /// The gap at the centre is less than 0.
    var isNegativeAtCenter: Bool
    /// The Hessian is positive definite on the cell.
    var isConvex: Bool
    /// The cut along which the gap varies most.
    var cut: PolarCell.Cut
  }

  /// Bounds the gap on a cell from below.
  ///
  /// - Complexity: O(n m + (n + m) n^2 + n^3) operations.
  func bound(_ cell: PolarCell, ratio r: Double) -> Bound {
    setVertices(cell)
    let natural = naturalBound(cell, ratio: r)
    if natural >= 0 {
      return Bound(
        lower: natural, isNegativeAtCenter: false, isConvex: false, cut: .distance)
    }
    return expansionBound(cell, ratio: r, natural: natural)
  }

  /// Whether the Hessian of the gap is positive definite on a cell.
  func isConvex(on cell: PolarCell, ratio r: Double) -> Bool {
    setVertices(cell)
    return expansionBound(cell, ratio: r, natural: -.infinity).isConvex
  }

  /// The deviation `Q - P` of the law at the centre of a cell.
  func centralDeviation(_ cell: PolarCell) -> [Double] {
    let s = (cell.low + cell.high) / 2
    return (0..<n).map { input in
      var sum = 0.0
      for vertex in 0..<dimension { sum += cell.vertices[vertex * n + input] }
      return s * (sum / Double(dimension) - prior[input])
    }
  }

  /// Whether all laws of the cell that was bounded last lie in one of some islands.
  func isInside(_ cell: PolarCell, of islands: [MaximumIsland]) -> Bool {
    var (lower, upper) = ([Double](repeating: 0, count: m), [Double](repeating: 0, count: m))
    for y in 0..<m {
      let (low, high) = b.column(y).range(ofFirst: dimension)
      // The bounds of QW/R = 1 + s b, and their logarithms, outward.
      let least = 1 + min(cell.low * low, cell.high * low) - 0x1p-44
      let greatest = 1 + max(cell.low * high, cell.high * high) + 0x1p-44
      lower[y] = least > 0x1p-40 ? BoundedFunctions.logarithm(least) - 0x1p-40 : -.infinity
      upper[y] = BoundedFunctions.logarithm(greatest) + 0x1p-40
    }
    return islands.contains { island in
      if case .corner(let corner) = island {
        let (low, _) = a.column(corner.input).range(ofFirst: dimension)
        let least = prior[corner.input] * (1 + min(cell.low * low, cell.high * low))
        if 1 - least < corner.allowance - 0x1p-44 { return true }
      }
      return island.contains(lower: lower, upper: upper)
    }
  }

  // MARK: Term by term

  private func setVertices(_ cell: PolarCell) {
    for y in 0..<m { bMagnitude[y] = 0 }
    for x in 0..<n { a[dimension, x] = 0 }
    for y in 0..<m { b[dimension, y] = 0 }
    for vertex in 0..<dimension {
      for y in 0..<m { b[vertex, y] = 0 }
      for x in 0..<n {
        let weight = cell.vertices[vertex * n + x]
        let value = x == cell.face ? -1 : (weight - prior[x]) / prior[x]
        a[vertex, x] = value
        a[dimension, x] += value / Double(dimension)
        if weight == 0 { continue }
        for y in 0..<m { b[vertex, y] += weight * excess[x * m + y] }
      }
      for y in 0..<m {
        b[dimension, y] += b[vertex, y] / Double(dimension)
        var magnitude = 0.0
        for x in 0..<n { magnitude += cell.vertices[vertex * n + x] * abs(excess[x * m + y]) }
        bMagnitude[y] = max(bMagnitude[y], magnitude)
      }
    }
    a[dimension, cell.face] = -1
  }

  private func naturalBound(_ cell: PolarCell, ratio r: Double) -> Double {
    var (sum, error) = (0.0, 0.0)
    for x in 0..<n {
      let (low, high) = a.column(x).range(ofFirst: dimension)
      var least = 0.0
      if low > 0 { least = low * low * DivergenceKernel.value(cell.high * low) }
      if high < 0 { least = high * high * DivergenceKernel.value(max(-1, cell.low * high)) }
      sum += r * prior[x] * least
      let magnitude = max(abs(low), abs(high)) + 1
      error += r * prior[x] * magnitude * magnitude
    }
    for y in 0..<m {
      let (low, high) = b.column(y).range(ofFirst: dimension)
      var greatest = 0.0
      if high > 0 { greatest = high * high * DivergenceKernel.value(cell.low * high) }
      if low < 0 {
        greatest = max(greatest, low * low * DivergenceKernel.value(max(-1, cell.high * low)))
      }
      sum -= output[y] * greatest
      error += output[y] * bMagnitude[y] * bMagnitude[y]
    }
    return sum - 4 * unit * error
  }

  // MARK: Second order

  private func expansionBound(_ cell: PolarCell, ratio r: Double, natural: Double) -> Bound {
    var expansion = GapExpansion(of: cell, dimension: dimension, form, edgeEffect)
    for x in 0..<n {
      expansion.add(
        GapTerm(a.column(x), in: cell, dimension: dimension),
        weight: r * prior[x], magnitude: abs(a[dimension, x]) + 1)
    }
    for y in 0..<m {
      expansion.add(
        GapTerm(b.column(y), in: cell, dimension: dimension),
        weight: -output[y], magnitude: bMagnitude[y])
    }
    let rounding = 4 * unit * expansion.error
    let (least, isConvex) = form.least()
    let lower =
      expansion.value + least - 2 * rounding
      - 2 * DivergenceKernel.derivativeError * expansion.slopes
    return Bound(
      lower: max(natural, lower), isNegativeAtCenter: expansion.value < -rounding,
      isConvex: isConvex, cut: expansion.steepestCut)
  }
}
