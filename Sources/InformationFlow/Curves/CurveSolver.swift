import ExactArithmetic
import Foundation
import InformationTheory

/// Finds the witness and the certificate of a point: a search in floating point, then, where the width wanted
/// is beyond it, corrections whose residuals are computed with as many bits as needed.
struct CurveSolver {
  /// A chord with rational ends, 0 and 1 included.
  struct Proposal {
    var multiplier: Rational
    var slope: Rational
    var left: Rational
    var right: Rational
  }

  let curve: InformationCurve
  let budget: LogForm
  let width: Rational
  private let search: CurveSearch
  private let peak: Rational

  init(_ curve: InformationCurve, budget: LogForm, width: Rational) {
    self.curve = curve
    self.budget = budget
    self.width = width
    search = CurveSearch(curve.pair, input: curve.input)
    peak = CurveSearch.point(search.peak, end: 0)
  }

  func solve() -> InformationCurvePoint {
    let nats = Double(budget.enclosure(bits: 64).midpoint) * Foundation.log(2)
    let (over, under) = search.chords(budget: nats)
    let proposals = [under, over].map(proposal)
    var best = point(spending(proposals[0]), proposals[0])
    func consider(_ other: InformationCurvePoint) {
      if other.enclosure.width < best.enclosure.width { best = other }
    }
    if best.enclosure.width <= width { return best }
    let mixed = mixture(proposals[1], proposals[0])
    for proposal in proposals {
      consider(point(mixed, proposal))
      if best.enclosure.width <= width { return best }
    }
    var bits = 64 + width.denominator.bitWidth
    for _ in 0..<3 {
      let refinement = CurveRefinement(curve, budget: budget, bits: bits)
      for proposal in proposals {
        guard let refined = refinement.refine(proposal) else { continue }
        consider(point(spending(refined), refined))
        if best.enclosure.width <= width { return best }
      }
      bits *= 2
    }
    return best
  }

  private func point(_ witness: CurveWitness, _ proposal: Proposal) -> InformationCurvePoint {
    curve.point(budget, witness, .line(certificate(proposal)))
  }

  // MARK: Rational points

  private func proposal(_ chord: CurveSearch.Chord) -> Proposal {
    // In nats and in bits the multiplier is the same; the slope is not.
    Proposal(
      multiplier: Rational(exactly: chord.multiplier)!,
      slope: Rational(exactly: chord.slope / Foundation.log(2))!,
      left: CurveSearch.point(chord.left, end: 0), right: CurveSearch.point(chord.right, end: 1))
  }

  // MARK: The certificate

  /// Moves the points of a chord to where they prove something.
  private func certificate(_ proposal: Proposal) -> CurveCertificate {
    let pair = curve.pair
    let middle = min(max(peak, proposal.left), proposal.right)
    let highest = pair.curvature(middle)
    let multiplier =
      highest < proposal.multiplier
      ? highest.rounded(toSignificantBits: 64, .down) : proposal.multiplier
    return CurveCertificate(
      multiplier: multiplier, slope: proposal.slope,
      left: CurveCertificate.settle(proposal.left, below: multiplier) { pair.curvature($0) },
      middle: middle,
      right: 1
        - CurveCertificate.settle(1 - proposal.right, below: multiplier) {
          pair.curvature(1 - $0)
        })
  }

  // MARK: The witness

  /// The variable with the ends of a chord as posteriors, drawn together until it spends at most the budget.
  private func spending(_ proposal: Proposal) -> CurveWitness {
    let p = curve.input
    guard proposal.left < p && p < proposal.right else { return curve.nothing }
    var (left, right) = (proposal.left, proposal.right)
    var step = width.denominator.bitWidth + 40
    while true {
      let witness = curve.mixture([(1, left, right)])
      if witness.inputInformation <= budget { return witness }
      if step < 1 { return curve.nothing }
      let share = Rational(1).scaled(byPowerOfTwo: -step)
      left = proposal.left + share * (p - proposal.left)
      right = proposal.right - share * (proposal.right - p)
      step -= 4
    }
  }

  /// The variable that is one that spends too much, with just the probability that the budget allows, and
  /// otherwise one that spends less.
  private func mixture(_ over: Proposal, _ under: Proposal) -> CurveWitness {
    let p = curve.input
    let parts = [over, under].map { proposal in
      proposal.left < p && p < proposal.right ? [(proposal.left, proposal.right)] : []
    }
    let spent = parts.map { part in
      part.isEmpty
        ? Rational.zero
        : curve.mixture(part.map { (1, $0.0, $0.1) }).inputInformation.enclosure(bits: 96).midpoint
    }
    let target = budget.enclosure(bits: 96).midpoint
    guard spent[0] > spent[1], target > spent[1] else { return spending(under) }
    let ideal = min(1, (target - spent[1]) / (spent[0] - spent[1])).rounded(toSignificantBits: 64)
    var share = min(1, ideal)
    var step = 60
    while step > 0 {
      let witness = curve.mixture(
        parts[0].map { (share, $0.0, $0.1) } + parts[1].map { (1 - share, $0.0, $0.1) })
      if witness.inputInformation <= budget { return witness }
      share *= 1 - Rational(1).scaled(byPowerOfTwo: -step)
      step -= 4
    }
    return spending(under)
  }
}
