import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata sample`: simulates the game.
struct SampleCommand: ForcibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Simulates the Alice-Bob game and estimates Bob's success.",
    discussion: """
      The result is an estimate with a Clopper-Pearson interval. It depends on the seed alone, not on the \
      number of threads. With --output FILE.json the file is written anew every few seconds, whole each time, so that a \
      run that is interrupted can be continued with --resume; without a file Ctrl-C prints the estimate so far. \
      'lemmata merge' adds the files of several runs. \
      With --until the run looks at its interval after at most so many trials as are enough, half as many, and so on, \
      with 1/2, 1/4, ... of the permitted error, so that the confidence holds however it stops.

      Methods: literal draws every bit; distances draws the distances from their law, for \
      \(ExampleCode.names.map(\.form.description).list("and")).
      """)

  @OptionGroup var game: GameOptions

  @Option(
    parsing: .unconditional,
    help: """
      What Alice keeps of each example: \(ExampleCode.names.map(\.form.description).joined(separator: ", ")), or blocks quantised: \
      \(ExampleCode.ownNames.map(\.description).list("or")).
      """)
  var message = "everything"

  @Option(help: "How the game is simulated.")
  var method: SamplingMethod = .literal

  @Option(
    parsing: .unconditional, help: "The number of trials of this seed, earlier ones included.",
    transform: Arguments.integer)
  var trials: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Go on until the interval is no wider than this.", valueName: "width"),
    transform: Arguments.rational)
  var until: Rational?

  @OptionGroup var randomness: RandomnessOptions

  @OptionGroup var confidence: ConfidenceOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Continue the run whose result is in a file.", valueName: "file"))
  var resume: String?

  @OptionGroup var work: WorkOptions

  @OptionGroup var output: OutputOptions

  func validate() throws { _ = try Arguments.goal(trials: trials, until: until) }

  func run() throws {
    try output.write(checkpoints: true) { checkpoint in
      let sampling = try GameSampling(
        game.game(), code: code(), method: method, seed: randomness.seed)
      var record = SampleRecord(sampling)
      if let resume { record = try resumed(resume, sampling) }
      let rounds = try SampleRounds(
        sampling, goal: try Arguments.goal(trials: trials, until: until),
        confidence: Confidence(confidence.level, halvings: record.halvings))
      try work.limits.check(rounds.estimate)
      adviseDistances(sampling, rounds.estimate)
      while let trials = rounds.next(after: record) {
        let count = try sampling.run(
          trials: trials, threads: randomness.threads, monitor: Progress.monitor)
        try record.add(
          SampleRecord.Part(seed: randomness.seed, trials: trials, successes: count.successes))
        record.halvings = rounds.halvings(after: record)
        try checkpoint(record.report(confidence: confidence.level))
      }
      return record.report(confidence: confidence.level)
    }
  }

  /// The record of a file, of which it is said what is kept and what is added.
  private func resumed(_ file: String, _ sampling: GameSampling) throws -> SampleRecord {
    let record = try InputFile.parse(file) { text in
      let record = try SampleRecord(parsing: text)
      try record.check(sampling)
      return record
    }
    let kept = record.nextTrial(seed: randomness.seed)
    if let trials, trials < kept {
      throw UsageError(
        "\(file) has \(kept) trials of the seed \(randomness.seed) already, and --trials is \(trials), earlier ones "
          + "included; expected at least \(kept)")
    }
    let goal =
      trials.map { "\($0 - kept) more to come" } ?? "more to come until the width is reached"
    ProcessEnd.printError(
      "Resumed \(file): \(record.count), \(kept) of the seed \(randomness.seed) from the first on; \(goal)."
    )
    return record
  }

  /// Says where another method needs far less work for the same law.
  private func adviseDistances(_ sampling: GameSampling, _ estimate: WorkEstimate) {
    guard let factor = sampling.advantageOfDistances, factor >= 10, estimate.operations >= 1e7
    else {
      return
    }
    ProcessEnd.printError(
      "Note: --method distances has the same law and needs about \(Int(factor)) times less work.")
  }

  private func code() throws -> ExampleCode {
    try ExampleCode(named: message) { path, code in try InputFile.parse(path, code) }
  }
}

/// The confidence of the interval.
struct ConfidenceOptions: ParsableArguments {
  @Option(
    name: .customLong("confidence"), parsing: .unconditional,
    help: "The confidence of the interval, between 0 and 1 (default: 99/100).",
    transform: ConfidenceOptions.parse)
  var level = Rational(99, 100)

  private static func parse(_ text: String) throws -> Rational {
    let level = try Arguments.rational(text)
    guard level.signum() > 0 && level <= Confidence.greatestLevel else {
      throw UsageError(
        "the confidence is \(text); expected a number above 0 and at most 1 - 10^-12")
    }
    return level
  }
}

extension SamplingMethod: ExpressibleByArgument {}
