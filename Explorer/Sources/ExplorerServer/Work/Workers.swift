import Documents
import Foundation
import Work

/// Runs the computations of all connections: a bounded number at a time, the others in turn.
struct Workers: Sendable {
  private let threads = WorkerThreads()
  private let quick: Places
  private let long: Places
  private let cache = AnswerCache()

  /// At most so many computations wait; more are refused.
  static let greatestWaiting = 64

  init() {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    quick = Places(max(2, cores), waiting: Workers.greatestWaiting)
    long = Places(max(1, cores / 2), waiting: Workers.greatestWaiting)
  }

  /// The lines of a computation: its progress, and in the end `result` or `error`. It is cancelled when nobody reads on.
  func lines(of computation: Computation) -> AsyncStream<JSONValue> {
    let places = computation.lane == .quick ? quick : long
    return AsyncStream { continuation in
      let task = Task(executorPreference: threads) {
        do {
          try await places.take()
          // Somebody may have asked the same while this one waited.
          let outcome = Result {
            try cache.answer(to: computation.key)
              ?? computation.run(ProgressReporter { continuation.yield($0) })
          }
          if case .success(let answer) = outcome { cache.keep(answer, to: computation.key) }
          await places.giveBack()
          continuation.yield(["result": try outcome.get()])
        } catch is CancellationError {
          // Nobody reads on.
        } catch {
          continuation.yield(["error": Workers.line(for: error)])
        }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  /// How many computations run and wait.
  var load: JSONValue {
    get async {
      let (quick, long) = (await quick.load, await long.load)
      return [
        "running": JSONValue(quick.taken + long.taken),
        "waiting": JSONValue(quick.waiting + long.waiting),
      ]
    }
  }

  /// What went wrong, with the sentence of the command line.
  private static func line(for error: any Error) -> JSONValue {
    switch error {
    case let refusal as WorkRefused:
      ["kind": "refused", "message": .string(Limits.sentence(for: refusal))]
    case let error as any InputError:
      ["kind": "input", "message": .string("\(error)")]
    case let error as TooBusy: ["kind": "busy", "message": .string("\(error)")]
    default: ["kind": "other", "message": .string("\(error)")]
    }
  }
}
