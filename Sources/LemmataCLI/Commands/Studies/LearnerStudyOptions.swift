import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table learner` and `lemmata plot learner`: a learning problem, a learner and numbers of samples.
struct LearnerStudyOptions: DrawnStudyOptions {
  static let name = "learner"

  static let tableHelp = StudyHelp(
    abstract: "What a learner memorizes for several numbers of samples, and the bound on it.",
    discussion: """
      For each number n of samples: the contraction constants, the excess memorization I(M;samples|theta) of the \
      learner, its test information I(M;X), the lower bound (1-tau)/rho I(M;X), and how far the memorization is above \
      it. Every claim of 'lemmata memorization' is checked for each row; that command names the learners.
      """)

  static let figureHelp = StudyHelp(
    abstract: "The memorization of a learner, the lower bound on it, and its test information.",
    discussion: """
      Against the number of samples; 'lemmata memorization --help' names the learners.
      """)

  @OptionGroup var problem: LearningProblemOptions

  @OptionGroup var numbers: SampleNumbersOptions

  @Option(parsing: .unconditional, help: "What the learner keeps of its samples.")
  var learner: String

  @Option(
    name: [.customLong("dimension"), .customShort("d")], parsing: .unconditional,
    help: "The number of coordinates (default: 1).", transform: Arguments.integer)
  var dimension = 1

  var parameters: [Report.Question.Parameter] {
    get throws { try study().question.parameters }
  }

  func report(_ output: OutputOptions) throws -> Report {
    try study().report(monitor: Progress.monitor)
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure {
    try study().figure(unit: style.unit, monitor: Progress.monitor)
  }

  private func study() throws -> LearnerStudy {
    LearnerStudy(
      family: problem.family, samples: try numbers.checked(), parameter: try problem.parameter(),
      learner: try LearnerArgument(learner).learner(), dimension: dimension)
  }
}
