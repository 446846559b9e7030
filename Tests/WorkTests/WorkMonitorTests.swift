import ExactArithmetic
import Synchronization
import Testing
import Work

/// What a monitor was told, in order.
private final class Recorder<Value: Sendable>: Sendable {
  private let storage = Mutex<[Value]>([])
  func append(_ value: Value) { storage.withLock { $0.append(value) } }
  var values: [Value] { storage.withLock { $0 } }
}

@Suite struct WorkMonitorTests {
  @Test func coversEveryItemOnce() throws {
    for count in [0, 1, 2, 7, 100, 1001] {
      for step in [1, 3, 100, 5000] {
        let states = try WorkMonitor().run(count, itemsPerStep: step, makeState: { [Int]() }) {
          state, range in
          #expect(!range.isEmpty && range.count <= step)
          state += Array(range)
        }
        #expect(states.flatMap { $0 }.sorted() == Array(0..<count), "\(count) items by \(step)")
        #expect(!states.isEmpty)
      }
    }
  }

  @Test func reports() throws {
    let fractions = Recorder<Double>()
    let monitor = WorkMonitor(report: { fractions.append($0) })
    _ = try monitor.run(1000, itemsPerStep: 7, makeState: { 0 }) { state, range in
      state += range.count
    }
    let values = fractions.values
    #expect(values.allSatisfy { $0 > 0 && $0 <= 1 })
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func reportsOfOneStep() throws {
    let fractions = Recorder<Double>()
    let monitor = WorkMonitor(report: { fractions.append($0) })
    _ = try monitor.run(5, itemsPerStep: 10, makeState: { 0 }) { _, _ in }
    #expect(fractions.values == [1])
  }

  @Test func announcement() {
    let works = Recorder<String>()
    WorkMonitor(announcement: { works.append($0) }).announce("much work")
    #expect(works.values == ["much work"])
    // Nobody listens: the text is not even made.
    let made = Recorder<Int>()
    func text() -> String {
      made.append(1)
      return "unheard"
    }
    WorkMonitor().announce(text())
    #expect(made.values.isEmpty)
  }

  @Test func cancelledBeforeTheStart() async {
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try WorkMonitor().run(100, itemsPerStep: 1, makeState: { 0 }) { state, _ in
        state += 1
      }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func cancelledOnTheWay() async {
    // The work cancels its own task: it may hold every thread that could do so from outside.
    let task = Task {
      try WorkMonitor().run(Int.max / 2, itemsPerStep: 1, makeState: { 0 }) { state, range in
        state += 1
        if range.lowerBound > 100 { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func concurrencyKeepsTheOrder() {
    for count in [0, 1, 5, 1000] {
      for ranges in [1, 4] {
        let parts = Concurrency.map(count, minimumPerRange: 10, rangesPerCore: ranges) {
          index, range in
          (index, Array(range))
        }
        #expect(parts.map { $0.0 } == Array(parts.indices))
        #expect(parts.flatMap { $0.1 } == Array(0..<count))
      }
    }
    let seen = Recorder<Int>()
    Concurrency.perform(20) { seen.append($0) }
    #expect(seen.values.sorted() == Array(0..<20))
    #expect(Concurrency.coreCount >= 1)
  }
}
