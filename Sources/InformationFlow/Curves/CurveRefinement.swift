import ExactArithmetic
import Foundation
import InformationTheory

/// Newton's method for the chord that spends the budget: with `a`, `c` the ends of the chord,
/// `g_l'(a) = g_l'(c)`, `g_l(c) - g_l(a) = g_l'(a) (c-a)`, `I(U;X) = t`, for `a`, `c` and `l`; an end at 0 or
/// 1 stays there.
///
/// Residuals are computed with the full number of bits, the matrix of derivatives in floating point, so each
/// step gains some ten digits.  Nothing here is certified.
struct CurveRefinement {
  private let pair: BinaryInputPair
  private let input: Rational
  private let budget: Rational
  private let bits: Int

  init(_ curve: InformationCurve, budget: LogForm, bits: Int) {
    pair = curve.pair
    input = curve.input
    self.budget = budget.enclosure(bits: bits).midpoint
    self.bits = bits
  }

  /// A more accurate chord, or `nil` where the steps do not shrink.
  func refine(_ proposal: CurveSolver.Proposal) -> CurveSolver.Proposal? {
    guard proposal.left < input && input < proposal.right else { return nil }
    var current = proposal
    var previous = Double.infinity
    for _ in 0..<60 {
      guard let step = step(current) else { return nil }
      let size = step.map { abs($0) }.max()!
      guard size < 0.5, size < previous / 2 || size < 1e-9 else { return nil }
      current = moved(current, step)
      guard current.left < input && input < current.right else { return nil }
      if size < Foundation.exp2(-Double(min(bits - 24, 1000))) || size >= previous { break }
      previous = size
    }
    let touching = current.left.isZero ? current.right : current.left
    current.slope = pair.slope(touching, multiplier: current.multiplier, bits: bits).midpoint
      .rounded(toSignificantBits: bits)
    return current
  }

  /// Moves the points by steps of their log-odds and the multiplier by a step of its own.
  private func moved(
    _ proposal: CurveSolver.Proposal, _ step: [Double]
  ) -> CurveSolver.Proposal {
    func move(_ q: Rational, _ by: Double) -> Rational {
      if q.isZero || q == 1 { return q }
      let moved = q + q * (1 - q) * Rational(exactly: by)!
      if q * 2 < 1 { return moved.rounded(toSignificantBits: bits) }
      return 1 - (1 - moved).rounded(toSignificantBits: bits)
    }
    var result = proposal
    result.left = move(proposal.left, step[0])
    result.right = move(proposal.right, step[1])
    result.multiplier = (proposal.multiplier + Rational(exactly: step[2])!)
      .rounded(toSignificantBits: bits)
    return result
  }

  /// The correction of the log-odds of the left and the right point and of the multiplier.
  private func step(_ proposal: CurveSolver.Proposal) -> [Double]? {
    let (a, c, l) = (proposal.left, proposal.right, proposal.multiplier)
    func g(_ q: Rational) -> Rational { pair.value(q, multiplier: l, bits: bits).midpoint }
    func slope(_ q: Rational) -> Rational { pair.slope(q, multiplier: l, bits: bits).midpoint }
    func h(_ q: Rational) -> Rational {
      Enclosure.binaryEntropy(Enclosure(q), bits: bits).midpoint
    }
    /// `h'`, and `g''(q) q(1-q)`.
    func hSlope(_ q: Rational) -> Double { Double(Enclosure.log2((1 - q) / q, bits: 64).midpoint) }
    func bend(_ q: Rational) -> Double { Double(pair.curvature(q) - l) / Foundation.log(2) }

    let span = Double(c - a)
    let (hA, hC) = (h(a), h(c))
    let kept = ((c - input) * hA + (input - a) * hC) / (c - a)
    let entropy = h(input)
    let overspent = Double(entropy - kept - budget)
    let mean = Double((hC - hA) / (c - a))
    let weightA = Double((c - input) / (c - a))
    let weightC = Double((input - a) / (c - a))
    var matrix: [[Double]]
    var residual: [Double]
    switch (a.isZero, c == 1) {
    case (true, true):
      return nil
    case (true, false):
      let touching = g(c) - g(a) - slope(c) * c
      let gained = -weightC * (hSlope(c) - mean) * Double(c * (1 - c))
      matrix = [
        [1, 0, 0], [0, -bend(c) * span, Double(hC) - hSlope(c) * span], [0, gained, 0],
      ]
      residual = [0, Double(touching), overspent]
    case (false, true):
      let touching = g(c) - g(a) - slope(a) * (1 - a)
      let gained = -weightA * (hSlope(a) - mean) * Double(a * (1 - a))
      matrix = [
        [0, 1, 0], [-bend(a) * span, 0, -Double(hA) - hSlope(a) * span], [gained, 0, 0],
      ]
      residual = [0, Double(touching), overspent]
    case (false, false):
      let (slopeA, slopeC) = (slope(a), slope(c))
      let touching = g(c) - g(a) - slopeA * (c - a)
      matrix = [
        [bend(a), -bend(c), hSlope(a) - hSlope(c)],
        [
          -bend(a) * span, Double((slopeC - slopeA) * c * (1 - c)),
          Double(hC - hA) - hSlope(a) * span,
        ],
        [
          -weightA * (hSlope(a) - mean) * Double(a * (1 - a)),
          -weightC * (hSlope(c) - mean) * Double(c * (1 - c)), 0,
        ],
      ]
      residual = [Double(slopeA - slopeC), Double(touching), overspent]
    }
    return CurveRefinement.solve(&matrix, residual.map { -$0 })
  }

  /// The solution of a small linear system by elimination; `nil` if it is singular.
  private static func solve(_ matrix: inout [[Double]], _ right: [Double]) -> [Double]? {
    var right = right
    let size = right.count
    for column in 0..<size {
      let pivot = (column..<size).max { abs(matrix[$0][column]) < abs(matrix[$1][column]) }!
      guard matrix[pivot][column] != 0 else { return nil }
      matrix.swapAt(column, pivot)
      right.swapAt(column, pivot)
      for row in 0..<size where row != column {
        let factor = matrix[row][column] / matrix[column][column]
        for index in column..<size { matrix[row][index] -= factor * matrix[column][index] }
        right[row] -= factor * right[column]
      }
    }
    let solution = (0..<size).map { right[$0] / matrix[$0][$0] }
    return solution.allSatisfy(\.isFinite) ? solution : nil
  }
}
