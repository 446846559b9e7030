/// The proof that `Phi >= 0` on boxes beside a face whose maximum is known, relative to the small numbers there.
///
/// For inputs S with rows in the outputs A, `Phi = Phi_S + ln(1 + p) - r ln(1 + e)`, where `Phi_S` belongs to the face and is
/// at least 0, `p` is the mass of the other outputs B over that of A, and `e` that of the other inputs over that of S. So
/// `p/(1+p) >= r e` is enough.  With `V` the greatest `R_y e^(g_y)` of B, `e` is at most a sum of `C V^(m/r)`, with m the mass
/// of a row on B, and p at least `V` over the mass of A; where every m is at least r, one comparison at the greatest V does for
/// all smaller ones.
struct FaceTest: Sendable {
  private let problem: DualProblem
  private let inputs: [Int]
  private let others: [Int]
  private let kept: [Int]
  private let lost: [Int]
  /// The masses of the other rows on the lost outputs, rounded down.
  private let lostMass: [Double]
  private let logarithms: [Double]
  /// The box of the face's own island: bounds of `g_y - g_k` for the kept outputs, and k; `nil` at a corner.
  private let box: (lower: [Double], upper: [Double], reference: Int)?
  /// The ratio of a corner, rounded up.
  private let leastRatio: Double

  /// What exceeds the rounding of the exponents, and what a ratio that is greater by `2^-33` changes.
  private static let margin = 1e-6

  init?(_ island: MaximumIsland, _ instance: ReducedInput, problem: DualProblem) {
    self.problem = problem
    switch island {
    case .interior: return nil
    case .corner(let corner):
      inputs = [corner.input]
      kept = corner.support
      box = nil
      leastRatio = Double(corner.value.enclosure(bits: 64).upper, rounding: .up)
    case .face(let face):
      inputs = face.inputs
      kept = face.outputs
      box = (face.inner.lower, face.inner.upper, face.inner.reference)
      leastRatio = 0
    }
    let (inputs, kept) = (inputs, kept)
    others = (0..<problem.inputCount).filter { !inputs.contains($0) }
    let lost = (0..<problem.outputCount).filter { !kept.contains($0) }
    self.lost = lost
    lostMass = others.map { x in
      lost.reduce(0.0) { $0 + problem.rows[x * problem.outputCount + $1] } * (1 - 0x1p-40)
    }
    logarithms = problem.output.map { BoundedFunctions.logarithm($0) }
  }

  /// Whether the box is closed.
  func closes(_ cell: DualBox, ratio: Double) -> Bool {
    guard isOnFace(cell), let top = kept.lazy.map({ cell.upper[$0] }).max(), top < .infinity else {
      return false
    }
    let r = max(ratio, leastRatio)
    let m = problem.outputCount
    var mass = 0.0
    for y in kept where cell.upper[y] - top > -600 {
      mass += problem.output[y] * FastExponential.value(cell.upper[y] - top)
    }
    mass *= 1 + FaceTest.margin
    var depth = -Double.infinity  // ln V at most
    for y in lost { depth = max(depth, logarithms[y] + cell.upper[y] - top) }
    let s = strongest(cell, r)
    var (excess, powers) = (0.0, 0.0)
    for (index, x) in others.enumerated() {
      var exponent = 0.0
      for y in kept {
        let difference = problem.rows[x * m + y] - problem.rows[s * m + y]
        if difference == 0 { continue }
        exponent += difference * ((difference > 0 ? cell.upper[y] : cell.lower[y]) - top)
      }
      if exponent == .infinity { return false }
      let weight = problem.prior[x] / problem.prior[s]
      var (direct, shifted) = (exponent, exponent)
      for y in lost where problem.rows[x * m + y] > 0 {
        direct += problem.rows[x * m + y] * (cell.upper[y] - top)
        shifted -= problem.rows[x * m + y] * logarithms[y]
      }
      let lead = shifted / r + (lostMass[index] / r - 1) * depth
      if direct / r > 600 { return false }
      excess += weight * FastExponential.value(max(-690, direct / r))
      powers +=
        lostMass[index] > r && lead < 600
        ? weight * FastExponential.value(max(-690, lead)) : .infinity
    }
    let needed = r * (1 + FaceTest.margin)
    if depth < 600, powers < .infinity {
      let scale = 1 + FastExponential.value(max(-690, depth)) / mass
      if 1 >= needed * powers * mass * scale { return true }
    }
    var share = 0.0
    for y in lost where cell.lower[y] - top > -600 {
      share += problem.output[y] * FastExponential.value(min(600, cell.lower[y] - top))
    }
    share *= 1 - FaceTest.margin
    return share / (mass + share) >= needed * excess && excess > 1e-280
  }

  /// Whether the kept outputs lie in the face's island.
  private func isOnFace(_ cell: DualBox) -> Bool {
    guard let box else { return true }
    let reference = kept[box.reference]
    for (index, y) in kept.enumerated() where y != reference {
      let low = cell.lower[y] - cell.upper[reference]
      let high = cell.upper[y] - cell.lower[reference]
      if !(low >= box.lower[index] + 0x1p-40 && high <= box.upper[index] - 0x1p-40) { return false }
    }
    return true
  }

  /// The input of the face with the greatest weight at the upper ends.
  private func strongest(_ cell: DualBox, _ r: Double) -> Int {
    if inputs.count == 1 { return inputs[0] }
    let m = problem.outputCount
    func weight(_ x: Int) -> Double {
      kept.reduce(BoundedFunctions.logarithm(problem.prior[x])) {
        $0 + problem.rows[x * m + $1] * cell.upper[$1] / r
      }
    }
    return inputs.max { weight($0) < weight($1) }!
  }
}
