import Synchronization

/// Progress and cancellation of long work.
///
/// Long computations report the finished fraction to a monitor and stop with `CancellationError` when the
/// surrounding task is cancelled.
public struct WorkMonitor: Sendable {
  private let announcement: (@Sendable (_ work: String) -> Void)?
  private let report: (@Sendable (_ fraction: Double) -> Void)?

  /// Creates a monitor.
  ///
  /// - Parameters:
  ///   - announcement: receives what a computation will need, before it starts.
  ///   - report: receives the finished fraction, from 0 to 1, now and then; it is called from one thread at a
  ///     time.
  public init(
    announcement: (@Sendable (_ work: String) -> Void)? = nil,
    report: (@Sendable (_ fraction: Double) -> Void)? = nil
  ) {
    self.announcement = announcement
    self.report = report
  }

  /// States what a computation will need.
  package func announce(_ work: @autoclosure () -> String) { announcement?(work()) }

  /// Cuts `0..<count` into small ranges and calls `body` with each on all cores, until all are done or the
  /// task is cancelled.
  ///
  /// - Parameters:
  ///   - limit: at most so many workers; by default one for each core.
  ///   - makeState: makes the state of one worker, which `body` updates.
  /// - Returns: the states of the workers.
  /// - Throws: `CancellationError`.
  package func run<State>(
    _ count: Int, itemsPerStep step: Int, workers limit: Int? = nil,
    makeState: @Sendable () -> State,
    _ body: @Sendable (inout State, Range<Int>) -> Void
  ) throws -> [State] {
    let next = Atomic(0)
    let finished = Atomic(0)
    let isCancelled = Atomic(Task.isCancelled)
    let workers = max(1, min(limit ?? Concurrency.coreCount, (count + step - 1) / step))
    nonisolated(unsafe) var states: [State] = (0..<workers).map { _ in makeState() }
    states.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = buffer.baseAddress!  // one worker writes each slot
      Concurrency.perform(workers) { worker in
        while true {
          // The calling thread, which runs inside the task, sees the cancellation for all.
          if Task.isCancelled { isCancelled.store(true, ordering: .relaxed) }
          if isCancelled.load(ordering: .relaxed) { return }
          let start = next.add(step, ordering: .relaxed).oldValue
          if start >= count { return }
          body(&slots[worker], start..<min(start + step, count))
          let done = finished.add(step, ordering: .relaxed).newValue
          if worker == 0 { report?(min(1, Double(done) / Double(count))) }
        }
      }
    }
    if isCancelled.load(ordering: .relaxed) { throw CancellationError() }
    return states
  }
}
