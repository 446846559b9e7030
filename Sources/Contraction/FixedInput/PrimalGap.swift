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
  /// `W(y|x)/R(y) - 1`, row after row.
  private let excess: [Double]
  /// A bound for the relative rounding error of one term.
  private let unit: Double

  private let a: UnsafeMutablePointer<Double>  // vertices, then centre
  private let b: UnsafeMutablePointer<Double>
  private let bMagnitude: UnsafeMutablePointer<Double>
  private let gradient: UnsafeMutablePointer<Double>
  private let hessian: UnsafeMutablePointer<Double>
  private let crossRadius: UnsafeMutablePointer<Double>
  private let factor: UnsafeMutablePointer<Double>
  private let solution: UnsafeMutablePointer<Double>
  private let edgeEffect: UnsafeMutablePointer<Double>

  /// - Precondition: at least two inputs.
  init(_ instance: ReducedInput) {
    n = instance.inputCount
    m = instance.outputCount
    precondition(n >= 2, "a gap for \(n) inputs")
    dimension = n - 1
    prior = instance.prior.map { Double($0) }
    output = instance.output.map { Double($0) }
    excess = instance.rows.flatMap { row in
      zip(row, instance.output).map { Double($0 / $1 - 1) }
    }
    unit = BoundedFunctions.relativeError + Double(4 * (n + m)) * 0x1p-53
    a = .allocate(capacity: n * n)
    b = .allocate(capacity: n * m)
    bMagnitude = .allocate(capacity: m)
    gradient = .allocate(capacity: n)
    hessian = .allocate(capacity: n * n)
    crossRadius = .allocate(capacity: n)
    factor = .allocate(capacity: n * n)
    solution = .allocate(capacity: n)
    edgeEffect = .allocate(capacity: n * n)
  }

  deinit {
    for pointer in [
      a, b, bMagnitude, gradient, hessian, crossRadius, factor, solution, edgeEffect,
    ] {
      pointer.deallocate()
    }
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

  // MARK: Term by term

  private func setVertices(_ cell: PolarCell) {
    for y in 0..<m { bMagnitude[y] = 0 }
    for x in 0..<n { a[dimension * n + x] = 0 }
    for y in 0..<m { b[dimension * m + y] = 0 }
    for vertex in 0..<dimension {
      for y in 0..<m { b[vertex * m + y] = 0 }
      for x in 0..<n {
        let weight = cell.vertices[vertex * n + x]
        let value = x == cell.face ? -1 : (weight - prior[x]) / prior[x]
        a[vertex * n + x] = value
        a[dimension * n + x] += value / Double(dimension)
        if weight == 0 { continue }
        for y in 0..<m { b[vertex * m + y] += weight * excess[x * m + y] }
      }
      for y in 0..<m {
        b[dimension * m + y] += b[vertex * m + y] / Double(dimension)
        var magnitude = 0.0
        for x in 0..<n { magnitude += cell.vertices[vertex * n + x] * abs(excess[x * m + y]) }
        bMagnitude[y] = max(bMagnitude[y], magnitude)
      }
    }
    a[dimension * n + cell.face] = -1
  }

  /// The least and the greatest of the values at the vertices.
  @inline(__always)
  private func range(
    _ values: UnsafeMutablePointer<Double>, stride: Int
  ) -> (low: Double, high: Double) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for vertex in 0..<dimension {
      low = min(low, values[vertex * stride])
      high = max(high, values[vertex * stride])
    }
    return (low, high)
  }

  private func naturalBound(_ cell: PolarCell, ratio r: Double) -> Double {
    var (sum, error) = (0.0, 0.0)
    for x in 0..<n {
      let (low, high) = range(a + x, stride: n)
      var least = 0.0
      if low > 0 { least = low * low * DivergenceKernel.value(cell.high * low) }
      if high < 0 { least = high * high * DivergenceKernel.value(max(-1, cell.low * high)) }
      sum += r * prior[x] * least
      let magnitude = max(abs(low), abs(high)) + 1
      error += r * prior[x] * magnitude * magnitude
    }
    for y in 0..<m {
      let (low, high) = range(b + y, stride: m)
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

  /// Coordinates on the cell: `s = center + halfWidth t_0` with `|t_0| <= 1`, and `B` the centroid plus
  /// `sum_i t_i (vertex_i - vertex_0)` over `i >= 1`, with `|t_i| <= 1` on the simplex.
  private func expansionBound(_ cell: PolarCell, ratio r: Double, natural: Double) -> Bound {
    let d = dimension
    let s = (cell.low + cell.high) / 2
    let halfWidth = (cell.high - cell.low) / 2
    for i in 0..<d {
      gradient[i] = 0
      crossRadius[i] = 0
      for j in 0..<d {
        hessian[i * d + j] = 0
        edgeEffect[i * d + j] = 0
      }
    }
    var (value, error, distanceEffect) = (0.0, 0.0, 0.0)

    /// Adds `weight` times the term of one input or output, `weight` negative for outputs.
    func add(_ values: UnsafeMutablePointer<Double>, stride: Int, weight: Double, magnitude: Double)
    {
      let c = values[d * stride]
      let kernel = DivergenceKernel(max(-1, s * c))
      value += weight * c * c * kernel.value
      error += abs(weight) * magnitude * magnitude
      let (low, high) = range(values, stride: stride)
      // Every function of z in the Hessian decreases, so the ends of z bound it.
      let lowest = low < 0 ? cell.high * low : cell.low * low
      // Closer to -1 the rounding of 1 + z would exceed the outward factors below.
      let atLeast = lowest < -1 + 0x1p-20 ? -1 : lowest
      let atMost = max(-1, high > 0 ? cell.high * high : cell.low * high)
      let (most, least) = (DivergenceKernel(atLeast), DivergenceKernel(atMost))
      let sizes = (
        low: low > 0 ? low : high < 0 ? -high : 0, high: max(abs(low), abs(high))
      )
      // Derivatives of a^2 k(sa): -a^3 slope and a (2k - z slope); a^4 curvature, -a^2 mixed, 1/(1+z).
      let distanceSlope = -c * c * c * kernel.slope
      let lawSlope = c * (2 * kernel.value - s * c * kernel.slope)
      gradient[0] += weight * halfWidth * distanceSlope
      distanceEffect += abs(weight * halfWidth * distanceSlope)
      let isConvexTerm = weight > 0
      let outward = isConvexTerm ? 1 - 1e-9 : 1 + 1e-9
      let (size, extreme, z) =
        isConvexTerm ? (sizes.low, least, atMost) : (sizes.high, most, atLeast)
      let fourth = size * size * size * size
      if fourth != 0 {
        hessian[0] += weight * halfWidth * halfWidth * fourth * extreme.curvature * outward
      }
      let lawCurvature = weight * outward / (1 + z)
      let mixedHigh = sizes.high * sizes.high * most.mixed(at: atLeast) * (1 + 1e-9)
      let mixedLow = sizes.low * sizes.low * least.mixed(at: atMost) * (1 - 1e-9)
      for i in 0..<d {
        let difference = values[i * stride] - values[0]
        for j in 0..<i {
          let edge = values[i * stride] - values[j * stride]
          edgeEffect[i * d + j] += abs(weight * edge * lawSlope)
        }
        if i == 0 || difference == 0 { continue }
        gradient[i] += weight * difference * lawSlope
        for j in 1..<d {
          hessian[i * d + j] += lawCurvature * difference * (values[j * stride] - values[0])
        }
        let scale = weight * halfWidth * difference
        hessian[i * d] -= scale * (mixedHigh + mixedLow) / 2
        crossRadius[i] += abs(scale) * (mixedHigh - mixedLow) / 2
      }
    }
    for x in 0..<n {
      let magnitude = abs(a[d * n + x]) + 1
      add(a + x, stride: n, weight: r * prior[x], magnitude: magnitude)
    }
    for y in 0..<m { add(b + y, stride: m, weight: -output[y], magnitude: bMagnitude[y]) }

    let rounding = 4 * unit * error
    let slopes = distanceEffect + (0..<d).reduce(0.0) { $0 + edgeEffect[$1 * d] }
    let expansion =
      value + leastExpansion() - 2 * rounding - 2 * DivergenceKernel.derivativeError * slopes
    let isConvex = isPositiveDefinite
    var cut = PolarCell.Cut.distance
    var greatest = distanceEffect
    for i in 0..<d {
      for j in 0..<i where edgeEffect[i * d + j] > greatest {
        greatest = edgeEffect[i * d + j]
        cut = .edge(j, i)
      }
    }
    return Bound(
      lower: max(natural, expansion),
      isNegativeAtCenter: value < -rounding, isConvex: isConvex, cut: cut)
  }

  private var isPositiveDefinite = false

  /// A lower bound of `g t + 1/2 t H t` over the cell, for the gradient at its centre and the lower bound H of
  /// the Hessian.
  private func leastExpansion() -> Double {
    let d = dimension
    isPositiveDefinite = false
    // At laws on the boundary the derivatives can be infinite.
    for i in 0..<d {
      guard gradient[i].isFinite, crossRadius[i].isFinite else { return -.infinity }
      for j in 0...i where !hessian[i * d + j].isFinite { return -.infinity }
    }
    absorbCrossRadii()
    // The linear part is least at a vertex of the simplex and an end of the interval.
    var atVertices = Double.infinity
    var share = 0.0
    for i in 1..<max(d, 1) { share += gradient[i] / Double(d) }
    for vertex in 0..<d {
      atVertices = min(atVertices, (vertex == 0 ? 0 : gradient[vertex]) - share)
    }
    var bound = atVertices - abs(gradient[0])
    isPositiveDefinite = decompose()
    if isPositiveDefinite { return max(bound, leastQuadratic()) }
    for i in 0..<d {
      var row = hessian[i * d + i]
      for j in 0..<d where j != i { row -= abs(hessian[max(i, j) * d + min(i, j)]) }
      bound += min(0, row) / 2
    }
    return bound
  }

  /// Replaces the intervals of the mixed derivatives by their middles and lowers the diagonal:
  /// `2 t_0 t_i c >= -|c| (w t_0^2 + t_i^2 / w)`.
  private func absorbCrossRadii() {
    let d = dimension
    for i in 1..<max(d, 1) where crossRadius[i] > 0 {
      let ratio = hessian[i * d + i] / hessian[0]
      let w = ratio > 0 && ratio.isFinite ? (1 / ratio).squareRoot() : 1
      hessian[0] -= crossRadius[i] * w
      hessian[i * d + i] -= crossRadius[i] / w
    }
  }

  /// Cholesky's decomposition of the lower triangle, less a multiple of the trace that exceeds its rounding errors:
  /// when it succeeds the matrix is positive definite.
  private func decompose() -> Bool {
    let d = dimension
    var trace = 0.0
    for i in 0..<d { trace += hessian[i * d + i] }
    let shift = trace * Double(d + 2) * 0x1p-48
    for i in 0..<d {
      for j in 0...i {
        var sum = hessian[i * d + j] - (i == j ? shift : 0)
        for k in 0..<j { sum -= factor[i * d + k] * factor[j * d + k] }
        if i == j {
          guard sum > 0, sum.isFinite else { return false }
          factor[i * d + i] = sum.squareRoot()
        } else {
          factor[i * d + j] = sum / factor[j * d + j]
        }
      }
    }
    return true
  }

  /// The least value of `g t + 1/2 t H t` over `|t_i| <= 1` for the decomposed H: with `t*` near `-g/H`
  /// and the residual `e = g + H t*`, it is at least `-1/2 t* H t* - sum |e_i|`.
  private func leastQuadratic() -> Double {
    let d = dimension
    for i in 0..<d {
      var sum = -gradient[i]
      for k in 0..<i { sum -= factor[i * d + k] * solution[k] }
      solution[i] = sum / factor[i * d + i]
    }
    for i in stride(from: d - 1, through: 0, by: -1) {
      var sum = solution[i]
      for k in (i + 1)..<max(d, i + 1) { sum -= factor[k * d + i] * solution[k] }
      solution[i] = sum / factor[i * d + i]
    }
    var (quadratic, residual) = (0.0, 0.0)
    for i in 0..<d {
      var row = 0.0
      for j in 0..<d { row += hessian[max(i, j) * d + min(i, j)] * solution[j] }
      quadratic += row * solution[i]
      residual += abs(gradient[i] + row)
    }
    return -(quadratic / 2 + residual) * (1 + 1e-12)
  }
}
