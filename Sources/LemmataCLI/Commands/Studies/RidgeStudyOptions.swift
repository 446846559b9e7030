import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table ridge` and `lemmata plot ridge`.
struct RidgeStudyOptions: DrawnStudyOptions {
  static let name = "ridge"

  static let tableHelp = StudyHelp(
    abstract:
      "The membership signal of ridge regression and its errors against the regularisation.",
    discussion: """
      The rows of X are random signs, the labels are the sum of a row and noise of variance v; all errors are exact means \
      over the noise. Fresh labels at the training rows are fitted worse than the training labels by 2 v sum H_ii / n.
      """)

  static let figureHelp = StudyHelp(
    abstract:
      "The sum of the leverages of ridge regression, and its errors, against the regularisation.")

  @Option(
    name: .customShort("n"), parsing: .unconditional, help: "The number of rows, at most 60.",
    transform: Arguments.integer)
  var samples = 24

  @Option(
    name: [.customLong("dimension"), .customShort("d")], parsing: .unconditional,
    help: "The number of columns, at most 60.", transform: Arguments.integer)
  var dimension = 16

  @Option(
    parsing: .unconditional, help: "The variance v of the noise.", transform: Arguments.rational)
  var noise = Rational(16)

  @Option(
    parsing: .unconditional, help: "The values of lambda (default: 1/16, 1/8, ..., 512).",
    transform: Arguments.rationals)
  var lambda: [Rational] = RidgeStudy.usualLambdas

  @Option(
    parsing: .unconditional, help: "The seed of the rows, from 0 to 2^64 - 1.",
    transform: Arguments.seed)
  var seed: UInt64 = 1

  private func study() throws -> RidgeStudy {
    RidgeStudy(
      try RidgeExperiment(samples: samples, dimension: dimension, noise: noise, seed: seed),
      lambdas: lambda)
  }

  var parameters: [Report.Question.Parameter] {
    [
      .init("n", .integer(samples)), .init("dimension", .integer(dimension)),
      .init("noise", .rational(noise)), .init("lambda", .list(lambda)),
      .init("seed", .text("\(seed)")),
    ]
  }

  func report(_ output: OutputOptions) throws -> Report {
    Report(
      question: try question,
      table: try study().table())
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure { try study().figure() }
}
