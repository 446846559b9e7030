import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata unlearning`: how many noisy steps unlearn an instance.
struct UnlearningCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "unlearning",
    abstract: "Computes how many noisy steps bring a trained model to its target, exactly.",
    discussion: """
      With a chain: the least t with R_a - 1 at most the threshold after t steps, where R_a = sum P^a Q^(1-a) of the law P of the model and \
      the stationary target Q; a step contracts R_a - 1 by 1 - doeblin at least, which gives a bound. The loss at the start does not \
      determine the steps.

      Without a chain, by --rate, --variance and --distance: noisy gradient steps of rate k on a quadratic loss, where both laws have variance v \
      and their means are Delta apart: the least t with D_a = a (1-k)^(2t) Delta^2/(2v) at most the threshold, in nats.
      """)

  @Argument(
    help: ArgumentHelp(
      "The file or name of the chain, a channel with as many outputs as inputs.",
      valueName: "channel"))
  var channel: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The law of the model to be unlearned.", valueName: "p1,p2,..."))
  var start: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The stationary law to be reached (default: uniform).", valueName: "q1,q2,..."))
  var target: String?

  @Option(
    parsing: .unconditional,
    help: "The order of the Renyi divergence: of a chain an integer from 2 on.",
    transform: Arguments.rational)
  var order = Rational(2)

  @Option(
    parsing: .unconditional,
    help: "What R_a - 1, or without a chain D_a in nats, is to be at most.",
    transform: Arguments.rational)
  var threshold: Rational

  @Option(
    parsing: .unconditional, help: "Follow a chain for so many steps at most (default: 200).",
    transform: Arguments.integer)
  var most: Int?

  @Option(
    parsing: .unconditional, help: "The rate k of gradient steps, above 0 and at most 1.",
    transform: Arguments.rational)
  var rate: Rational?

  @Option(
    parsing: .unconditional, help: "The variance v of both laws at the start.",
    transform: Arguments.rational)
  var variance: Rational?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The distances of the means.", valueName: "D1,D2,..."),
    transform: Arguments.rationals)
  var distance: [Rational]?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    let isChain =
      channel != nil && start != nil && rate == nil && variance == nil && distance == nil
    let isLangevin =
      channel == nil && start == nil && target == nil && most == nil && rate != nil
      && variance != nil && distance != nil
    if !isChain && !isLangevin {
      throw ValidationError(
        "expected either a channel with --start, or --rate, --variance and --distance")
    }
  }

  func report() throws -> Report {
    if let rate, let variance, let distance {
      let langevin = try LangevinUnlearning(
        rate: rate, variance: variance, order: order, target: threshold)
      return try LangevinUnlearningReport(langevin, distances: distance).report.asked
    }
    return try chainReport(channel ?? "", start ?? "").asked
  }

  private func chainReport(_ name: String, _ start: String) throws -> Report {
    if let most, most < 0 { throw UsageError("--most is \(most); expected at least 0") }
    let chain = try ChannelArgument(name).channel().channel
    let unlearning = try UnlearningChain(
      chain: chain, start: law(start, "--start", chain),
      target: law(target ?? "uniform", "--target", chain),
      order: order, threshold: threshold)
    var question = Report.Question(
      "unlearning", parameters: [.init("channel", .text(name), isPositional: true)])
    question.parameters += [
      .init("start", .text(start)), .init("target", .text(target ?? "uniform")),
      .init("order", .rational(order)), .init("threshold", .rational(threshold)),
    ]
    if let most { question.parameters.append(.init("most", .integer(most))) }
    return try UnlearningReport(unlearning, most: most ?? 200, question: question).report
  }

  private func law(_ text: String, _ option: String, _ chain: Channel) throws -> FiniteLaw<Int> {
    if text == "uniform" { return try .uniform(over: Array(0..<chain.inputCount)) }
    do {
      return try FiniteLaw(Arguments.rationals(text))
    } catch let error as any InputError {
      throw UsageError("\(option) \(text): \(error)")
    }
  }
}
