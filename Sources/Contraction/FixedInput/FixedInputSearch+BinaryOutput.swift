extension FixedInputSearch {
  /// A bound of the greatest ratio with two outputs, at the least excess above the best law's that can be proved.
  func binaryOutputBound(
    best: RatioAscent.Point, floor: Double, width: Double, ceiling: Double
  ) -> PrimalSearch.Outcome {
    let gap = BinaryOutputGap(instance)
    var outcome = PrimalSearch.Outcome(upper: ceiling, best: best)
    var allowance = width
    while true {
      let start = max(outcome.best.ratio, floor)
      let ratio = max(start + allowance, start.nextUp)
      if ratio >= ceiling { return outcome }
      switch gap.decide(ratio: ratio) {
      case .proved:
        outcome.upper = ratio
        return outcome
      case .unresolved: allowance = max(allowance, start * 0x1p-50) * 2
      case .violated(let deviation):
        let point = ascent.climb(from: deviation, steps: 300)
        if point.ratio > outcome.best.ratio { outcome.best = point } else { allowance *= 2 }
      }
    }
  }
}
