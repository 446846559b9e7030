import Synchronization
import Testing
import Work

/// What was seen, in order.
private final class Recorder<Value: Sendable>: Sendable {
  private let storage = Mutex<[Value]>([])
  func append(_ value: Value) { storage.withLock { $0.append(value) } }
  var values: [Value] { storage.withLock { $0 } }
}

/// An item that cannot be transformed.
private struct Failure: Error, Equatable {
  let item: Int
}

/// The ordered map on all cores.
@Suite struct WorkMonitorMapTests {
  @Test func keepsTheOrder() throws {
    for count in [0, 1, 2, 7, 100, 1001] {
      for step in [1, 3, 64, 5000] {
        for workers in [nil, 1, 3] {
          let squares = try WorkMonitor().map(0..<count, itemsPerStep: step, workers: workers) {
            (x: Int) -> Int in x * x
          }
          let expected = (0..<count).map { (x: Int) -> Int in x * x }
          #expect(squares == expected, "\(count) items by \(step)")
        }
      }
    }
  }

  /// The items themselves are passed, whatever the indices of their collection.
  @Test func takesAnyCollection() throws {
    #expect(try WorkMonitor().map([5, 6, 7, 8][2...]) { $0 + 1 } == [8, 9])
    #expect(try WorkMonitor().map("abc") { "\($0)\($0)" } == ["aa", "bb", "cc"])
  }

  /// The costliest are begun first, equal ones in their order; the results stay in the order of the items.
  @Test func costliestFirst() throws {
    let begun = Recorder<Int>()
    let costs = [3, 9, 1, 9, 5]
    func cost(_ index: Int) -> Int { costs[index] }
    let results = try WorkMonitor().map(costs.indices, workers: 1, costliestFirst: cost) { index in
      begun.append(index)
      return costs[index]
    }
    #expect(results == costs)
    #expect(begun.values == [1, 3, 4, 0, 2])
  }

  /// The error is that of the first item that fails, in the order of the items, however they are begun.
  @Test func firstErrorByIndex() {
    for workers in [1, 2, 4] {
      for failing in [[0], [99], [40, 41, 97], [3, 98], Array(0..<100)] {
        for order in [nil, { $0 }, { -$0 }] as [((Int) -> Int)?] {
          #expect(throws: Failure(item: failing[0]), "\(failing), \(workers) workers") {
            try WorkMonitor().map(0..<100, workers: workers, costliestFirst: order) { item in
              if failing.contains(item) { throw Failure(item: item) }
            }
          }
        }
      }
    }
  }

  /// Nothing after a failure is begun; what lies before it is.
  @Test func skipsWhatFollowsAFailure() {
    let begun = Recorder<Int>()
    func cost(_ item: Int) -> Int { item == 6 ? 1 : 0 }
    #expect(throws: Failure(item: 4)) {
      try WorkMonitor().map(0..<10, workers: 1, costliestFirst: cost) { item in
        begun.append(item)
        if item == 4 || item == 6 { throw Failure(item: item) }
      }
    }
    #expect(begun.values == [6, 0, 1, 2, 3, 4])
  }

  @Test func reports() throws {
    let fractions = Recorder<Double>()
    let monitor = WorkMonitor(report: { fractions.append($0) })
    _ = try monitor.map(0..<1000, itemsPerStep: 7) { $0 }
    let values = fractions.values
    #expect(values.allSatisfy { $0 > 0 && $0 <= 1 })
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
    let single = Recorder<Double>()
    _ = try WorkMonitor(report: { single.append($0) }).map(0..<4, workers: 1) { $0 }
    #expect(single.values == [0.25, 0.5, 0.75, 1])
  }

  @Test func cancelledBeforeTheStart() async {
    let begun = Recorder<Int>()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try WorkMonitor().map(0..<100) { begun.append($0) }
    }
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    #expect(begun.values.isEmpty)
  }

  @Test func cancelledOnTheWay() async {
    let begun = Recorder<Int>()
    let task = Task {
      try WorkMonitor().map(0..<100, workers: 1) { item in
        begun.append(item)
        if item == 10 { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    #expect(begun.values == Array(0...10))
  }
}
