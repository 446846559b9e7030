import ExactArithmetic

/// The function `Phi(g) = ln sum_y R_y e^(g_y) - eta ln sum_x P_x e^((Wg)_x / eta)` of functions g on the outputs, in
/// double precision, with its derivatives.
///
/// `eta >= eta_KL(P,W)` if and only if `Phi(g) >= 0` for all g (derived here: Gibbs' variational formula before and behind
/// the channel); and it suffices to look at `g = ln(QW/R) + const` for laws Q.
struct DualFunction {
  let prior: [Double]
  let rows: [[Double]]
  let output: [Double]
  /// The output whose value of g is taken as 0.
  let reference: Int
  /// The other outputs, in order: the coordinates.
  let coordinates: [Int]

  /// - Parameter reference: the output whose value of g is 0.
  init(_ instance: ReducedInput, reference: Int) {
    prior = instance.prior.map { Double($0) }
    rows = instance.rows.map { $0.map { Double($0) } }
    output = instance.output.map { Double($0) }
    self.reference = reference
    coordinates = (0..<instance.outputCount).filter { $0 != reference }
  }

  /// The tilted laws `R e^g / Z` and `P e^(Wg/eta) / Z`, whose entries have a relative error below 1e-11.
  ///
  /// - Returns: `nil` when exponents are so far apart that entries would vanish.
  func tiltedLaws(_ g: [Double], ratio: Double) -> (output: [Double], prior: [Double])? {
    guard let outputLaw = DualFunction.tilted(output, by: g) else { return nil }
    let means = rows.map { row in zip(row, g).reduce(0.0) { $0 + $1.0 * $1.1 } / ratio }
    guard let inputLaw = DualFunction.tilted(prior, by: means) else { return nil }
    return (outputLaw, inputLaw)
  }

  private static func tilted(_ law: [Double], by g: [Double]) -> [Double]? {
    let top = g.max()!
    if !(top - g.min()! < 600) { return nil }
    let weights = zip(law, g).map { $0 * BoundedFunctions.exponential($1 - top) }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  /// The covariances of the coordinates of the output under a law, `diag(r) - r r^T`.
  func outputCovariance(_ law: [Double]) -> [Double] {
    let n = coordinates.count
    var matrix = [Double](repeating: 0, count: n * n)
    for i in 0..<n {
      let r = law[coordinates[i]]
      for j in 0...i { matrix[i * n + j] = -r * law[coordinates[j]] }
      // The sum of the others is r (1 - r) without cancellation.
      var others = 0.0
      for y in law.indices where y != coordinates[i] { others += law[y] }
      matrix[i * n + i] = r * others
    }
    return matrix
  }

  /// The covariances of the rows under a law of the input; never less, as a matrix, for rounding of the mean.
  func rowCovariance(_ law: [Double]) -> [Double] {
    let n = coordinates.count
    let mean = coordinates.map { y in zip(law, rows).reduce(0.0) { $0 + $1.0 * $1.1[y] } }
    var matrix = [Double](repeating: 0, count: n * n)
    var difference = [Double](repeating: 0, count: n)
    for (x, row) in rows.enumerated() {
      for i in 0..<n { difference[i] = row[coordinates[i]] - mean[i] }
      for i in 0..<n {
        let scaled = law[x] * difference[i]
        for j in 0...i { matrix[i * n + j] += scaled * difference[j] }
      }
    }
    return matrix
  }
}
