import ExactArithmetic

/// The attempts to isolate the maxima of one coefficient, each with more work than the one before.
struct Isolation {
  let search: FixedInputSearch
  /// The laws that climbs ended at.
  let candidates: [RatioAscent.Point]
  /// Chi-square's coefficient, rounded up.
  let floor: Double
  /// Whether the last attempt ended for lack of work alone, so that more may help.
  private var isExhausted = true

  init(search: FixedInputSearch, candidates: [RatioAscent.Point], floor: Double) {
    self.search = search
    self.candidates = candidates
    self.floor = floor
  }

  /// The coefficient where its maxima are isolated: exact, or as closely as is wished.
  ///
  /// - Parameter effort: the greatest number of boxes, where the usual one is greater.
  /// - Throws: `CancellationError`.
  mutating func maximum(effort: Int = .max) throws -> FixedInputContraction? {
    if !isExhausted { return nil }
    let (search, floor) = (search, floor)
    let cellLimit = min(effort, search.isolationCellLimit)
    let isCut = cellLimit < search.isolationCellLimit && search.instance.outputCount > 2
    var isUnresolved = false
    let maxima = IsolatedMaxima(search.instance, ascent: search.ascent) { ratio, islands in
      let answer = try search.decide(ratio, except: islands, above: floor, cellLimit: cellLimit)
      if case .unresolved = answer { isUnresolved = true }
      return answer
    }
    let found = try maxima.islands(from: candidates, above: floor)
    isExhausted = isCut && isUnresolved
    guard let found,
      let greatest = GreatestMaximum(found.islands, width: search.width, ratio: found.ratio),
      greatest.interval.upper >= Rational(exactly: found.ratio)!
    else { return nil }
    return search.result(greatest)
  }
}
