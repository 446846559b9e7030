import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table game` and `lemmata plot game`.
struct GameStudyOptions: DrawnStudyOptions, ForcibleOptions {
  static let name = "game"

  static let tableHelp = StudyHelp(
    abstract: "The quantities and bounds of the Alice-Bob game for ranges of k, d and rho.",
    discussion: TablePartOptions.discussion)

  static let figureHelp = StudyHelp(
    abstract: "The information of messages of the Alice-Bob game, and the lower bounds on it.",
    discussion: """
      For one game: information against Bob's success, for prefixes and noisy copies of Alice's strings and for \
      the lower bounds; --message adds a point. For ranges of k, d or rho: the information of the message and \
      its bounds against the parameter with most values.
      """)

  @OptionGroup var range: GameRangeOptions

  @Option(
    name: .customLong("message"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "What Alice sends; see 'lemmata game --help' (default over ranges: everything). Given several times, a table has a "
        + "row for each, and the figure of one game a point.",
      valueName: "message"))
  var messageNames: [String] = []

  @OptionGroup var splitting: TablePartOptions

  @OptionGroup var work: WorkOptions

  var parameters: [Report.Question.Parameter] {
    range.parameters
      + (messageNames.isEmpty ? ["everything"] : messageNames)
      .map { Report.Question.Parameter("message", .text($0)) }
  }

  func report(_ output: OutputOptions) throws -> Report {
    let messages = try messages(for: range.ranges.games())
    let study = GameStudy(range.ranges, messages: messages.isEmpty ? [.everything] : messages)
    return try splitting.report(of: study, limits: work.limits)
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure {
    try splitting.refuse(for: Self.self)
    let games = try range.ranges.games()
    let messages = try messages(for: games)
    if games.count == 1 {
      return try TradeOffStudy(game: games[0], messages: messages, unit: style.unit)
        .figure(limits: work.limits, monitor: Progress.monitor)
    }
    if messages.count > 1 {
      throw UsageError(
        "a figure over ranges is of one message, and --message is given \(messages.count) times; expected it once, "
          + "or one game")
    }
    return try GameStudy(range.ranges, message: messages.first ?? .everything, unit: style.unit)
      .figure(limits: work.limits, monitor: Progress.monitor)
  }

  private func messages(for games: [Game]) throws -> [Message] {
    try messageNames.map { try MessageArgument($0).message(for: games) }
  }
}
