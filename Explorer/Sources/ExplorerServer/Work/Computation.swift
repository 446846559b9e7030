import Documents
import Work

/// What a request asks to be computed.
struct Computation: Sendable {
  /// Whether it is one of those that end in a moment, or may last.
  let lane: Lane
  /// Computes the answer; progress goes to the reporter. Ends with `CancellationError` when its task is cancelled.
  let run: @Sendable (ProgressReporter) throws -> JSONValue
  /// The question, where its answer alone says everything and may be kept.
  var key: String?

  init(lane: Lane, run: @escaping @Sendable (ProgressReporter) throws -> JSONValue) {
    self.lane = lane
    self.run = run
  }

  /// Quick computations never wait for long ones.
  enum Lane: Sendable {
    case quick
    case long
  }
}

/// How far a computation is: lines before that of the answer, at most some in a second.
struct ProgressReporter: Sendable {
  private let send: @Sendable (JSONValue) -> Void
  private let pace: Pace

  init(_ send: @escaping @Sendable (JSONValue) -> Void) {
    self.send = send
    pace = Pace()
  }

  /// A part of the answer, which is always sent.
  func send(part: JSONValue) { send(["part": part]) }

  /// The monitor for a function of the library.
  var monitor: WorkMonitor {
    WorkMonitor(
      announcement: { send(["work": .string($0)]) },
      report: { fraction in
        if pace.isTime() { send(["progress": .number(ProgressReporter.thousandths(fraction))]) }
      })
  }

  /// How many of all are done.
  func report(_ done: Int, of count: Int) {
    if pace.isTime() {
      send(["progress": .number(ProgressReporter.thousandths(Double(done) / Double(count)))])
    }
  }

  private static func thousandths(_ fraction: Double) -> JSONNumber {
    let count = Int((max(0, min(1, fraction)) * 1000).rounded(.down))
    if count == 1000 { return JSONNumber(1) }
    let digits = String(count)
    let text = "0." + String(repeating: "0", count: 3 - digits.count) + digits
    return JSONNumber(text) ?? JSONNumber(0)
  }
}
