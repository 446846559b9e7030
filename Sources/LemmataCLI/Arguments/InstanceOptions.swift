import ArgumentParser
import CommandLineSupport
import Lemmata

/// The parameters of an instance of the user's own: an option for each parameter of a lemma in the catalogue.
///
/// What an option's text stands for depends on the type of the parameter only.
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
    help: ArgumentHelp(
      "A law: a file with a joint law (- is standard input), probabilities p1,p2,..., or uniform:n.",
      valueName: "law"))
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

  @OptionGroup var inputFile: InputFileOptions

  /// Whether any parameter was given.
  var isGiven: Bool { !parameters.isEmpty }

  /// The parameters that were given, as part of a question.
  var parameters: [Report.Question.Parameter] { readings.compactMap(\.parameter) }

  /// The values of the parameters that were given.
  func arguments() throws -> LemmaArguments {
    let files = [law, channel].compactMap { $0 }.filter { ChannelArgument($0).isFile }
    if files.isEmpty { try inputFile.requireNone(beside: "for --law or --channel") }
    var arguments = LemmaArguments()
    for reading in readings where reading.parameter != nil { try reading.read(&arguments) }
    return arguments
  }

  /// How the options are read, in the order in which lemmas refuse them.
  private var readings: [Reading] {
    [
      Reading(.examples, examples), Reading(.dimension, dimension), Reading(.samples, samples),
      Reading(.correlation, rho), Reading(.message, message, message(_:)),
      Reading(.channel, channel, into: read(channel:into:)),
      Reading(.input, input, into: read(input:into:)), Reading(.law, law, law(_:)),
      Reading(.lambda, lambda), Reading(.fixed, fixed),
      Reading(.learner, learner) { try LearnerArgument($0).learner() },
    ]
  }

  /// The channel, with the input law of its file.
  private func read(channel text: String, into arguments: inout LemmaArguments) throws {
    (arguments[.channel], arguments[.input]) = try ChannelArgument(text).channel(
      ChannelArgument(text).isFile ? inputFile : .standard)
  }

  /// The input law, which is that of a channel.
  private func read(input text: String, into arguments: inout LemmaArguments) throws {
    guard let channel = arguments[.channel] else {
      throw UsageError("--input is the input law of a channel; expected --channel as well")
    }
    arguments[.input] = try InputLawArgument(text).law(for: channel)
  }

  /// The law; the options for files are for one.
  private func law(_ text: String) throws -> JointLaw { try LawName(text).law(inputFile) }

  /// The message, for the game of the other parameters where they make one.
  private func message(_ text: String) throws -> Message {
    var games: [Game] = []
    if let dimension, let rho {
      games = [try Game(examples: examples ?? 1, dimension: dimension, correlation: rho)]
    }
    return try MessageArgument(text).message(for: games)
  }
}

/// How the value of an option becomes the value of a parameter.
private struct Reading {
  /// The parameter in a question; `nil` when the option was not given.
  let parameter: Report.Question.Parameter?
  let read: (inout LemmaArguments) throws -> Void

  private init<Value>(
    _ parameter: LemmaParameter, _ option: Value?, cell: (Value) -> Table.Cell,
    _ read: @escaping (Value, inout LemmaArguments) throws -> Void
  ) {
    let name = String(parameter.name.drop { $0 == "-" })
    self.parameter = option.map { Report.Question.Parameter(name, cell($0)) }
    self.read = { arguments in
      if let option { try read(option, &arguments) }
    }
  }

  /// An option whose value is that of the parameter.
  init(_ key: LemmaKey<Int>, _ option: Int?) {
    self.init(key.parameter, option, cell: { .integer($0) }, { $1[key] = $0 })
  }

  /// An option whose value is that of the parameter.
  init(_ key: LemmaKey<Rational>, _ option: Rational?) {
    self.init(key.parameter, option, cell: { .rational($0) }, { $1[key] = $0 })
  }

  /// An option whose text is read as the value of the parameter.
  init<Value>(
    _ key: LemmaKey<Value>, _ text: String?, _ read: @escaping (String) throws -> Value
  ) {
    self.init(key, text, into: { $1[key] = try read($0) })
  }

  /// An option whose text is read together with what was read before it.
  init<Value>(
    _ key: LemmaKey<Value>, _ text: String?,
    into read: @escaping (String, inout LemmaArguments) throws -> Void
  ) {
    self.init(key.parameter, text, cell: { .text($0) }, read)
  }
}
