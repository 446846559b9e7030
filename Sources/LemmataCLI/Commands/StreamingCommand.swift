import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata streaming`: what memory learning rules from a stream takes.
struct StreamingCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "streaming",
    abstract:
      "Computes what learning rules from a stream takes: success, states, the price of a bit.",
    discussion: """
      A rule i is uniform in 1...d; an example is a uniform x of {0,1}^d with the label x_i. Of N examples a learner keeps everything, or with \
      --states one of s states, best of all partitions (d up to 4). Its success is that at a fresh label.

      For one example the price 1 + (d-1)/log2 d of a bit about the rule is exact; for more it is enclosed for d up to 4, else open, and priceAtMost is an upper \
      bound. Every message with average success a for k tasks has k d2((2a-1)^2||1/d) bits about their rules, and the price times that about the examples. \
      The model is ours. 'lemmata table streaming' shows ranges, and blocks that trade memory for examples.
      """)

  @Option(
    name: .customShort("d"), parsing: .unconditional,
    help: "The number of coordinates, at least 2.", transform: Arguments.integer)
  var dimension: Int

  @Option(
    name: .customShort("N"), parsing: .unconditional,
    help: "The number of examples of a task, at least 1.", transform: Arguments.integer)
  var examples: Int

  @Option(
    parsing: .unconditional, help: "Keep one of so many states (default: everything).",
    transform: Arguments.integer)
  var states: Int?

  @Option(
    parsing: .unconditional, help: "The number of tasks.", transform: Arguments.integer)
  var tasks = 1

  @Option(
    parsing: .unconditional,
    help: "The average success that the bound is for (default: that of the learner).",
    transform: Arguments.rational)
  var success: Rational?

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let task = try StreamingTask(dimension: dimension, examples: examples)
    return try StreamingReport(task, tasks: tasks, states: states, target: success).report
  }
}
