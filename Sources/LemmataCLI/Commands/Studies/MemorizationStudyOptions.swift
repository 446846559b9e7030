import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table memorization` and `lemmata plot memorization`: a learning problem and numbers of samples.
struct MemorizationStudyOptions: DrawnStudyOptions {
  static let name = "memorization"

  static let tableHelp = StudyHelp(
    abstract: "The contraction constants of a learning problem, and how its rate emerges.",
    discussion: """
      For each number n of samples: the constants, the factor (1-tau)/rho, the factor scaled so that it tends \
      to a constant, and how far the memorization of a simple learner is above its lower bound. The rates are \
      d/n for boolean and gaussian and n d/4^n for sparse, where lambda^4 or p^2 is of order 1/d.
      """)

  static let figureHelp = StudyHelp(
    abstract: "What a learner memorizes for each bit it tells about a test point, and the bound.",
    discussion: """
      Against the number of samples: the memorization of a simple learner over its test information, and the \
      lower bound (1-tau)/rho on that ratio for every learner.
      """)

  @OptionGroup var problem: LearningProblemOptions

  @OptionGroup var numbers: SampleNumbersOptions

  func report(_ output: OutputOptions) throws -> Report {
    let table = try study().table(monitor: Progress.monitor)
    return Report(question: try question, table: table)
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure {
    try study().figure(monitor: Progress.monitor)
  }

  var parameters: [Report.Question.Parameter] {
    [.init("problem", .text(problem.family.rawValue), isPositional: true)]
      + (problem.lambda.map { [.init("lambda", .rational($0))] } ?? [])
      + (problem.fixed.map { [.init("fixed", .rational($0))] } ?? [])
      + [.init("n", .list(numbers.samples))]
  }

  private func study() throws -> MemorizationStudy {
    MemorizationStudy(
      family: problem.family, samples: try numbers.checked(), parameter: try problem.parameter())
  }
}
