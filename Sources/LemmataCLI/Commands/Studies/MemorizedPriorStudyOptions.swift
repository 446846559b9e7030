import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table memorized-prior` and `lemmata plot memorized-prior`.
struct MemorizedPriorStudyOptions: DrawnStudyOptions {
  static let name = "memorized-prior"

  static let tableHelp = StudyHelp(
    abstract:
      "How far a memorized prior misleads, and the missing mass, against the training draws.",
    discussion: "See 'lemmata memorized-prior discrete --help'. All numbers are exact.")

  static let figureHelp = StudyHelp(
    abstract:
      "How far a memorized prior misleads, and the missing mass, against the training draws.")

  @OptionGroup var observation: ObservationOptions

  @Option(
    name: .customShort("n"), parsing: .unconditional,
    help: "The numbers of training draws: 3, 1...6 or 1,2,5.", transform: Arguments.integers)
  var samples: [Int] = Array(1...12)

  private func study() throws -> MemorizedPriorStudy {
    MemorizedPriorStudy(
      try samples.map { try observation.memorized(samples: $0) },
      name: "P = \(observation.prior)")
  }

  var parameters: [Report.Question.Parameter] {
    observation.parameters + [.init("n", .list(samples))]
  }

  func report(_ output: OutputOptions) throws -> Report {
    Report(
      question: try question,
      table: try study().table(monitor: Progress.monitor))
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure {
    try study().figure(monitor: Progress.monitor)
  }
}
