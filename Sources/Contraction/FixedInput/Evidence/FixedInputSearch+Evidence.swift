import ExactArithmetic

// Upper ends by the cells of simplices.

extension FixedInputSearch {
  /// So many cells take some milliseconds.
  static let quickCellCount = 2000
  /// So many cells take some tenths of a second, and their check some ten seconds.
  static let longCellCount = 100_000

  /// How many boxes a search for isolated maxima may look at where evidence for the width is at hand: then it gives only the
  /// kind of the maximum, or its exact value.
  static func effort(beside evidence: ContractionEvidence?) -> Int {
    evidence.map { 20_000 + 100 * $0.divisions.count } ?? .max
  }

  /// Evidence for a ratio that exceeds that of the best law by most of the width, where so many cells do.
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

  /// The enclosure with the ratio of evidence as its upper end, if the check accepts it.
  func bounded(
    by evidence: ContractionEvidence?, best: RatioAscent.Point
  ) -> FixedInputContraction? {
    guard let evidence, evidence.isAccepted(for: instance) else { return nil }
    return enclosed(witness: witness(from: best), upper: evidence.ratio, kind: nil)
  }
}
