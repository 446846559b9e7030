import ArgumentParser
import ExactArithmetic
import Sampling

/// The seed of a simulation, and how many threads it may use.
package struct RandomnessOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: "The seed, from 0 to 2^64 - 1.", transform: Arguments.seed)
  package var seed: UInt64

  @OptionGroup private var threading: ThreadOptions

  package init() {}

  package var threads: Int? { threading.threads }
}

/// The same for a table, which has a seed of its own.
package struct TableRandomnessOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: "The seed, from 0 to 2^64 - 1 (default: 1).",
    transform: Arguments.seed)
  package var seed: UInt64 = 1

  @OptionGroup private var threading: ThreadOptions

  package init() {}

  package var threads: Int? { threading.threads }
}

struct ThreadOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: "At most so many threads (default: one for each core).",
    transform: Arguments.threadCount)
  var threads: Int?
}

extension Arguments {
  /// The seed of a simulation.
  package static func seed(_ text: String) throws -> UInt64 {
    guard let seed = UInt64(text) else {
      throw UsageError("\"\(text)\" is no seed; expected an integer from 0 to 2^64 - 1")
    }
    return seed
  }

  static func threadCount(_ text: String) throws -> Int {
    let count = try Arguments.integer(text)
    if count < 1 { throw UsageError("\(count) threads; expected at least 1") }
    return count
  }

  /// When a simulation has done enough, by `--trials` or `--until`.
  package static func goal(trials: Int?, until: Rational?) throws -> SamplingGoal {
    switch (trials, until) {
    case (let trials?, nil):
      if trials < 0 { throw ValidationError("--trials is \(trials); expected at least 0") }
      return .trials(trials)
    case (nil, let until?):
      if until.signum() <= 0 {
        throw ValidationError("--until is \(until); expected a width above 0")
      }
      return .width(Double(until))
    default: throw ValidationError("expected either --trials or --until")
    }
  }
}
