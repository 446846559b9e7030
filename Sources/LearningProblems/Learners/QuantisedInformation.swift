import ExactArithmetic

/// The information about a standard normal variable `g` in the quantised value of another, with which it has a
/// correlation `r`: in which of `L = 2^b` equally likely intervals that lies.
///
/// Given `g` interval `j` has the probability `p_j(g) = Phi(u_(j+1)) - Phi(u_j)` with `u_j = (z_j - r g)/sqrt(1 - r^2)` and the
/// quantiles `z_j` of the standard normal distribution function `Phi`; the information is `E f(g)` with
/// `f = sum_j p_j log2(L p_j)`.
package struct QuantisedInformation {
  /// `r^2`, below 1.
  package let squaredCorrelation: Rational
  /// The number `b >= 1` of bits.
  package let depth: Int

  /// - Precondition: `0 <= r^2 < 1` and `b >= 1`.
  package init(squaredCorrelation: Rational, depth: Int) {
    precondition(
      !squaredCorrelation.isNegative && squaredCorrelation < 1 && depth >= 1,
      "\(depth) bits at a squared correlation of \(squaredCorrelation)")
    self.squaredCorrelation = squaredCorrelation
    self.depth = depth
  }

  private static let bits = 72
  /// `f` is integrated up to this point, beyond which the normal tail is below `10^-15`.
  private static let end = 8
  private static let cellCount = 320

  /// A certified enclosure in bits, some `10^-4` of the value wide unless `r` is near 1.
  ///
  /// On a cell with the middle c, `f(g) = f(c) + f'(c)(g-c) + f''/2 (g-c)^2` with `f''` somewhere on the cell, and the normal law
  /// integrates the first two terms exactly.  In nats, with `k = r/sqrt(1 - r^2)` and the normal density `phi`
  ///
  ///     p_j' = -k (phi(u_(j+1)) - phi(u_j)),    p_j'' = -k^2 (u_(j+1) phi(u_(j+1)) - u_j phi(u_j)),
  ///     f' = sum_j p_j' ln(L p_j),    f'' = sum_j p_j'' ln(L p_j) + p_j'^2/p_j.
  ///
  /// (Derived here.)
  ///
  /// - Complexity: some 1000 values of special functions for each of the `L` intervals: for `b = 6` some ten seconds, up to a
  ///   minute where `r` is near 1, and there the enclosure is wide.
  package var enclosure: Enclosure {
    if squaredCorrelation.isZero { return .zero }
    let bits = QuantisedInformation.bits
    let cells = CellProbabilities(squaredCorrelation: squaredCorrelation, depth: depth, bits: bits)
    let width = Rational(QuantisedInformation.end, QuantisedInformation.cellCount)
    var sum = Enclosure.zero
    var left = cells.point(at: .zero)
    for cell in 0..<QuantisedInformation.cellCount {
      let start = Rational(cell) * width
      let middle = start + width / 2
      let right = cells.point(at: start + width)
      let mass = left.normalTail - right.normalTail
      // The integrals of (g - c), and of (g - c)^2 up to a factor in [0, 1], over the cell.
      let moment = left.normalDensity - right.normalDensity - middle * mass
      let spread = mass * Enclosure(.zero, width * width / 4)
      sum =
        (sum
        + cells.integral(
          from: left, center: cells.point(at: middle), to: right, mass: mass, moment: moment,
          spread: spread)).rounded(toBits: bits)
      left = right
    }
    // f is even, as the intervals are symmetric.
    let half = sum + left.normalTail * cells.range
    return (2 * half).divided(by: cells.logTwo, bits: bits)
  }
}

/// The probabilities of the intervals given `g`, and their derivatives.
private struct CellProbabilities {
  private let bits: Int
  /// `z_j / sqrt(1 - r^2)`.
  private let ends: [Enclosure]
  /// `k`.
  private let slope: Enclosure
  private let intervalCount: Rational
  let logTwo: Enclosure
  /// What surely contains `f`, in nats: from 0 to `ln L`.
  let range: Enclosure

  init(squaredCorrelation: Rational, depth: Int, bits: Int) {
    self.bits = bits
    intervalCount = Rational.one.scaled(byPowerOfTwo: depth)
    let rest = 1 - squaredCorrelation
    let scale = Enclosure.squareRoot(Enclosure(1 / rest), bits: bits)
    ends = NormalLaw.quantiles(depth: depth, bits: bits).map { ($0 * scale).rounded(toBits: bits) }
    slope = Enclosure.squareRoot(Enclosure(squaredCorrelation / rest), bits: bits)
    logTwo = Enclosure.log(Rational(2), bits: bits)
    range = Enclosure(.zero, Rational(depth) * logTwo.upper)
  }

  /// What is known at one `g`, or on an interval of them.
  struct Point {
    var normalTail = Enclosure.zero
    var normalDensity = Enclosure.zero
    var u: [Enclosure] = []
    /// `Phi(u_j)`, `phi(u_j)` and `u_j phi(u_j)`, with those at minus and plus infinity.
    var distribution: [Enclosure] = []
    var density: [Enclosure] = []
    var product: [Enclosure] = []
  }

  func point(at g: Rational) -> Point {
    var point = Point(
      normalTail: NormalLaw.tail(Enclosure(g), bits: bits),
      normalDensity: NormalLaw.density(Enclosure(g), bits: bits))
    point.u = ends.map { ($0 - g * slope).rounded(toBits: bits) }
    point.distribution =
      [.zero] + point.u.map { NormalLaw.tail(-$0, bits: bits) } + [Enclosure(1)]
    let density = point.u.map { NormalLaw.density($0, bits: bits) }
    point.density = [.zero] + density + [.zero]
    point.product =
      [.zero] + zip(point.u, density).map { ($0 * $1).rounded(toBits: bits) } + [.zero]
    return point
  }

  /// An enclosure of `f`, in nats, integrated over a cell.
  func integral(
    from left: Point, center: Point, to right: Point, mass: Enclosure, moment: Enclosure,
    spread: Enclosure
  ) -> Enclosure {
    let all = hull(left, right)
    let bounds = mass * range
    let probabilities = differences(all.distribution)
    guard probabilities.allSatisfy({ $0.lower.signum() > 0 }) else { return bounds }
    let (logs, slopes) = (logRatios(center), differences(center.density))
    let probabilitiesAtCenter = differences(center.distribution)
    let value = zip(probabilitiesAtCenter, logs).reduce(Enclosure.zero) { $0 + $1.0 * $1.1 }
    let derivative = zip(slopes, logs).reduce(Enclosure.zero) { $0 - slope * $1.0 * $1.1 }
    let taylor =
      value * mass + derivative * moment + Rational(1, 2) * curvature(all) * spread
    return taylor.rounded(toBits: bits).intersection(bounds)
  }

  /// `f''` at a point or on an interval, in nats.
  private func curvature(_ point: Point) -> Enclosure {
    let (logs, probabilities) = (logRatios(point), differences(point.distribution))
    let (densities, products) = (differences(point.density), differences(point.product))
    var sum = Enclosure.zero
    for j in logs.indices {
      let square = densities[j].squared
      sum =
        sum - products[j] * logs[j]
        + square.divided(by: probabilities[j], bits: bits)
    }
    return (slope * slope * sum).rounded(toBits: bits)
  }

  /// `ln(L p_j)`.
  private func logRatios(_ point: Point) -> [Enclosure] {
    differences(point.distribution).map { Enclosure.log(intervalCount * $0, bits: bits) }
  }

  private func differences(_ values: [Enclosure]) -> [Enclosure] {
    zip(values.dropFirst(), values).map { $0 - $1 }
  }

  /// Everything between two points: monotone but for the density's mode at 0 and the extrema of `u phi(u)` at 1 and -1.
  private func hull(_ left: Point, _ right: Point) -> Point {
    var all = left
    all.u = zip(left.u, right.u).map { $0.hull($1) }
    all.distribution = zip(left.distribution, right.distribution).map { $0.hull($1) }
    all.density = zip(left.density, right.density).map { $0.hull($1) }
    all.product = zip(left.product, right.product).map { $0.hull($1) }
    let one = NormalLaw.density(Enclosure(1), bits: bits)
    for (index, u) in zip(1..., all.u) {
      if u.contains(Rational.zero) {
        all.density[index] = all.density[index].hull(NormalLaw.density(.zero, bits: bits))
      }
      if u.contains(1) { all.product[index] = all.product[index].hull(one) }
      if u.contains(-1) { all.product[index] = all.product[index].hull(-one) }
    }
    return all
  }
}
