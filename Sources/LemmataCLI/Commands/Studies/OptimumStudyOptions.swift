import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table optimum` and `lemmata plot optimum`.
struct OptimumStudyOptions: DrawnStudyOptions, ForcibleOptions {
  static let name = "optimum"

  static let tableHelp = StudyHelp(
    abstract: "The optimal success of the Alice-Bob game for ranges of k, d and rho.")

  static let figureHelp = StudyHelp(
    abstract: "The optimal success of the Alice-Bob game against k, d or rho.",
    discussion: """
      The parameter with most values is the horizontal axis; each combination of the others is a curve. Values \
      are exact while k d is at most 10^5, else enclosures.
      """)

  @OptionGroup var range: GameRangeOptions

  @OptionGroup var work: WorkOptions

  private var study: OptimumStudy { OptimumStudy(range.ranges) }

  var parameters: [Report.Question.Parameter] { range.parameters }

  func report(_ output: OutputOptions) throws -> Report {
    Report(
      question: try question,
      table: try study.table(limits: work.limits, monitor: Progress.monitor))
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure {
    try study.figure(limits: work.limits, monitor: Progress.monitor)
  }
}
