import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata game`: one game, every quantity and every inequality.
struct GameCommand: ReportingCommand, ForcibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "game",
    abstract: "Plays the Alice-Bob game and checks the communication bound step by step.",
    discussion: """
      Alice holds k uniform strings of d bits and sends a message M; Bob gets a noisy copy Y of one of \
      them, each bit flipped with probability (1 - rho)/2, and must say which.

      Messages: \(Message.names.map(\.description).joined(separator: ", ")), table:FILE ({"messages": [...]} or {"channel": [[...], ...]}, one \
      entry for each value of the strings).
      """)

  @OptionGroup var game: GameOptions

  @Option(name: .long, parsing: .unconditional, help: "What Alice sends.")
  var message = "everything"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Play a round first, drawn with a seed from 0 to 2^64 - 1: X, M, J, Y, Bob's posterior and his guess.",
      valueName: "seed"),
    transform: Arguments.seed)
  var round: UInt64?

  @OptionGroup var work: WorkOptions

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let game = try game.game()
    let message = try MessageArgument(message).message(for: [game])
    let round = try round.map { try game.round(with: message, seed: $0, limits: work.limits) }
    let found = try game.report(for: message, limits: work.limits, monitor: Progress.monitor)
    var report = round.map { found.report(playing: $0) } ?? found.report
    if found.isIndexEnclosed {
      report.contents = .sections(
        report.sections + [
          Report.Section([
            .paragraph(
              """
              Further: 'lemmata optimum' finds the success for games of any size, and 'lemmata table asymptotics' the \
              success with its bounds for k up to 2^320 and beyond.
              """)
          ])
        ])
    }
    return report
  }
}

/// The parameters of one game.
struct GameOptions: ParsableArguments {
  @Option(
    name: .customShort("k"), parsing: .unconditional, help: "The number of strings, at least 1.",
    transform: Arguments.integer)
  var examples: Int

  @Option(
    name: .customShort("d"), parsing: .unconditional,
    help: "The number of bits of each string, at least 0.", transform: Arguments.integer)
  var dimension: Int

  @Option(
    parsing: .unconditional, help: "The correlation of a bit and its noisy copy, in [0, 1].",
    transform: Arguments.rational)
  var rho: Rational

  func game() throws -> Game {
    try Game(examples: examples, dimension: dimension, correlation: rho)
  }
}
