import Work

/// The proof that `Phi >= 0` for all functions g on the outputs, so that no law has a ratio above r, by subdivision.
///
/// Boxes stay open until they are closed by ``DualCellBound`` or lie in an island; the others are cut.  What is closed
/// for one ratio stays closed for every greater one.  The result does not depend on the number of threads.
struct DualSearch {
  private let instance: ReducedInput
  private let problem: DualProblem
  private let ascent: RatioAscent

  init(_ instance: ReducedInput, ascent: RatioAscent, chiSquare: Double) {
    self.instance = instance
    problem = DualProblem(instance, chiSquare: chiSquare)
    self.ascent = ascent
  }

  /// A box that is to be searched, with the upper ends of its root box.
  struct Part: Sendable {
    var box: DualBox
    let top: [Double]
  }

  /// The boxes that cover all laws.
  var roots: [Part] {
    problem.boxes.filter { !$0.isEmpty }.map { Part(box: $0, top: $0.upper) }
  }

  /// What a search ends with.
  struct Outcome {
    /// The boxes that are still open.
    var open: [Part] = []
    /// The deviation from P of a law whose ratio exceeds the one tried.
    var violation: [Double]?
    /// The number of boxes that were looked at.
    var cells = 0
  }

  /// A worker for one ratio.
  func worker(ratio: Double, except islands: [MaximumIsland]) -> DualWorker {
    DualWorker(
      problem, ratio: ratio, islands: islands,
      faces: islands.compactMap { FaceTest($0, instance, problem: problem) }, ascent: ascent)
  }

  /// Searches boxes until none is open, a law is found, or the number of boxes exceeds a limit.
  ///
  /// - Throws: `CancellationError`.
  func search(
    _ tasks: [Part], ratio: Double, except islands: [MaximumIsland], cellLimit: Int
  ) throws -> Outcome {
    var outcome = Outcome(open: tasks)
    // Level by level until there is work for all threads.
    while !outcome.open.isEmpty && outcome.open.count < 256 && outcome.cells < 20_000 {
      let worker = self.worker(ratio: ratio, except: islands)
      var next: [Part] = []
      for task in outcome.open {
        outcome.cells += 1
        guard let halves = worker.halves(task) else { continue }
        next += halves
      }
      outcome.open = next
      if let violation = worker.violation {
        outcome.violation = violation
        return outcome
      }
    }
    var budget = 4096  // boxes of a range of parts before all open ones are shared out anew
    while !outcome.open.isEmpty && outcome.cells < cellLimit {
      if Task.isCancelled { throw CancellationError() }
      let open = outcome.open
      let share = budget
      let parts = Concurrency.map(open.count, minimumPerRange: 8, rangesPerCore: 8) { _, range in
        let worker = self.worker(ratio: ratio, except: islands)
        return worker.run(Array(open[range]), cellLimit: share)
      }
      outcome.open = parts.flatMap(\.open)
      outcome.cells += parts.reduce(0) { $0 + $1.cells }
      if let violation = parts.lazy.compactMap(\.violation).first {
        outcome.violation = violation
        return outcome
      }
      budget *= 2
    }
    return outcome
  }

  /// Whether no law outside some islands has a greater ratio.
  ///
  /// - Throws: `CancellationError`.
  func decide(
    ratio: Double, except islands: [MaximumIsland], cellLimit: Int
  ) throws -> BinaryOutputGap.Answer {
    let outcome = try search(roots, ratio: ratio, except: islands, cellLimit: cellLimit)
    if let violation = outcome.violation { return .violated(violation) }
    return outcome.open.isEmpty ? .proved : .unresolved
  }

  /// Bounds the greatest ratio from above; see `PrimalSearch.upperBound`.
  ///
  /// - Throws: `CancellationError`.
  func upperBound(
    best: RatioAscent.Point, floor: Double, width: Double, ceiling: Double, cellLimit: Int
  ) throws -> PrimalSearch.Outcome {
    var best = best
    var allowance = width
    var open = roots
    var cells = 0
    while true {
      let ratio = max(best.ratio, floor) + allowance
      if ratio >= ceiling || open.isEmpty {
        return PrimalSearch.Outcome(upper: min(ratio, ceiling), best: best)
      }
      let isExhausted = cells >= cellLimit
      let limit = isExhausted ? cellLimit / 4 : cellLimit - cells
      let outcome = try search(open, ratio: ratio, except: [], cellLimit: limit)
      cells += outcome.cells
      if let violation = outcome.violation {
        let found = ascent.climb(from: violation, steps: 300)
        if found.ratio > best.ratio { best = found }
        // A tiny excess can be a rounding error; then more room is all that helps.
        if max(found.ratio, floor) + allowance <= ratio { allowance *= 2 }
        open = roots
        continue
      }
      open = outcome.open
      if open.isEmpty { return PrimalSearch.Outcome(upper: ratio, best: best) }
      allowance *= 8
    }
  }
}

/// One thread's part of the search.
final class DualWorker {
  private let bound: DualCellBound
  private let problem: DualProblem
  private let ratio: Double
  private let islands: [MaximumIsland]
  private let faces: [FaceTest]
  private let ascent: RatioAscent
  private(set) var violation: [Double]?

  init(
    _ problem: DualProblem, ratio: Double, islands: [MaximumIsland], faces: [FaceTest],
    ascent: RatioAscent
  ) {
    self.faces = faces
    bound = DualCellBound(problem, ratio: ratio)
    self.problem = problem
    self.ratio = ratio
    self.islands = islands
    self.ascent = ascent
  }

  /// Searches some boxes, the last first, up to a number of them.
  func run(_ tasks: [DualSearch.Part], cellLimit: Int) -> DualSearch.Outcome {
    var outcome = DualSearch.Outcome(open: tasks.reversed())
    while let task = outcome.open.last, outcome.cells < cellLimit {
      outcome.open.removeLast()
      outcome.cells += 1
      if let halves = halves(task) { outcome.open += halves }
      if violation != nil { break }
    }
    outcome.violation = violation
    return outcome
  }

  /// The halves of a box that stays open; `nil` of one that is closed.
  func halves(_ part: DualSearch.Part) -> [DualSearch.Part]? { division(part)?.halves }

  /// The side along which a box that stays open is cut, and the halves; `nil` of one that is closed.
  func division(_ part: DualSearch.Part) -> (side: Int, halves: [DualSearch.Part])? {
    switch bound.decide(part.box) {
    case .closed: return nil
    case .violated:
      if isInside(part.box) { return nil }
      let law = self.law(at: part.box)
      if violation == nil, !islands.contains(where: { $0.contains(law: law, ascent) }) {
        violation = zip(law, problem.prior).map { $0 - $1 }
      }
      let side = widest(part.box)
      return (side, cut(part, side: side))
    case .open(let side):
      return isInside(part.box) ? nil : (side, cut(part, side: side))
    }
  }

  private func isInside(_ box: DualBox) -> Bool {
    islands.contains { $0.contains(lower: box.lower, upper: box.upper) }
      || faces.contains { $0.closes(box, ratio: ratio) }
  }

  private func widest(_ box: DualBox) -> Int {
    box.lower.indices.max { box.upper[$0] - box.lower[$0] < box.upper[$1] - box.lower[$1] }!
  }

  private func cut(_ task: DualSearch.Part, side y: Int) -> [DualSearch.Part] {
    guard
      let middle = DualBox.cut(
        lower: task.box.lower[y], upper: task.box.upper[y], top: task.top[y],
        step: max(0.5, 4 * ratio))
    else { return [task] }
    var (first, second) = (task, task)
    first.box.upper[y] = middle
    second.box.lower[y] = middle
    return [first, second]
  }

  /// The law `P e^(Wg/r) / Z` for g at the centre.
  private func law(at box: DualBox) -> [Double] {
    let (n, m) = (problem.inputCount, problem.outputCount)
    let g = (0..<m).map { (box.lower[$0] + box.upper[$0]) / 2 }
    let exponents = (0..<n).map { x in
      (0..<m).reduce(0.0) { $0 + problem.rows[x * m + $1] * g[$1] } / ratio
    }
    let top = exponents.max()!
    let weights = zip(problem.prior, exponents).map {
      $0 * FastExponential.value(max(-690, $1 - top))
    }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }
}
