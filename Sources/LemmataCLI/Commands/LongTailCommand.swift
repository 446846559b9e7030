import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata long-tail`: what errors at rare examples cost, exactly or by simulation.
struct LongTailCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "long-tail",
    abstract: "Computes what errors at rare examples cost in a long tail of subpopulations.",
    discussion: """
      Each of N points has a value drawn uniformly from the prior, a list of positive numbers; its frequency D(x) is its \
      share of the sum. S is n samples from D. tau_l is the mean frequency of a point that is l times in S; for one \
      sample, E[D(x)|S] depends on the multiplicities of its points, its profile. A learner that errs at every singleton \
      loses the cost, tau_1 E[singletons].

      The profiles of S are all listed where there are at most 200, or the one that is named. The form for every dataset, \
      as commonly quoted, needs the coefficient of the dataset's profile in place of tau_l.

      With --trials the values are drawn, and n tau_1, the share of singletons and the cost are intervals that cover \
      together, by the empirical Bernstein inequality: for sizes beyond exact sums, such as --prior zipf:50000 -N 50000 \
      -n 50000. 'lemmata table long-tail' shows ranges.
      """)

  @OptionGroup var prior: PriorOptions

  @Option(
    name: .customShort("N"), parsing: .unconditional, help: "The number of points, at least 1.",
    transform: Arguments.integer)
  var points: Int

  @Option(
    name: .customShort("n"), parsing: .unconditional, help: "The number of samples, at least 1.",
    transform: Arguments.integer)
  var samples: Int

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The multiplicities of the points in one sample, such as 2,1.", valueName: "m1,m2,..."),
    transform: Arguments.integers)
  var profile: [Int]?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The multiplicities l of the coefficients tau_l (default: 1...5, or 1...n).", valueName: "l"),
    transform: Arguments.integers)
  var multiplicity: [Int]?

  @Option(
    parsing: .unconditional, help: "Draw the values so many times instead of summing over them.",
    transform: Arguments.integer)
  var trials: Int?

  @OptionGroup var randomness: TableRandomnessOptions

  @OptionGroup var confidence: ConfidenceOptions

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let model = try LongTailModel(prior: prior.values, points: points, samples: samples)
    guard let trials else {
      return try model.report(multiplicities: multiplicity, profile: profile).report
    }
    return try sampled(model, trials: trials).report
  }

  private func sampled(_ model: LongTailModel, trials: Int) throws -> SampledLongTail {
    if trials < 2 { throw UsageError("--trials is \(trials); expected at least 2") }
    if profile != nil || multiplicity != nil {
      throw UsageError("--profile and --multiplicity are exact; expected no --trials")
    }
    let sampling = try LongTailSampling(model, seed: randomness.seed)
    let counts = try sampling.run(
      trials: 0..<trials, threads: randomness.threads, monitor: Progress.monitor)
    return SampledLongTail(sampling, counts, Confidence(confidence.level))
  }
}

/// The list of values of a long tail.
struct PriorOptions: ParsableArguments {
  @Option(
    name: .customLong("prior"), parsing: .unconditional,
    help: ArgumentHelp(
      "The values, such as 1,10; or zipf:M for 1, 1/2, ..., 1/M.", valueName: "p1,p2,..."),
    transform: PriorOptions.parse)
  var values: [Rational]

  static func parse(_ text: String) throws -> [Rational] {
    guard let length = NameForm("zipf", "M").values(in: text)?.first else {
      return try Arguments.rationals(text)
    }
    let count = try Arguments.integer(length)
    guard (1...LongTailSampling.greatestSize).contains(count) else {
      throw UsageError(
        "\(text): expected a number of values from 1 to \(LongTailSampling.greatestSize)")
    }
    return LongTailModel.zipf(count)
  }
}
