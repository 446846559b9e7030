import ArgumentParser
import Lemmata

/// `lemmata verify`: checks lemmas on small cases, or one on an instance of the user's own.
struct VerifyCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks lemmas exactly on small cases, or one on an instance of your own.",
    discussion: """
      Prints the number of cases, the smallest slack and where it is attained, and a counterexample if \
      there is one. 'lemmata show ID' says which parameters an instance of your own takes: \
      lemmata verify sdpi-bsc -d 2 --rho 1/3 --message prefix:1
      """)

  @Argument(help: ArgumentHelp("The lemmas; see 'lemmata list'.", valueName: "id"))
  var ids: [String] = []

  @Flag(help: "Check all lemmas.")
  var all = false

  @Flag(help: "Check all cases within reach, which takes minutes; says beforehand how long.")
  var exhaustive = false

  @OptionGroup(title: "An instance of your own") var instance: InstanceOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if all && !ids.isEmpty { throw ValidationError("--all checks every lemma; expected no ids") }
    if !all && ids.isEmpty {
      throw ValidationError("expected the id of a lemma, or --all; see 'lemmata list'")
    }
    guard instance.isGiven else { return }
    if all || ids.count > 1 {
      throw ValidationError("an instance of your own is for one lemma; expected one id")
    }
    if exhaustive { throw ValidationError("--exhaustive is for a lemma's own cases") }
  }

  func report() throws -> Report {
    Report(question: question, verifications: try verifications())
  }

  private var question: Report.Question {
    var question = Report.Question(
      "verify", parameters: ids.map { .init("id", .text($0), isPositional: true) })
    question.parameters += instance.parameters
    if all { question.command += " --all" }
    if exhaustive { question.command += " --exhaustive" }
    return question
  }

  private func verifications() throws -> [Verification] {
    let lemmas = all ? LemmaCatalog.all : try ids.map { try LemmaCatalog.lemma($0) }
    if instance.isGiven { return [try lemmas[0].verify(try instance.arguments())] }
    let scope = exhaustive ? LemmaScope.exhaustive : .standard
    if exhaustive { try VerifyCommand.announce(lemmas, scope) }
    return try lemmas.map { try $0.verify(scope, monitor: Progress.monitor) }
  }

  /// Says on standard error how long each lemma will take.
  private static func announce(_ lemmas: [any Lemma], _ scope: LemmaScope) throws {
    var total = Duration.zero
    for lemma in lemmas {
      let estimate = try lemma.estimate(scope)
      total += estimate.duration
      ProcessEnd.printError(
        "\(estimate.id): \(estimate.caseCount) cases, about \(text(estimate.duration))")
    }
    if lemmas.count > 1 { ProcessEnd.printError("in all about \(text(total))") }
  }

  private static func text(_ duration: Duration) -> String {
    let seconds = duration.components.seconds
    return seconds < 120 ? "\(seconds + 1) s" : "\(seconds / 60 + 1) min"
  }
}

/// The parameters of an instance of the user's own.
struct InstanceOptions: ParsableArguments {
  @Option(
    name: .customShort("k"), parsing: .unconditional, help: "A number of examples.",
    transform: Arguments.integer)
  var examples: Int?

  @Option(
    name: .customShort("d"), parsing: .unconditional, help: "A number of coordinates.",
    transform: Arguments.integer)
  var dimension: Int?

  @Option(
    name: .customShort("n"), parsing: .unconditional, help: "A number of samples.",
    transform: Arguments.integer)
  var samples: Int?

  @Option(
    parsing: .unconditional, help: "A correlation in [0, 1].", transform: Arguments.rational)
  var rho: Rational?

  @Option(parsing: .unconditional, help: "What Alice sends; see 'lemmata game --help'.")
  var message: String?

  @Option(parsing: .unconditional, help: "A channel; see 'lemmata contraction --help'.")
  var channel: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The law on the inputs of the channel: uniform, or their probabilities.",
      valueName: "p1,p2,..."))
  var input: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("A file with a joint law; - is standard input.", valueName: "file"))
  var law: String?

  @Option(
    parsing: .unconditional, help: "A correlation of data and parameter, in [0, 1].",
    transform: Arguments.rational)
  var lambda: Rational?

  @Option(
    parsing: .unconditional, help: "The probability that a coordinate is fixed.",
    transform: Arguments.rational)
  var fixed: Rational?

  @Option(
    parsing: .unconditional,
    help: "What a learner keeps of its samples; see 'lemmata memorization --help'.")
  var learner: String?

  /// Whether any parameter was given.
  var isGiven: Bool { !parameters.isEmpty }

  /// The parameters that were given, as part of a question.
  var parameters: [Report.Question.Parameter] {
    let all: [(String, Table.Cell?)] = [
      ("k", examples.map { .integer($0) }), ("d", dimension.map { .integer($0) }),
      ("n", samples.map { .integer($0) }), ("rho", rho.map { .rational($0) }),
      ("message", message.map { .text($0) }), ("channel", channel.map { .text($0) }),
      ("input", input.map { .text($0) }), ("law", law.map { .text($0) }),
      ("lambda", lambda.map { .rational($0) }), ("fixed", fixed.map { .rational($0) }),
      ("learner", learner.map { .text($0) }),
    ]
    return all.compactMap { name, value in value.map { .init(name, $0) } }
  }

  func arguments() throws -> LemmaArguments {
    var arguments = LemmaArguments()
    arguments.examples = examples
    arguments.dimension = dimension
    arguments.samples = samples
    arguments.correlation = rho
    arguments.lambda = lambda
    arguments.fixed = fixed
    arguments.learner = try learner.map { try LearnerArgument($0).learner() }
    if let message { arguments.message = try self.message(message) }
    if let channel {
      let (channel, fileInput) = try ChannelArgument(channel).channel()
      arguments.channel = channel
      arguments.input = try input.map { try InputLawArgument($0).law(for: channel) } ?? fileInput
    } else if input != nil {
      throw UsageError("--input is the input law of a channel; expected --channel as well")
    }
    arguments.law = try law.map { file in
      try InputFile.parse(file) {
        try LawFile(parsing: $0, format: LawFile.Format(fileName: file)).jointLaw()
      }
    }
    return arguments
  }

  /// The message, for the game of the other parameters where they make one.
  private func message(_ text: String) throws -> Message {
    var games: [Game] = []
    if let dimension, let rho {
      games = [try Game(examples: examples ?? 1, dimension: dimension, correlation: rho)]
    }
    return try MessageArgument(text).message(for: games)
  }
}
