import ExactArithmetic

/// A law Q near which the ratio `D(QW||R)/D(Q||P)` is greatest, refined by Newton's method on the gradient of the dual
/// function: `QW` and `R e^g` agree for `Q = P e^(Wg/eta)/Z`.
///
/// Nothing here is guaranteed: what is found is a candidate, which others check.
struct CriticalLaw {
  private let instance: ReducedInput
  private let function: DualFunction
  /// The values of g at the coordinates, and the ratio.
  private var g: [Rational]
  private var ratio: Rational
  private var precision = 64
  /// The bits that were reached.
  private var accuracy = 0

  /// The law that was found last.
  private(set) var law: [Rational]

  /// Starts at a law with full support.
  ///
  /// - Returns: `nil` when the ratio is not at an isolated maximum there, as far as double precision shows.
  init?(_ instance: ReducedInput, near start: [Double], ratio: Double) {
    self.instance = instance
    let output = (0..<instance.outputCount).map { y in
      zip(start, instance.rows).reduce(0.0) { $0 + $1.0 * Double($1.1[y]) }
    }
    guard ratio > 0, start.allSatisfy({ $0 > 0 }), output.allSatisfy({ $0 > 0 }) else { return nil }
    let reference = output.indices.max { output[$0] < output[$1] }!
    function = DualFunction(instance, reference: reference)
    let logarithms = zip(output, function.output).map { BoundedFunctions.logarithm($0 / $1) }
    g = function.coordinates.map { Rational(exactly: logarithms[$0] - logarithms[reference])! }
    self.ratio = Rational(exactly: ratio)!
    law = []
    guard refine(bits: 64) else { return nil }
  }

  /// Refines the law to a relative error of about `2^-bits`.
  ///
  /// - Returns: whether the iteration came that close.
  /// - Complexity: a few evaluations of `n` exponentials and `m` logarithms, for each doubling of the bits at first and
  ///   for each 40 bits later.
  mutating func refine(bits: Int) -> Bool {
    if bits <= accuracy { return true }
    precision = 2 * bits + 64
    var last = Double.infinity
    for _ in 0..<(30 + bits / 16) {
      guard let step = newtonStep() else { return false }
      // The exponent of the greatest step, in bits.
      if step < Double(-bits) {
        accuracy = bits
        return true
      }
      if step > last + 8 { return false }
      last = min(last, step)
    }
    return false
  }

  /// One step of Newton's method; the logarithm to the base 2 of its size.
  private mutating func newtonStep() -> Double? {
    let bits = precision
    let full = fullValues
    let exponents = instance.rows.map { row in
      (Rational.sum(zip(row, full).map { $0 * $1 }) / ratio).rounded(toSignificantBits: bits)
    }
    guard let weights = CriticalLaw.tilted(instance.prior, exponents, bits),
      let tilted = CriticalLaw.tilted(instance.output, full, bits)
    else { return nil }
    law = CriticalLaw.normalized(weights, bits)
    let target = CriticalLaw.normalized(tilted, bits)
    let image = DivergenceRatio(instance: instance).output(of: law)
    let gradient = function.coordinates.map {
      (target[$0] - image[$0]).rounded(toSignificantBits: 64)
    }
    guard updateRatio(image), let matrix = hessian else { return nil }
    guard let greatest = gradient.map(\.magnitude).max(), !greatest.isZero else {
      return -Double.infinity
    }
    // The gradient may be far below the range of double precision.
    let exponent = greatest.numerator.bitWidth - greatest.denominator.bitWidth
    let step = matrix.solution(
      gradient.map { -Double($0.scaled(byPowerOfTwo: -exponent)) })
    guard step.allSatisfy(\.isFinite) else { return nil }
    for i in g.indices {
      g[i] = (g[i] + Rational(exactly: step[i])!.scaled(byPowerOfTwo: exponent))
        .rounded(toSignificantBits: bits)
    }
    let size = step.reduce(0) { max($0, abs($1)) }
    return size == 0 ? -Double.infinity : Double(exponent) + Double(size.exponent)
  }

  /// The values of g at all outputs.
  private var fullValues: [Rational] {
    var full = [Rational](repeating: .zero, count: instance.outputCount)
    for (value, y) in zip(g, function.coordinates) { full[y] = value }
    return full
  }

  private var hessian: PositiveMatrix? {
    guard let laws = function.tiltedLaws(fullValues.map { Double($0) }, ratio: Double(ratio))
    else { return nil }
    let eta = Double(ratio)
    let matrix = zip(function.outputCovariance(laws.output), function.rowCovariance(laws.prior))
      .map { $0 - $1 / eta }
    return PositiveMatrix(matrix, size: function.coordinates.count)
  }

  /// Sets the ratio to that of the law.
  private mutating func updateRatio(_ image: [Rational]) -> Bool {
    let before = CriticalLaw.divergence(law, instance.prior, precision)
    let behind = CriticalLaw.divergence(image, instance.output, precision)
    guard before.signum() > 0, behind.signum() > 0 else { return false }
    ratio = (behind / before).rounded(toSignificantBits: precision)
    return true
  }

  // MARK: Rounded arithmetic

  private static func tilted(
    _ law: [Rational], _ exponents: [Rational], _ bits: Int
  ) -> [Rational]? {
    let top = exponents.max()!
    if top - exponents.min()! > 100_000 { return nil }
    return zip(law, exponents).map { weight, exponent in
      let factor = Enclosure.exp(Enclosure(exponent - top), bits: bits).lower
      return (weight * factor).rounded(toSignificantBits: bits)
    }
  }

  /// The law in proportion to weights, its greatest entry adjusted so that the sum is exactly 1.
  private static func normalized(_ weights: [Rational], _ bits: Int) -> [Rational] {
    let total = Rational.sum(weights)
    var law = weights.map { ($0 / total).rounded(toSignificantBits: bits) }
    let greatest = law.indices.max { law[$0] < law[$1] }!
    law[greatest] = law[greatest] + 1 - Rational.sum(law)
    return law
  }

  private static func divergence(
    _ law: [Rational], _ reference: [Rational], _ bits: Int
  ) -> Rational {
    Rational.sum(
      zip(law, reference).map { p, q in
        p.isZero ? .zero : (p * Enclosure.log(p / q, bits: bits).lower)
      })
  }
}
