import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata memorized-prior`: posteriors that are made with a memorized prior.
struct MemorizedPriorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memorized-prior",
    abstract:
      "Computes posteriors made with a memorized prior, and how far they are from the truth.",
    subcommands: [MemorizedPriorDiscreteCommand.self, MemorizedPriorGaussianCommand.self])
}

/// How points of a finite prior are observed.
struct ObservationOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The probabilities of the points, or uniform:M for M equal ones.", valueName: "p1,p2,..."))
  var prior: String

  @Option(
    parsing: .unconditional,
    help:
      "The points are the strings of d bits, M = 2^d, of which each is flipped with this probability.",
    transform: Arguments.rational)
  var noise: Rational?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The file or name of the channel by which points are observed, instead of --noise.",
      valueName: "channel"))
  var channel: String?

  func validate() throws {
    if (noise == nil) == (channel == nil) {
      throw ValidationError("expected either --noise or --channel")
    }
  }

  /// The prior with a number of training draws.
  func memorized(samples: Int) throws -> MemorizedPrior {
    let law = try law()
    if let channel {
      return try MemorizedPrior(
        prior: law, channel: ChannelArgument(channel).channel().channel, samples: samples)
    }
    return try MemorizedPrior(prior: law, noise: noise ?? 0, samples: samples)
  }

  private static let greatestPointCount = 10_000

  private func law() throws -> FiniteLaw<Int> {
    if let number = NameForm("uniform", "M").values(in: prior)?.first {
      let count = try Arguments.integer(number)
      guard (1...ObservationOptions.greatestPointCount).contains(count) else {
        throw UsageError(
          "\(prior): expected a number of points from 1 to \(ObservationOptions.greatestPointCount)"
        )
      }
      return try .uniform(over: Array(0..<count))
    }
    do {
      return try FiniteLaw(Arguments.rationals(prior))
    } catch let error as any InputError {
      throw UsageError("--prior \(prior): \(error)")
    }
  }

  /// What the head of a report says of them.
  var parameters: [Report.Question.Parameter] {
    var parameters: [Report.Question.Parameter] = [.init("prior", .text(prior))]
    if let noise { parameters.append(.init("noise", .rational(noise))) }
    if let channel { parameters.append(.init("channel", .text(channel))) }
    return parameters
  }
}

/// `lemmata memorized-prior discrete`.
struct MemorizedPriorDiscreteCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "discrete",
    abstract: "Computes how far a prior memorized from n draws misleads, exactly.",
    discussion: """
      A point is drawn from the prior P and observed; the memorized posterior takes the empirical law of n training draws for the \
      prior. Its mean total variation from the true posterior is at least the missing mass, sum_x P(x) (1-P(x))^n, for any \
      likelihood. A point of probability 0 given some observation is refused: the draws could leave that without a posterior.
      """)

  @OptionGroup var observation: ObservationOptions

  @Option(
    name: .customShort("n"), parsing: .unconditional,
    help: "The number of training draws, at least 1.", transform: Arguments.integer)
  var samples: Int

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let question = Report.Question(
      "memorized-prior discrete",
      parameters: observation.parameters + [.init("n", .integer(samples))])
    return try MemorizedPriorReport(
      observation.memorized(samples: samples), question: question, monitor: Progress.monitor
    ).report.asked
  }
}

/// `lemmata memorized-prior gaussian`.
struct MemorizedPriorGaussianCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaussian",
    abstract: "Computes the mixture that an observation makes of smoothed training points.",
    discussion: """
      The file is {"points": ["-3/2", "-2/5", "2/5", "6/5", "5/2"], "polynomial": ["0", "1", "0", "3/10"], "observation": "0", "noise": \
      "9/100", "smoothing": "1/4"}: the training points, the operator F, y, the variance g^2 of the noise and s^2 of the smoothing. Instead \
      of a polynomial, a "matrix" for F(x) = A x, or "images" and "derivatives" for each point; points and observations are numbers or lists, \
      "noise" a variance or a covariance matrix. For s^2 = 0 the posterior is the reweighted empirical law.

      Means and covariances are rational, weights enclosed, and their order is decided.
      """)

  @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file"))
  var file: String

  @Option(
    parsing: .unconditional,
    help: "The variance s^2 of the smoothing, instead of that in the file.",
    transform: Arguments.rational)
  var smoothing: Rational?

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let posterior = try InputFile.parse(file) { bytes in
      var data = try GaussianPosteriorData(parsing: bytes)
      if let smoothing { data.smoothing = smoothing }
      return try data.posterior()
    }
    var question = Report.Question(
      "memorized-prior gaussian", parameters: [.init("file", .text(file), isPositional: true)])
    if let smoothing { question.parameters.append(.init("smoothing", .rational(smoothing))) }
    return posterior.report(question).asked
  }
}
