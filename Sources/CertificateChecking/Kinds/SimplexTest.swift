import ExactArithmetic

/// The two tests that close a cell of a simplex of functions `z >= 0` on the outputs: `sum_x P_x prod_y z_y^(W_xy/r) <= 1`.
///
/// All numbers are integers divided by `2^bits`, rounded to the side that cannot close a cell wrongly, by section 'KL of an
/// input law by simplices' of `Certificates/FORMAT.md`.
struct SimplexTest {
  private let bits: Int
  private let logarithms: FixedPointLogarithms
  private let ratio: Rational
  private let rows: [[Rational]]
  private let output: [Rational]
  /// The transition probabilities from above and from below, and the input law from above.
  private let above: [[Integer]]
  private let below: [[Integer]]
  private let weights: [Integer]
  /// An upper end of the least coordinate of a cell over the greatest, where the function is convex up to there.
  private let nearness: Integer

  /// - Precondition: all inputs and outputs have positive probability, and `0 < s < r <= 1`.
  init(
    rows: [[Rational]], input: [Rational], ratio: Rational, chiSquare s: Rational, bits: Int
  ) throws(ClaimRejection) {
    (self.bits, self.ratio, self.rows) = (bits, ratio, rows)
    logarithms = FixedPointLogarithms(bits: bits)
    let scaled = { (number: Rational) in number * Rational(Integer(1) << bits) }
    above = rows.map { $0.map { scaled($0).ceiling() } }
    below = rows.map { $0.map { scaled($0).floor() } }
    weights = input.map { scaled($0).ceiling() }
    output = rows[0].indices.map { (y: Int) in
      Rational.sum(rows.indices.map { input[$0] * rows[$0][y] })
    }
    let quotient = ratio / s
    let logarithm =
      logarithms.enclosure(of: quotient.numerator).lower
      - logarithms.enclosure(of: quotient.denominator).upper
    let sum = ratio.numerator + ratio.denominator
    nearness = try logarithms.power(-(ratio.numerator * logarithm).floorDivided(by: sum))
  }

  /// The vertices of the simplex of the laws of the input, or of all functions of mean 1, from above.
  func vertices(ofInputs isOfInputs: Bool) -> [[Integer]] {
    let corners =
      isOfInputs
      ? rows
      : output.indices.map { (z: Int) in output.indices.map { (y: Int) in y == z ? 1 : 0 } }
    return corners.map { row in
      zip(row, output).map { ($0 / $1 * Rational(Integer(1) << bits)).ceiling() }
    }
  }

  /// Whether a test closes a cell, whose vertices are too great by less than an excess.
  func closes(_ vertices: [[Integer]], excess: Int) throws(ClaimRejection) -> Bool {
    if isNearOne(vertices, excess: excess) { return true }
    return try isBelowTangent(vertices)
  }

  /// `(u/l)^(1 + 1/r) <= r/s` for the least and the greatest coordinate of the vertices.
  private func isNearOne(_ vertices: [[Integer]], excess: Int) -> Bool {
    var (least, greatest) = (vertices[0][0], vertices[0][0])
    for value in vertices.joined() {
      if value < least { least = value }
      if value > greatest { greatest = value }
    }
    return greatest * nearness <= (least - Integer(excess)) << bits
  }

  /// `sum_x P_x (q_x(c) sum_y W_xy v_y/c_y)^(1/r) <= 1` at every vertex `v`, for the cell's centre `c`.
  private func isBelowTangent(_ vertices: [[Integer]]) throws(ClaimRejection) -> Bool {
    let count = Integer(vertices.count)
    let centre = vertices[0].indices.map { (y: Int) in
      vertices.reduce(Integer.zero) { $0 + $1[y] }.floorDivided(by: count)
    }
    if centre.contains(where: \.isZero) { return false }
    let offsets = self.offsets(centre)
    let limit = Integer(1) << (2 * bits)
    for vertex in vertices {
      if try sum(at: vertex, centre, offsets) > limit { return false }
    }
    return true
  }

  /// `ln q_x(c)` from above for every input.
  private func offsets(_ centre: [Integer]) -> [Integer] {
    let ends = centre.map { logarithms.enclosure(of: $0, scale: bits).upper }
    return above.indices.map { (x: Int) in
      var sum = Integer.zero
      for (y, end) in ends.enumerated() { sum += (end.isNegative ? below : above)[x][y] * end }
      return (sum >> bits) + 1
    }
  }

  /// `2^(2 bits)` times the sum at a vertex, from above.
  private func sum(
    at vertex: [Integer], _ centre: [Integer], _ offsets: [Integer]
  ) throws(ClaimRejection) -> Integer {
    let quotients = zip(vertex, centre).map { ($0 << bits).ceilDivided(by: $1) }
    var total = Integer.zero
    for (x, row) in above.enumerated() {
      var mean = Integer.zero
      for (weight, quotient) in zip(row, quotients) { mean += weight * quotient }
      mean = -(-mean >> bits)
      if mean.isZero { continue }
      let logarithm = offsets[x] + logarithms.enclosure(of: mean, scale: bits).upper
      let exponent = (logarithm * ratio.denominator).ceilDivided(by: ratio.numerator)
      total += weights[x] * (try logarithms.power(exponent))
    }
    return total
  }
}
