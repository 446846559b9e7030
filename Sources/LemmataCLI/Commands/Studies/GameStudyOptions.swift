import ArgumentParser
import Lemmata

/// `lemmata table game` and `lemmata plot game`.
struct GameStudyOptions: DrawnStudyOptions, ForcibleOptions {
  static let name = "game"

  static let tableHelp = StudyHelp(
    abstract: "The quantities and bounds of the Alice-Bob game for ranges of k, d and rho.")

  static let figureHelp = StudyHelp(
    abstract: "The information of messages of the Alice-Bob game, and the lower bounds on it.",
    discussion: """
      For one game: information against Bob's success, for prefixes and noisy copies of Alice's strings and for \
      the lower bounds; --message adds a point. For ranges of k, d or rho: the information of the message and \
      its bounds against the parameter with most values.
      """)

  @OptionGroup var range: GameRangeOptions

  @Option(
    parsing: .unconditional,
    help: "What Alice sends; see 'lemmata game --help' (default over ranges: everything).")
  var message: String?

  @OptionGroup var work: WorkOptions

  func report(_ output: OutputOptions) throws -> Report {
    let message = try message(for: range.ranges.games()) ?? .everything
    let (table, verdict) = try GameStudy(range.ranges, message: message)
      .table(limits: work.limits, monitor: Progress.monitor)
    let sent = Report.Question.Parameter("message", .text(self.message ?? "everything"))
    return Report(
      question: question(range.parameters + [sent]), table: table, verdict: verdict)
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure {
    let games = try range.ranges.games()
    let message = try message(for: games)
    if games.count == 1 {
      return try TradeOffStudy(game: games[0], message: message, unit: style.unit)
        .figure(limits: work.limits, monitor: Progress.monitor)
    }
    return try GameStudy(range.ranges, message: message ?? .everything, unit: style.unit)
      .figure(limits: work.limits, monitor: Progress.monitor)
  }

  private func message(for games: [Game]) throws -> Message? {
    try message.map { try MessageArgument($0).message(for: games) }
  }
}
