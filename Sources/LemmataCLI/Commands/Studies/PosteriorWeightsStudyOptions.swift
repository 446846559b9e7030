import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table posterior-weights` and `lemmata plot posterior-weights`.
struct PosteriorWeightsStudyOptions: DrawnStudyOptions {
  static let name = "posterior-weights"

  static let tableHelp = StudyHelp(
    abstract:
      "The weights of training points in the posterior of a memorized prior, against the smoothing.",
    discussion: """
      The points are on the line and observed through a polynomial; the example that is taken by default is F(x) = x + 0.3 x^3, y = 0. As the \
      smoothing s^2 falls to 0 the posterior collapses to the reweighted empirical law. All weights are enclosures.
      """)

  static let figureHelp = StudyHelp(
    abstract:
      "The weights of training points in the posterior of a memorized prior, against the smoothing."
  )

  @Option(
    parsing: .unconditional, help: "The training points.", transform: Arguments.rationals)
  var points: [Rational] = [-3 / 2, -2 / 5, 2 / 5, 6 / 5, 5 / 2]

  @Option(
    parsing: .unconditional, help: "The coefficients of the polynomial, the constant first.",
    transform: Arguments.rationals)
  var polynomial: [Rational] = [0, 1, 0, 3 / 10]

  @Option(parsing: .unconditional, help: "The observation y.", transform: Arguments.rational)
  var observation = Rational(0)

  @Option(
    parsing: .unconditional, help: "The variance g^2 of the noise, above 0.",
    transform: Arguments.rational)
  var noise = Rational(9, 100)

  @Option(
    parsing: .unconditional,
    help: "The variances s^2 of the smoothing (default: 0, 1/1024, 1/512, ..., 1).",
    transform: Arguments.rationals)
  var smoothing: [Rational] = PosteriorWeightsStudy.usualSmoothings

  private func study() throws -> PosteriorWeightsStudy {
    PosteriorWeightsStudy(
      try GaussianPosteriorData(
        places: points, polynomial: polynomial, observation: observation, noise: noise,
        smoothing: 0), smoothings: smoothing)
  }

  var parameters: [Report.Question.Parameter] {
    [
      .init("points", .list(points)), .init("polynomial", .list(polynomial)),
      .init("observation", .rational(observation)), .init("noise", .rational(noise)),
      .init("smoothing", .list(smoothing)),
    ]
  }

  func report(_ output: OutputOptions) throws -> Report {
    Report(
      question: try question,
      table: try study().table())
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure { try study().figure() }
}
