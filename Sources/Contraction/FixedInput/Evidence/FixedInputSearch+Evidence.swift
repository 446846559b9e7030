import ExactArithmetic

// Upper ends by the cells of simplices.

extension FixedInputSearch {
  /// A search and a check of some tenths of a second at most.
  var quickCellCount: Int { cellCount(2000) }
  /// A search of some tenths of a second, and a check of some ten seconds.
  var longCellCount: Int { cellCount(100_000) }

  /// A number of cells of five inputs and five outputs, or what costs as much.
  private func cellCount(_ count: Int) -> Int {
    let (n, m) = (instance.inputCount, instance.outputCount)
    return count * 125 / max(125, n * m * min(n, m))
  }

  /// Evidence, not yet checked, for a ratio that exceeds that of the best law by most of the width, where so many cells do.
  ///
  /// - Throws: `CancellationError`.
  func evidence(above best: RatioAscent.Point, cellLimit: Int) throws -> ContractionEvidence? {
    let floor = bounds.lower.enclosure(bits: (width / 64).binaryFractionBits).upper
    guard let attained = Rational(exactly: best.ratio) else { return nil }
    let ratio = (max(attained, floor) + width * Rational(3, 4)).rounded(
      toSignificantBits: 64, .up)
    guard ratio <= .one else { return nil }
    let outcome = try ContractionEvidence.search(
      instance, ratio: ratio, chiSquare: bounds.lower, cellLimit: cellLimit)
    guard case .found(let evidence) = outcome else { return nil }
    return evidence
  }

  /// The enclosure with the ratio of evidence as its upper end, where the check accepts it and it is as narrow as is wished.
  func bounded(
    by evidence: ContractionEvidence?, best: RatioAscent.Point
  ) -> FixedInputContraction? {
    guard let evidence, evidence.isAccepted(for: instance) else { return nil }
    let result = enclosed(witness: witness(from: best), upper: evidence.ratio, kind: nil)
    return goal.isReached(by: result.interval) ? result : nil
  }
}
