import ArgumentParser
import CommandLineSupport
import Lemmata

/// How the rows of a table are split over processes: `--part` of `lemmata table`.
struct TablePartOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Compute the i-th of n parts of the rows, and write it; 'lemmata merge' joins the parts.",
      valueName: "i/n"),
    transform: WorkShare.init(parsing:))
  var part: WorkShare?

  /// What the help of a table says of it.
  static let discussion = """
    The rows can be split over processes or machines: --part i/n computes a share of them, --format json --output \
    part-i.json keeps it, and 'lemmata merge part-*.json' prints what one run prints.
    """

  /// The table, or the part that is asked for.
  func report(of study: some SplitTable, limits: WorkLimits) throws -> Report {
    guard let part else { return try study.report(limits: limits, monitor: Progress.monitor) }
    return try TablePart(
      part, of: study, version: LemmataVersion.current, limits: limits, monitor: Progress.monitor
    ).report
  }

  /// Refuses a part of a figure.
  func refuse(for study: (some StudyOptions).Type) throws(UsageError) {
    if part != nil {
      throw UsageError("--part is for 'lemmata table \(study.name)'; expected no --part")
    }
  }
}
