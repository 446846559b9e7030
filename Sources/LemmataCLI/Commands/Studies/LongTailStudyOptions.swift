import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table long-tail` and `lemmata plot long-tail`.
struct LongTailStudyOptions: DrawnStudyOptions {
  static let name = "long-tail"

  static let tableHelp = StudyHelp(
    abstract: "What singletons cost in a long tail, or how far samples are from the average.",
    discussion: """
      With --prior, for each number N of points: n tau_1, the share of singletons among n samples, and their cost. n is N \
      unless -n is given.

      With --levels, for priors 1, t, ..., t^(m-1) as t grows and n = N: the limit of tau_1, the coefficient 1/N of the \
      sample of N different points, and their ratio, which falls to 2/N as m grows.
      """)

  static let figureHelp = StudyHelp(
    abstract: "Coefficients of singletons over their average: by profile, or by number of levels.",
    discussion: """
      With --prior and one N: E[D(x)|S]/tau_1 of a singleton in each profile of a sample, against the number of its \
      singletons. With --levels: the ratio of the coefficient 1/N of N different points to the limit of tau_1.
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The values, such as 1,10; or zipf:M for 1, 1/2, ..., 1/M.", valueName: "p1,p2,..."),
    transform: PriorOptions.parse)
  var prior: [Rational]?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The numbers of levels (default: 1...8).", valueName: "m"),
    transform: Arguments.integers)
  var levels: [Int]?

  @Option(
    name: .customShort("N"), parsing: .unconditional, help: "The numbers of points.",
    transform: Arguments.integers)
  var points: [Int] = [3, 4, 5, 6, 7, 8]

  @Option(
    name: .customShort("n"), parsing: .unconditional,
    help: "The number of samples, with --prior (default: as many as points).",
    transform: Arguments.integer)
  var samples: Int?

  func report(_ output: OutputOptions) throws -> Report {
    Report(
      question: try question, table: try study().table(monitor: Progress.monitor))
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure {
    try study().figure(monitor: Progress.monitor)
  }

  var parameters: [Report.Question.Parameter] {
    (prior.map { [.init("prior", .list($0))] } ?? [.init("levels", .list(levels ?? usualLevels))])
      + [.init("N", .list(points))] + (samples.map { [.init("n", .integer($0))] } ?? [])
  }

  private var usualLevels: [Int] { Array(1...8) }

  private func study() throws -> LongTailStudy {
    if prior != nil && levels != nil {
      throw UsageError("--prior and --levels exclude each other; expected one of them")
    }
    let rows = points.count.multipliedReportingOverflow(by: (levels ?? usualLevels).count)
    if rows.overflow || rows.partialValue > Arguments.greatestRangeLength {
      throw UsageError("the table would have more than \(Arguments.greatestRangeLength) rows")
    }
    return LongTailStudy(
      prior.map { .prior($0) } ?? .levels(levels ?? usualLevels), points: points, samples: samples)
  }
}
