import Documents
import ExactArithmetic
import NearestNeighbourGame
import Sampling
import Tables

/// Many rounds: an estimate of Bob's success, with its interval, while the rounds are played.
enum SampleAnswer {
  private static let confidence = Rational(99, 100)
  private static let greatestTrialCount = 100_000
  /// Above so many operations it is no matter of a moment.
  private static let quickOperations = 1e8
  /// So many parts are shown on the way.
  private static let partCount = 25

  /// The computation for a request.
  static func computation(_ query: Query) throws -> Computation {
    try query.requireNames(among: GameQuery.names + ["seed", "trials", "format"])
    let asked = try GameQuery(query)
    let seed = UInt64(try query.integer("seed", in: 0...Int.max, default: 1))
    let trials = try query.integer("trials", in: 1...greatestTrialCount, default: 1000)
    let format = try query.format
    guard case .named(let name, _) = asked.kind else {
      return Computation(lane: .quick) { try painted(asked, seed, trials, $0) }
    }
    let sampling = try GameSampling(asked.game, code: ExampleCode(parsing: name), seed: seed)
    let isLong = sampling.estimate(trials: trials).operations > quickOperations
    return Computation(lane: isLong ? .long : .quick) { reporter in
      try Limits.check(sampling.estimate(trials: trials))
      var record = SampleRecord(sampling)
      for part in parts(trials) {
        let count = try sampling.run(trials: part)
        try record.add(.init(seed: seed, trials: part, successes: count.successes))
        reporter.send(part: shown(record.count))
      }
      let report = record.report(confidence: confidence)
      return Answer(report, view: shown(record.count)).json(format)
    }
  }

  /// The rounds of a painted message, which are those that the page shows one by one, from the seed on.
  private static func painted(
    _ asked: GameQuery, _ seed: UInt64, _ trials: Int, _ reporter: ProgressReporter
  ) throws -> JSONValue {
    var count = SuccessCount.zero
    for part in parts(trials) {
      for trial in part {
        try Task.checkCancellation()
        count.trials += 1
        if try asked.round(seed: seed + UInt64(trial)).isRight { count.successes += 1 }
      }
      reporter.send(part: shown(count))
    }
    return ["command": .null, "report": .null, "view": shown(count)]
  }

  /// The estimate and its Clopper-Pearson interval, which covers the success with the confidence, looked at once.
  private static func shown(_ count: SuccessCount) -> JSONValue {
    [
      "trials": JSONValue(count.trials), "successes": JSONValue(count.successes),
      "estimate": Shown.number(Rational(count.successes, max(1, count.trials))),
      "interval": Shown.number(count.interval(Confidence(confidence), digits: 12)),
      "confidence": .string(confidence.description),
    ]
  }

  private static func parts(_ trials: Int) -> [Range<Int>] {
    let count = min(trials, partCount)
    return (0..<count).map { trials * $0 / count..<trials * ($0 + 1) / count }
  }
}
