import Synchronization

extension WorkMonitor {
  /// Transforms every item, on all cores, and returns the results in the order of the items.
  ///
  /// Once an item fails, those after it are skipped; those before it are not, so that the error thrown does not depend on
  /// the number of threads.
  ///
  /// - Parameters:
  ///   - step: so many items are taken at a time: more than one where an item is little work.
  ///   - limit: at most so many workers; by default one for each core.
  ///   - cost: the items that cost most are begun first, so that no worker is left with one of them at the end; by
  ///     default they are begun in their order.
  /// - Throws: what `transform` throws for the first item, in their order, for which it does; `CancellationError`.
  package func map<Item: Sendable, Result: Sendable>(
    _ items: some Collection<Item>, itemsPerStep step: Int = 1, workers limit: Int? = nil,
    costliestFirst cost: ((Item) -> Int)? = nil, _ transform: @Sendable (Item) throws -> Result
  ) throws -> [Result] {
    typealias Outcome = (index: Int, result: Swift.Result<Result, any Error>)
    @Sendable func noOutcomes() -> [Outcome] { [] }
    let items = Array(items)
    let order = cost.map { WorkMonitor.order(byFallingCost: items.map($0)) }
    let firstFailure = Atomic(Int.max)
    let parts = try run(
      items.count, itemsPerStep: step, workers: limit, makeState: noOutcomes
    ) { outcomes, positions in
      for position in positions {
        let index = order?[position] ?? position
        if index > firstFailure.load(ordering: .relaxed) { continue }
        let result = Swift.Result { try transform(items[index]) }
        if case .failure = result { _ = firstFailure.min(index, ordering: .relaxed) }
        outcomes.append((index, result))
      }
    }
    return try parts.joined().sorted { $0.index < $1.index }.map { try $0.result.get() }
  }

  /// The indices of the costs, the greatest first and equal ones in their order.
  private static func order(byFallingCost costs: [Int]) -> [Int] {
    costs.indices.sorted { (costs[$1], $0) < (costs[$0], $1) }
  }
}
