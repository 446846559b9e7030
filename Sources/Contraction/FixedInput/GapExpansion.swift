/// One term `w c^2 k(s c)` of the gap, that of an input or an output, on a cell: `c` is linear in the law, `s` the distance.
struct GapTerm {
  /// `c` at the vertices of the cell.
  let values: ScratchMatrix.Column
  /// `s c` at the centre, and `k` there.
  let center: (value: Double, product: Double, kernel: DivergenceKernel)
  /// The least and the greatest `|c|`.
  let sizes: (low: Double, high: Double)
  /// Bounds of `z = s c` on the cell, and `k` there: every function of z in the Hessian decreases, so the ends of z
  /// bound it.
  let atLeast: Double
  let atMost: Double
  let most: DivergenceKernel
  let least: DivergenceKernel

  /// - Parameter values: `c` at the vertices of the cell, then at the centre.
  @inline(__always)
  init(_ values: ScratchMatrix.Column, in cell: PolarCell, dimension: Int) {
    self.values = values
    let c = values[dimension]
    let s = (cell.low + cell.high) / 2
    center = (c, s * c, DivergenceKernel(max(-1, s * c)))
    let (low, high) = values.range(ofFirst: dimension)
    sizes = (low > 0 ? low : high < 0 ? -high : 0, max(abs(low), abs(high)))
    let lowest = low < 0 ? cell.high * low : cell.low * low
    // Closer to -1 the rounding of 1 + z would exceed the outward factors of the expansion.
    atLeast = lowest < -1 + 0x1p-20 ? -1 : lowest
    atMost = max(-1, high > 0 ? cell.high * high : cell.low * high)
    most = DivergenceKernel(atLeast)
    least = DivergenceKernel(atMost)
  }
}

/// The gap at the centre of a cell with its gradient, and a lower bound of its Hessian on the cell.
///
/// Coordinates on the cell: `s = center + halfWidth t_0` with `|t_0| <= 1`, and `B` the centroid plus
/// `sum_i t_i (vertex_i - vertex_0)` over `i >= 1`, with `|t_i| <= 1` on the simplex.
struct GapExpansion {
  private let dimension: Int
  private let halfWidth: Double
  private let form: QuadraticBound
  /// By how much the gap changes along an edge of the simplex, to first order, and each term by itself.
  private let edgeEffect: ScratchMatrix
  /// The same for half the interval of distances.
  private var distanceEffect = 0.0
  /// The gap at the centre.
  private(set) var value = 0.0
  /// The sizes of its terms, of which rounding errors are a part.
  private(set) var error = 0.0

  /// The expansion without any term.
  init(
    of cell: PolarCell, dimension: Int, _ form: QuadraticBound, _ edgeEffect: ScratchMatrix
  ) {
    self.dimension = dimension
    halfWidth = (cell.high - cell.low) / 2
    self.form = form
    self.edgeEffect = edgeEffect
    form.clear()
    for i in 0..<dimension {
      for j in 0..<dimension { edgeEffect[i, j] = 0 }
    }
  }

  /// Adds `weight` times a term, `weight` negative for outputs.
  @inline(__always)
  mutating func add(_ term: GapTerm, weight: Double, magnitude: Double) {
    let c = term.center.value
    value += weight * c * c * term.center.kernel.value
    error += abs(weight) * magnitude * magnitude
    addDistance(term, weight)
    addLaw(term, weight)
  }

  /// The derivatives of `c^2 k(s c)` in the distance: `c^3 k'`, and `c^4 k''` bounded on the cell.
  @inline(__always)
  private mutating func addDistance(_ term: GapTerm, _ weight: Double) {
    let c = term.center.value
    let slope = -c * c * c * term.center.kernel.slope
    form.gradient[0] += weight * halfWidth * slope
    distanceEffect += abs(weight * halfWidth * slope)
    let isConvex = weight > 0
    let size = isConvex ? term.sizes.low : term.sizes.high
    let fourth = size * size * size * size
    if fourth != 0 {
      let curvature = isConvex ? term.least.curvature : term.most.curvature
      form.hessian[0, 0] +=
        weight * halfWidth * halfWidth * fourth * curvature * outward(weight)
    }
  }

  /// The derivatives in the law: `c (2k + z k')`, `1/(1+z)`, and with the distance `c^2 (3k' + z k'')`.
  @inline(__always)
  private func addLaw(_ term: GapTerm, _ weight: Double) {
    let (c, z, kernel) = term.center
    let slope = c * (2 * kernel.value - z * kernel.slope)
    let curvature = weight * outward(weight) / (1 + (weight > 0 ? term.atMost : term.atLeast))
    let sizes = term.sizes
    let mixedHigh = sizes.high * sizes.high * term.most.mixed(at: term.atLeast) * (1 + 1e-9)
    let mixedLow = sizes.low * sizes.low * term.least.mixed(at: term.atMost) * (1 - 1e-9)
    let values = term.values
    for i in 0..<dimension {
      for j in 0..<i {
        edgeEffect[i, j] += abs(weight * (values[i] - values[j]) * slope)
      }
      let difference = values[i] - values[0]
      if i == 0 || difference == 0 { continue }
      form.gradient[i] += weight * difference * slope
      for j in 1..<dimension {
        form.hessian[i, j] += curvature * difference * (values[j] - values[0])
      }
      let scale = weight * halfWidth * difference
      form.hessian[i, 0] -= scale * (mixedHigh + mixedLow) / 2
      form.crossRadius[i] += abs(scale) * (mixedHigh - mixedLow) / 2
    }
  }

  /// What exceeds the rounding errors of a bound of a second derivative.
  @inline(__always)
  private func outward(_ weight: Double) -> Double { weight > 0 ? 1 - 1e-9 : 1 + 1e-9 }

  // MARK: Results

  /// The sum of what the first derivatives can change on the cell.
  var slopes: Double { distanceEffect + (0..<dimension).reduce(0.0) { $0 + edgeEffect[$1, 0] } }

  /// The cut along which the gap varies most.
  var steepestCut: PolarCell.Cut {
    var cut = PolarCell.Cut.distance
    var greatest = distanceEffect
    for i in 0..<dimension {
      for j in 0..<i where edgeEffect[i, j] > greatest {
        greatest = edgeEffect[i, j]
        cut = .edge(j, i)
      }
    }
    return cut
  }
}
