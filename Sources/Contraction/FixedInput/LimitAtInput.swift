import AlgebraicNumbers
import ExactArithmetic
import InformationTheory

/// The conditions under which `sup_Q D(QW||PW)/D(Q||P)` can be the limit at P, and the neighbourhoods of that limit.
///
/// The limit is approached along the maximal-correlation function f, from both sides.  Along it the ratio is
/// `eta + c s + O(s^2)` with `c` proportional to `eta sum P f^3 - sum R E[f|Y]^3`, so c must be exactly 0.  Then
/// the gap for the ratio eta vanishes with its gradient at `s = 0` in the directions +-f, and is at least 0 on every
/// convex set around them on which its Hessian is positive definite.
struct LimitAtInput {
  /// Cells around the two critical directions on which the gap is convex.
  let neighbourhoods: [PolarCell]

  /// - Parameter ratio: chi-square's coefficient, rounded down.
  /// - Returns: `nil` unless the eigenvalue is simple, the condition holds and neighbourhoods are found.
  init?(
    channel: Channel, input: FiniteLaw<Int>, instance: ReducedInput,
    direction: [Double], ratio: Double
  ) {
    // The direction is computed in double precision; for laws this far from degenerate its error is far below the
    // least size of a neighbourhood.
    guard instance.prior.allSatisfy({ Double($0) > 0x1p-30 }), ratio > 0x1p-30 else { return nil }
    guard let correlation = try? channel.maximalCorrelation(input: input), correlation.isSimple,
      let entries = correlation.inputEntries,
      LimitAtInput.cubicFormVanishes(
        channel: channel, input: input, eta: correlation.squared, entries: entries)
    else { return nil }
    let gap = PrimalGap(PrimalGap.Numbers(instance))
    let prior = instance.prior.map { Double($0) }
    var cells: [PolarCell] = []
    for sign in [1.0, -1] {
      guard
        let cell = LimitAtInput.convexCell(
          along: direction.map { $0 * sign }, prior: prior, gap: gap, ratio: ratio)
      else { return nil }
      cells.append(cell)
    }
    neighbourhoods = cells
  }

  /// Whether a cell lies in one of the neighbourhoods.
  func contains(_ cell: PolarCell, inputCount n: Int) -> Bool {
    neighbourhoods.contains { hood in
      guard hood.face == cell.face, cell.high <= hood.high else { return false }
      // The simplex is the set of laws with at least these probabilities.
      for x in 0..<n where x != hood.face {
        var least = Double.infinity
        for vertex in 0..<(n - 1) { least = min(least, hood.vertices[vertex * n + x]) }
        for vertex in 0..<(n - 1) where cell.vertices[vertex * n + x] < least { return false }
      }
      return true
    }
  }

  /// A cell from `s = 0` around a direction on which the gap is convex, as large as halving finds it.
  ///
  /// The Hessian is bounded for the ratio rounded down; the outward factors on its terms exceed what the exact
  /// ratio changes.
  private static func convexCell(
    along direction: [Double], prior: [Double], gap: PrimalGap, ratio: Double
  ) -> PolarCell? {
    let n = prior.count
    // The ray from P leaves the simplex where the first probability reaches 0.
    guard
      let face = (0..<n).filter({ direction[$0] < 0 })
        .min(by: { (x: Int, y: Int) -> Bool in
          let first: Double = prior[x] / -direction[x]
          let second: Double = prior[y] / -direction[y]
          return first < second
        })
    else { return nil }
    let scale = prior[face] / -direction[face]
    let target: [Double] = (0..<n).map { (input: Int) -> Double in
      input == face ? 0 : max(0, prior[input] + scale * direction[input])
    }
    var size = 0.5
    while size > 1e-5 {
      let least = target.map { max(0, $0 - size) }
      var sum = 0.0
      for x in 0..<n where x != face { sum += least[x] }
      let rest = 1 - sum
      var vertices: [Double] = []
      for vertex in 0..<n where vertex != face {
        vertices += (0..<n).map { (x: Int) -> Double in
          x == face ? 0 : least[x] + (x == vertex ? rest : 0)
        }
      }
      let cell = PolarCell(low: 0, high: size, vertices: vertices, face: face)
      if gap.isConvex(on: cell, ratio: ratio) { return cell }
      size /= 2
    }
    return nil
  }

  /// Whether `eta sum_x P f^3 = sum_y R E[f|y]^3`, decided exactly.
  private static func cubicFormVanishes(
    channel: Channel, input: FiniteLaw<Int>, eta: AlgebraicReal, entries: [Polynomial]
  ) -> Bool {
    let zero = Polynomial([])
    func cube(_ p: Polynomial) -> Polynomial { p * p * p }
    let left = zip(input.counts, entries).reduce(zero) { $0 + $1.0 * cube($1.1) }
    var terms: [(sum: Polynomial, total: Integer)] = []
    for y in 0..<channel.outputCount {
      var (sum, total) = (zero, Integer.zero)
      for x in 0..<channel.inputCount {
        let joint = input.counts[x] * channel.counts[x * channel.outputCount + y]
        if joint.isZero { continue }
        sum = sum + joint * entries[x]
        total += joint
      }
      if !total.isZero { terms.append((cube(sum), total * total)) }
    }
    // Over the common denominator: eta D left - sum_y sum^3 / total^2, with D the channel's denominator.
    let common = terms.reduce(Integer.one) { Integer.lcm($0, $1.total) }
    var form = Polynomial([.zero, common * channel.denominator]) * left
    for term in terms {
      form = form + -common.exactlyDivided(by: term.total) * term.sum
    }
    return eta.sign(of: form) == 0
  }
}
