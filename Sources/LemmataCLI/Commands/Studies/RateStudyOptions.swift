import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table rate` and `lemmata plot rate`.
struct RateStudyOptions: DrawnStudyOptions, ForcibleOptions {
  static let name = "rate"

  static let tableHelp = StudyHelp(
    abstract: "What success costs: R_OPT for ranges of k and d, or R(alpha) of one game.",
    discussion: """
      Without --rho: R_OPT(k,d), the information with which Bob always answers a nearest string, as an interval that a \
      certificate proves, divided by k d, and beside the upper bound k d - 2^(1-k) (d + log2 d). For k = 2 every d is quick; \
      otherwise values that need more sources than --sources, (2^k - 1)^d of them, are left out. With --rho and one k and d: \
      points of the rate function R(alpha), where they are needed most, beside the bounds on it.

      """ + TablePartOptions.discussion)

  static let figureHelp = StudyHelp(
    abstract: "What success costs: R(alpha) against alpha, or R_OPT/kd against d.",
    discussion: """
      With --rho and one k and d: the rate function with Mrs Gerber's bound, that of strong data processing, the noisy \
      copy and merged columns. Without --rho: R_OPT(k,d)/kd against d, a curve for each k.
      """)

  @Option(
    name: .customShort("k"), parsing: .unconditional,
    help: "The numbers of strings: 3, 2...6 or 1,2,5.", transform: Arguments.integers)
  var examples: [Int]

  @Option(
    name: .customShort("d"), parsing: .unconditional,
    help: "The numbers of bits of each string: 3, 1...8 or 1,2,5.", transform: Arguments.integers)
  var dimensions: [Int]

  @Option(
    parsing: .unconditional,
    help: "The correlation, for the rate function of one game.", transform: Arguments.rational)
  var rho: Rational?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The number of points of a rate function (default: 24).", valueName: "n"),
    transform: Arguments.integer)
  var points: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Leave out values for k > 2 that need more sources (default: 1000000).", valueName: "n"),
    transform: Arguments.integer)
  var sources = RateStudy.usualSourceCount

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Compute further points of a rate function until its bounds are nowhere further apart than so many bits; the points shown "
        + "are spread over all.", valueName: "gap"),
    transform: Arguments.rational)
  var gap: Rational?

  @OptionGroup var splitting: TablePartOptions

  @OptionGroup var work: WorkOptions

  func validate() throws {
    if splitting.part != nil && rho != nil {
      throw ValidationError("--part is for the rows of R_OPT; expected no --rho")
    }
    if let gap {
      if rho == nil {
        throw ValidationError("--gap is of a rate function; expected --rho as well")
      }
      if gap.signum() <= 0 { throw ValidationError("--gap is \(gap); expected a number above 0") }
    }
    if rho != nil && (examples.count != 1 || dimensions.count != 1) {
      throw ValidationError("--rho is that of one game; expected one k and one d")
    }
    if let points {
      if rho == nil {
        throw ValidationError("--points is of a rate function; expected --rho as well")
      }
      if points < 1 { throw ValidationError("--points is \(points); expected at least 1") }
    }
  }

  private var study: RateStudy {
    RateStudy(examples: examples, dimensions: dimensions, greatestSourceCount: sources)
  }

  private var curve: RateCurveStudy? {
    get throws {
      guard let rho else { return nil }
      return RateCurveStudy(
        game: try Game(examples: examples[0], dimension: dimensions[0], correlation: rho),
        pointCount: points ?? RateCurveStudy.usualPointCount, gap: gap)
    }
  }

  var parameters: [Report.Question.Parameter] {
    get throws {
      if let rho, let curve = try curve {
        var parameters: [Report.Question.Parameter] = [
          .init("k", .list(examples)), .init("d", .list(dimensions)), .init("rho", .rational(rho)),
          .init("points", .integer(curve.pointCount)),
        ]
        if let gap { parameters.append(.init("gap", .rational(gap))) }
        return parameters
      }
      return study.question.parameters
    }
  }

  func report(_ output: OutputOptions) throws -> Report {
    if let curve = try curve {
      return Report(
        question: try question,
        table: try curve.table(limits: work.limits, monitor: Progress.monitor))
    }
    return try splitting.report(of: study, limits: work.limits)
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure {
    try splitting.refuse(for: Self.self)
    if let curve = try curve {
      return try curve.figure(limits: work.limits, monitor: Progress.monitor)
    }
    return try study.figure(limits: work.limits, monitor: Progress.monitor)
  }
}
