import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table nearest-neighbor` and `lemmata plot nearest-neighbor`.
struct NearestNeighborStudyOptions: DrawnStudyOptions {
  static let name = "nearest-neighbor"

  static let tableHelp = StudyHelp(
    abstract: "The error of the k-nearest-neighbour rule against the number of samples.",
    discussion:
      "See 'lemmata nearest-neighbor --help'. All numbers are exact; k above n is left out.")

  static let figureHelp = StudyHelp(
    abstract: "The error of the k-nearest-neighbour rule against the number of samples.")

  @OptionGroup var points: NeighbourOptions

  @Option(
    name: .customShort("n"), parsing: .unconditional,
    help: "The numbers of samples: 3, 1...6 or 1,2,5.", transform: Arguments.integers)
  var samples: [Int] = Array(1...16)

  @Option(
    name: .customShort("k"), parsing: .unconditional,
    help: "The numbers of neighbours, odd: 1 or 1,3,5.", transform: Arguments.integers)
  var counts: [Int] = [1]

  private func study() throws -> NearestNeighborStudy {
    NearestNeighborStudy(try points.neighbours(), samples: samples, counts: counts)
  }

  var parameters: [Report.Question.Parameter] {
    points.parameters + [.init("n", .list(samples)), .init("k", .list(counts))]
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
