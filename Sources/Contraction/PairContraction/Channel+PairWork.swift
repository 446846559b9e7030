import AlgebraicNumbers
import Claims
import ExactArithmetic
import InformationTheory
import Work

extension Channel {
  /// States the work of ``klContraction``, or refuses it: the bounds of all pairs in floating point, and the polynomial of
  /// degree 2m - 2 of each pair that may attain the coefficient, for m outputs of different ratios.
  ///
  /// - Parameter quickWork: polynomials of more work are not counted, as by who takes ``channelContraction(upTo:)``.
  /// - Throws: `WorkRefused`, after the bounds at most, which are a small part of the work where that is large.
  package func checkPairContraction(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor(),
    polynomialsUpTo quickWork: Double = .infinity
  ) throws(WorkRefused) {
    let subject =
      "the KL coefficient of a channel with \(inputCount) inputs and \(outputCount) outputs"
    let pairs = Double(inputCount) * Double(inputCount) / 2
    let screening = pairs * Double(outputCount) * Channel.operationsPerBound
    try limits.check(WorkEstimate(subject: subject, operations: screening, bytes: pairs * 24))
    let polynomials = polynomialWork(PairScreening(self).candidates)
    let counted = polynomials > quickWork ? 0 : polynomials
    try limits.admit(
      WorkEstimate(subject: subject, operations: screening + counted, bytes: pairs * 24), monitor)
  }

  /// The work of the polynomials of some pairs, of which those with the same outputs up to order are one.
  private func polynomialWork(_ pairs: [(Int, Int)]) -> Double {
    var shapes: [RowPair.Shape: Double] = [:]
    for (first, second) in pairs.prefix(Channel.examinedPairCount) {
      let pair = RowPair(rowCounts(first), rowCounts(second), denominator: denominator)
      shapes[pair.shape] = pair.polynomialWork
    }
    return shapes.values.reduce(0, +)
  }

  /// ``klContraction``, or where its polynomials would take more than so much work close bounds.
  package func channelContraction(upTo work: Double = greatestReportedWork) -> ChannelContraction {
    let screening = PairScreening(self)
    if polynomialWork(screening.candidates) > work,
      let upper = screening.upperBound, let pair = screening.candidates.first
    {
      return ChannelContraction(
        bounds: ExactBounds(AlgebraicReal(screening.lowerBound), AlgebraicReal(upper)),
        pair: KLContraction.Pair(first: pair.0, second: pair.1))
    }
    return ChannelContraction(klContraction(screening.candidates))
  }

  /// Polynomials of so much work take some tenths of a second.
  static let greatestQuickWork = 2e7
  /// And of so much some ten seconds.
  package static let greatestReportedWork = 1e9
  /// An output of a pair is gone through some sixty times.
  private static let operationsPerBound = 200.0
  /// More pairs than so many within rounding of each other are pairs of a symmetric channel.
  private static let examinedPairCount = 1000
}

extension RowPair {
  /// About so many operations find the critical values of the pair; see ``criticalValues``: 2m - 1 resultants of O(m^2)
  /// operations modulo each of about `m^2 bits / 31` primes.
  fileprivate var polynomialWork: Double {
    let m = Double(groups.count)
    let bits = groups.reduce(0.0) { $0 + Double(max($1.p.bitWidth, $1.q.bitWidth)) } / max(m, 1)
    return m * m * m * m * m * bits / 4
  }
}
