import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table streaming` and `lemmata plot streaming`.
struct StreamingStudyOptions: DrawnStudyOptions {
  static let name = "streaming"

  static let tableHelp = StudyHelp(
    abstract: "The price of a bit about a rule, or memory against the length of the stream.",
    discussion: """
      For each d and N: the success of a learner that keeps everything, an upper bound on the price of a bit about the rule, exact for N = 1, which falls \
      as d 2^-N, and chi-square's coefficient.

      With --width, for one d and blocks of w coordinates with m = -N examples each: memory w times stream N is m d; beside it the bits about the rule that \
      the success takes, and d times as many, which is what points kept before their labels are known cost.
      """)

  static let figureHelp = StudyHelp(
    abstract: "An upper bound on the price of a bit about a rule, against the number of examples.")

  @Option(
    name: .customShort("d"), parsing: .unconditional, help: "The numbers of coordinates.",
    transform: Arguments.integers)
  var dimensions: [Int] = [2, 4, 8, 16, 32, 64]

  @Option(
    name: .customShort("N"), parsing: .unconditional, help: "The numbers of examples.",
    transform: Arguments.integers)
  var examples: [Int] = [1, 2, 3, 4, 5, 6, 7, 8]

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The widths of blocks, which divide d.", valueName: "w"),
    transform: Arguments.integers)
  var width: [Int]?

  func report(_ output: OutputOptions) throws -> Report {
    Report(question: try question, table: try table())
  }

  private func table() throws -> Table {
    guard let width else { return try study().table(monitor: Progress.monitor) }
    guard dimensions.count == 1 else {
      throw UsageError("found \(dimensions.count) values of d; --width expects one")
    }
    return try StreamingStudy.blockTable(
      dimension: dimensions[0], widths: width, examples: examples, monitor: Progress.monitor)
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure {
    if width != nil { throw UsageError("--width is for the table; the figure takes -d and -N") }
    return try study().figure(monitor: Progress.monitor)
  }

  var parameters: [Report.Question.Parameter] {
    [.init("d", .list(dimensions)), .init("N", .list(examples))]
      + (width.map { [.init("width", .list($0))] } ?? [])
  }

  private func study() throws -> StreamingStudy {
    let rows = dimensions.count.multipliedReportingOverflow(by: examples.count)
    if rows.overflow || rows.partialValue > Arguments.greatestRangeLength {
      throw UsageError("the table would have more than \(Arguments.greatestRangeLength) rows")
    }
    return StreamingStudy(dimensions: dimensions, examples: examples)
  }
}
