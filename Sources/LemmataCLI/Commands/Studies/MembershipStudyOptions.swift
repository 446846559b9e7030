import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table membership` and `lemmata plot membership`.
struct MembershipStudyOptions: DrawnStudyOptions, ForcibleOptions {
  static let name = "membership"

  static let tableHelp = StudyHelp(
    abstract: "The greatest advantage of membership statistics of a published mean.",
    discussion: "See 'lemmata membership mean --help'. All numbers are exact.")

  static let figureHelp = StudyHelp(
    abstract: "The receiver operating characteristics of membership statistics, exactly.",
    discussion: """
      For one n and one d; see 'lemmata membership mean --help'. Of more than 400 thresholds of a statistic about 400 are \
      shown: the first, the last, the best, and one for each equal step of the sum of both probabilities.
      """)

  @Option(
    name: .customShort("n"), parsing: .unconditional,
    help: "The numbers of points: 3, 1...6 or 1,2,5.", transform: Arguments.integers)
  var samples: [Int] = [4]

  @Option(
    name: [.customLong("dimension"), .customShort("d")], parsing: .unconditional,
    help: "The numbers of coordinates: 3, 1...6 or 1,2,5.", transform: Arguments.integers)
  var dimensions: [Int] = [8]

  @Option(
    parsing: .unconditional, help: "The probability of a one, above 0 and below 1.",
    transform: Arguments.rational)
  var bias = Rational(1, 2)

  @OptionGroup var work: WorkOptions

  private var study: MembershipStudy {
    MembershipStudy(samples: samples, dimensions: dimensions, bias: bias)
  }

  var parameters: [Report.Question.Parameter] {
    [
      .init("n", .list(samples)), .init("dimension", .list(dimensions)),
      .init("bias", .rational(bias)),
    ]
  }

  func report(_ output: OutputOptions) throws -> Report {
    Report(
      question: try question,
      table: try study.table(limits: work.limits))
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure {
    try study.figure(limits: work.limits)
  }
}
