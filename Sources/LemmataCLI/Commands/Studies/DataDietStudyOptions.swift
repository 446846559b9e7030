import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table data-diet` and `lemmata plot data-diet`.
struct DataDietStudyOptions: DrawnStudyOptions {
  static let name = "data-diet"

  static let tableHelp = StudyHelp(
    abstract: "The clean error against the number of hardest examples that are dropped.",
    discussion: "See 'lemmata data-diet offset --help'. All numbers are exact.")

  static let figureHelp = StudyHelp(
    abstract: "The clean error against the number of hardest examples that are dropped.")

  @Option(
    name: .customShort("N"), parsing: .unconditional, help: "The number of clusters, at least 1.",
    transform: Arguments.integer)
  var clusters = 4

  @Option(
    name: .customShort("n"), parsing: .unconditional, help: "The number of examples, at least 1.",
    transform: Arguments.integer)
  var samples = 8

  @Option(
    parsing: .unconditional,
    help: "The probabilities of a flip, a curve each (default: 1/20,1/10,1/4).",
    transform: Arguments.rationals)
  var noise: [Rational] = [1 / 20, 1 / 10, 1 / 4]

  @Option(
    parsing: .unconditional, help: "Drop so many of the lowest scores as well.",
    transform: Arguments.integer)
  var easiest = 0

  private func study() throws -> DataDietStudy {
    DataDietStudy(
      try noise.map { try OffsetPruning(clusters: clusters, samples: samples, noise: $0) },
      easiest: easiest)
  }

  var parameters: [Report.Question.Parameter] {
    [
      .init("N", .integer(clusters)), .init("n", .integer(samples)),
      .init("noise", .list(noise)), .init("easiest", .integer(easiest)),
    ]
  }

  func report(_ output: OutputOptions) throws -> Report {
    Report(
      question: try question,
      table: try study().table())
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure { try study().figure() }
}
