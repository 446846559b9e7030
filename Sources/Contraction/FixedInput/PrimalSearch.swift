import ExactArithmetic
import Work

/// The proof that `D(QW||PW) <= r D(Q||P)` for all laws Q, by subdivision.
///
/// Open cells are bounded level by level; those whose gap is at least 0 are closed, the others are halved.  A
/// cell closed for one ratio stays closed for every greater one, so when a law with a greater ratio
/// turns up, or the work exceeds its limit, the search goes on with a greater ratio and the open cells only.
/// The result does not depend on the number of threads.
struct PrimalSearch {
  private let instance: ReducedInput
  private let numbers: PrimalGap.Numbers
  private let ascent: RatioAscent

  init(_ instance: ReducedInput, ascent: RatioAscent) {
    self.instance = instance
    numbers = PrimalGap.Numbers(instance)
    self.ascent = ascent
  }

  /// What the search ends with.
  struct Outcome {
    /// No law has a greater ratio.
    var upper: Double
    /// The law with the greatest ratio that was seen.
    var best: RatioAscent.Point
  }

  /// Bounds the greatest ratio from above.
  ///
  /// - Parameters:
  ///   - best: a law with a great ratio.
  ///   - floor: a number that the greatest ratio is known to reach (chi-square's coefficient), up to rounding.
  ///   - width: how far above the greater of the two the bound may be.
  ///   - ceiling: a known upper bound; the search gives up there.
  ///   - cellLimit: the work after which cells are no longer halved and greater widths are tried.
  /// - Throws: `CancellationError`.
  func upperBound(
    best: RatioAscent.Point, floor: Double, width: Double, ceiling: Double, cellLimit: Int
  ) throws -> Outcome {
    var best = best
    var cells = 0
    var allowance = width
    var isExhausted = false
    var open = PolarCell.cover(inputCount: instance.inputCount)
    while true {
      let ratio = max(best.ratio, floor) + allowance
      if ratio >= ceiling || open.isEmpty {
        return Outcome(upper: min(ratio, ceiling), best: best)
      }
      if Task.isCancelled { throw CancellationError() }
      cells += open.count
      let round = bound(open, ratio: ratio, halving: !isExhausted)
      open = round.open
      if let violation = round.violation {
        let found = ascent.climb(from: violation, steps: 300)
        if found.ratio > best.ratio { best = found }
        // A tiny excess can be a rounding error; then more room is all that helps.
        if max(found.ratio, floor) + allowance <= ratio { allowance *= 2 }
      }
      if isExhausted || cells + open.count > cellLimit {
        isExhausted = true
        allowance *= 2
      }
    }
  }

  /// Whether no law has a ratio above chi-square's coefficient, which is the limit at P: laws in the
  /// neighbourhoods of the limit are known to have none.
  ///
  /// - Parameter ratio: chi-square's coefficient, rounded down.
  /// - Throws: `CancellationError`.
  func isBounded(by ratio: Double, except limit: LimitAtInput, cellLimit: Int) throws -> Bool {
    var open = PolarCell.cover(inputCount: instance.inputCount)
    var cells = 0
    while !open.isEmpty {
      if Task.isCancelled { throw CancellationError() }
      cells += open.count
      let round = bound(open, ratio: ratio, halving: true)
      if round.violation != nil || cells > cellLimit { return false }
      open = round.open.filter { !limit.contains($0, inputCount: instance.inputCount) }
    }
    return true
  }

  /// Whether no law outside some islands has a greater ratio.
  ///
  /// - Throws: `CancellationError`.
  func decide(
    ratio: Double, except islands: [MaximumIsland], cellLimit: Int
  ) throws -> BinaryOutputGap.Answer {
    var open = PolarCell.cover(inputCount: instance.inputCount)
    var cells = 0
    while !open.isEmpty {
      if Task.isCancelled { throw CancellationError() }
      cells += open.count
      let round = bound(open, ratio: ratio, halving: true, except: islands)
      if let violation = round.violation { return .violated(violation) }
      if cells > cellLimit { return .unresolved }
      open = round.open
    }
    return .proved
  }

  /// Cells that are worth a thread: 64 of 32 terms, or what costs as much.
  private var leastCellsPerRange: Int {
    max(1, 2048 / (instance.inputCount + instance.outputCount))
  }

  private struct Round {
    var open: [PolarCell] = []
    /// The deviation from P of a law whose ratio exceeds the one tried.
    var violation: [Double]?
  }

  /// Bounds each of the cells, and halves those that stay open where wanted.
  private func bound(
    _ cells: [PolarCell], ratio: Double, halving: Bool, except islands: [MaximumIsland] = []
  ) -> Round {
    let parts = Concurrency.map(
      cells.count, minimumPerRange: leastCellsPerRange, rangesPerCore: 4
    ) { _, range in
      let gap = PrimalGap(numbers)
      var round = Round()
      for cell in cells[range] {
        let bound = gap.bound(cell, ratio: ratio)
        if bound.lower >= 0 { continue }
        if !islands.isEmpty, gap.isInside(cell, of: islands) { continue }
        if bound.isNegativeAtCenter, round.violation == nil {
          let deviation = gap.centralDeviation(cell)
          let law = zip(deviation, numbers.prior).map { $0 + $1 }
          if !islands.contains(where: { $0.contains(law: law, ascent) }) {
            round.violation = deviation
          }
        }
        if halving,
          let halves = cell.halves(bound.cut, inputCount: instance.inputCount)
            ?? cell.halves(.distance, inputCount: instance.inputCount)
        {
          round.open.append(halves.0)
          round.open.append(halves.1)
        } else {
          round.open.append(cell)
        }
      }
      return round
    }
    return parts.reduce(into: Round()) { all, part in
      all.open += part.open
      if all.violation == nil { all.violation = part.violation }
    }
  }
}
