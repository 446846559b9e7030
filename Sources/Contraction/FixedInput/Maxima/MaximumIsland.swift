import ExactArithmetic

/// A set of laws around a maximum of the ratio on which the greatest ratio is known as closely as is wished, so that a
/// search need not look at it.
enum MaximumIsland {
  case interior(InteriorIsland)
  case corner(CornerIsland)
  /// Beside a face; only a search over functions on the outputs makes use of it.
  case face(FaceIsland)

  /// Whether all laws Q are in it for which `ln(QW/R)` is, up to a constant, within bounds.
  func contains(lower: [Double], upper: [Double]) -> Bool {
    switch self {
    case .interior(let island): island.contains(lower: lower, upper: upper)
    case .corner(let island): island.contains(lower: lower, upper: upper)
    case .face: false
    }
  }

  /// The values of `t = g_1 - g_0` in it, for two outputs.
  var binaryRange: ClosedRange<Double> {
    switch self {
    case .interior(let island):
      let (low, high) = (
        island.lower[1] - island.upper[0], island.upper[1] - island.lower[0]
      )
      return low...high
    case .corner(let island): return island.binaryRange
    case .face: return 0...0
    }
  }

  /// Whether the maximum of another island is in it, as far as double precision shows.
  func hasMaximum(of other: MaximumIsland, _ ratio: RatioAscent) -> Bool {
    contains(law: other.maximum.map { Double($0) }, ratio)
  }

  /// The law around which it is.
  private var maximum: [Rational] {
    switch self {
    case .interior(let island): island.critical.law
    case .corner(let island): island.law
    case .face(let island): island.extended(island.inner.critical.law)
    }
  }

  /// Whether a law is in it, as far as double precision shows.
  func contains(law: [Double], _ ratio: RatioAscent) -> Bool {
    let values = ratio.outputLogarithms(law)
    switch self {
    case .interior: break
    case .corner(let island):
      if 1 - law[island.input] < max(island.allowance, 1e-12) { return true }
    case .face(let island):
      let mass = island.inputs.reduce(0.0) { $0 + law[$1] }
      return 1 - mass < 1e-9
        && island.inner.contains(
          lower: island.outputs.map { values[$0] }, upper: island.outputs.map { values[$0] })
    }
    return contains(lower: values, upper: values)
  }
}

/// A box of functions g on the outputs on which `Phi` is convex, around the one of a greatest law.
///
/// With `M` a lower bound of the Hessian on the box and `g0` in it, `Phi(g) >= Phi(g0) - grad M^-1 grad / 2` for all g in
/// the box, where the right side is evaluated as closely as is wished.
struct InteriorIsland {
  let instance: ReducedInput
  private(set) var critical: CriticalLaw
  /// The bounds of `g_y - g_k` for the reference output k, which is 0 itself.
  let lower: [Double]
  let upper: [Double]
  let reference: Int
  /// The Hessian is at least `least diag(scales^2)` for the ratios of the range.
  private let scales: [Double]
  private let least: Double
  private let ratios: ClosedRange<Double>
  private let coordinates: [Int]

  /// The island of a law for ratios slightly below and above its own, as large as halving finds it.
  init?(_ instance: ReducedInput, around critical: CriticalLaw, ratio: Double) {
    self.instance = instance
    self.critical = critical
    ratios = (ratio * (1 - 0x1p-30))...(ratio * (1 + 0x1p-24))
    let image = DivergenceRatio(instance: instance).output(of: critical.law)
    reference = image.indices.max { image[$0] < image[$1] }!
    let function = DualFunction(instance, reference: reference)
    coordinates = function.coordinates
    let logarithms = zip(image, instance.output).map {
      Double(Enclosure.log($0 / $1, bits: 64).lower)
    }
    let center = logarithms.map { [reference] in $0 - logarithms[reference] }
    guard let laws = function.tiltedLaws(center, ratio: ratio) else { return nil }
    let shape = IslandShape(function, laws, center: center, ratios: ratios)
    guard let (radius, least) = shape.greatestRadius() else { return nil }
    scales = shape.scales
    self.least = least
    var (low, high) = (center, center)
    for y in coordinates {
      low[y] -= radius
      high[y] += radius
    }
    (lower, upper) = (low, high)
  }

  func contains(lower low: [Double], upper high: [Double]) -> Bool {
    for y in coordinates {
      let differences = (low[y] - high[reference], high[y] - low[reference])
      if !(differences.0 >= lower[y] + 0x1p-40 && differences.1 <= upper[y] - 0x1p-40) {
        return false
      }
    }
    return true
  }

  /// The greatest ratio in the island, within a width, and a law that attains the lower end.
  ///
  /// - Returns: `nil` when the refinement does not come that close.
  mutating func supremum(width: Rational) -> (interval: Enclosure, law: [Rational])? {
    let widthBits = max(0, width.denominator.bitWidth - width.numerator.bitWidth + 1)
    var bits = widthBits / 2 + 24
    for _ in 0..<5 {
      guard critical.refine(bits: bits) else { return nil }
      let law = CriticalLaw.shortened(critical.law, bits: bits + 20)
      let ratio = DivergenceRatio(instance: instance).value(of: law)
      let value = ratio.enclosure(bits: widthBits + 8)
      let upper = (value.upper + width / 4).rounded(toSignificantBits: widthBits + 72, .up)
      let proof = InteriorProof(
        instance: instance, law: law, coordinates: coordinates, reference: reference,
        box: (lower, self.upper), scales: scales, least: least,
        bits: 2 * bits + 64)
      if ratios.contains(Double(upper)), proof.bounds(by: upper) {
        let lower = value.lower.rounded(toSignificantBits: widthBits + 72, .down)
        return (Enclosure(lower, upper), law)
      }
      bits += bits / 2
    }
    return nil
  }
}

extension CriticalLaw {
  /// The law with fewer bits, of which the greatest entry is adjusted.
  static func shortened(_ law: [Rational], bits: Int) -> [Rational] {
    var short = law.map { $0.rounded(toSignificantBits: bits) }
    let greatest = short.indices.max { short[$0] < short[$1] }!
    short[greatest] = short[greatest] + 1 - Rational.sum(short)
    return short
  }
}
