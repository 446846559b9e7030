import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata facts`: how many facts memories hold.
struct FactsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts",
    abstract: "Computes how many facts a memory of limited size can recall.",
    subcommands: [
      FactCapacityCommand.self, AssociativeMemoryCommand.self, FactCodeCommand.self,
      OneBitMemoryCommand.self,
    ])
}

/// `lemmata facts capacity`.
struct FactCapacityCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "capacity",
    abstract: "Bounds the accuracy with which facts are recalled from a message.",
    discussion: """
      N independent facts are uniform on q values; a message has C bits about them. If all are recalled alike, their accuracy a has \
      log2 q - h(a) - (1-a) log2(q-1) <= C/N. The greatest a is exact where it is rational with a short denominator, else enclosed. With \
      --accuracy it is decided whether that accuracy satisfies the bound; if not the exit code is 1.
      """)

  @Option(
    name: .customShort("N"), parsing: .unconditional, help: "The number of facts, at least 1.",
    transform: Arguments.integer)
  var facts: Int

  @Option(
    name: .customShort("q"), parsing: .unconditional,
    help: "The number of values of a fact, at least 2.", transform: Arguments.integer)
  var values: Int

  @Option(
    parsing: .unconditional, help: "The number of bits of the message, at least 0.",
    transform: Arguments.rational)
  var bits: Rational

  @Option(
    parsing: .unconditional, help: "An accuracy from 1/q to 1, to be compared with the bound.",
    transform: Arguments.rational)
  var accuracy: Rational?

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let capacity = try FactCapacity(facts: facts, values: values, bits: bits)
    return try accuracy.map { try capacity.report(accuracy: $0) } ?? capacity.report
  }
}

/// `lemmata facts associative`.
struct AssociativeMemoryCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "associative",
    abstract: "Computes how many facts an associative memory recalls, exactly.",
    discussion: """
      Each bit of a fact has a random key of {-1,1}^d; the weights are the sum of strength, sign and key over all facts, and a bit is read as the sign of the \
      inner product with its key. Beside the facts recalled stand those with equal strengths, and after pruning to the best number.
      """)

  @Option(
    name: .customShort("N"), parsing: .unconditional, help: "The number of facts, at least 1.",
    transform: Arguments.integer)
  var facts: Int

  @Option(
    name: .customShort("d"), parsing: .unconditional, help: "The number of coordinates of a key.",
    transform: Arguments.integer)
  var dimension: Int

  @Option(
    parsing: .unconditional, help: "The number of bits of a fact, at least 1.",
    transform: Arguments.integer)
  var bits: Int

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The strengths, one for each fact (default: all 1).", valueName: "c1,c2,..."),
    transform: Arguments.rationals)
  var strengths: [Rational]?

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    guard let strengths else {
      return try AssociativeMemoryReport(
        AssociativeMemory(facts: facts, dimension: dimension, bits: bits)
      ).report
    }
    if strengths.count != facts {
      throw FactError.strengthCount(found: strengths.count, facts: facts)
    }
    return try AssociativeMemoryReport(
      AssociativeMemory(strengths: strengths, dimension: dimension, bits: bits)
    ).report
  }
}

/// `lemmata facts code`.
struct FactCodeCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "code",
    abstract: "Finds how many of a few facts the best code recalls, exactly.",
    discussion: """
      N independent facts are uniform on q values; a message has one of s values. All ways to assign messages are compared, for q^N up to 16; for two values \
      of facts and messages that is the random access code.
      """)

  @Option(
    name: .customShort("N"), parsing: .unconditional, help: "The number of facts, at least 1.",
    transform: Arguments.integer)
  var facts: Int

  @Option(
    name: .customShort("q"), parsing: .unconditional,
    help: "The number of values of a fact, at least 2.", transform: Arguments.integer)
  var values = 2

  @Option(
    parsing: .unconditional, help: "The number of messages, at least 1.",
    transform: Arguments.integer)
  var messages = 2

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    try FactCode(facts: facts, values: values, messages: messages).report
  }
}

/// `lemmata facts one-bit`.
struct OneBitMemoryCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "one-bit",
    abstract: "Computes what one bit tells about weighted bits, exactly.",
    discussion: """
      The sign of the weighted sum of fair signs has the greatest weighted accuracy; skewed weights lower the accuracy without weights of that message.
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The weights, at most 20, all positive.", valueName: "w1,w2,..."),
    transform: Arguments.rationals)
  var weights: [Rational]

  @OptionGroup var output: OutputOptions

  func report() throws -> Report { try OneBitMemory(weights: weights).report }
}
