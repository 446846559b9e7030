import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table tracing` and `lemmata plot tracing`.
struct TracingStudyOptions: DrawnStudyOptions {
  static let name = "tracing"

  static let tableHelp = StudyHelp(
    abstract: "Accuracy against tracing of learners of signs, or tracing of a released mean.",
    discussion: """
      For each beta and n: the least excess risk of a learner of n signs, its tracing score, and n excess^2, which stays \
      about the same along n = beta. See 'lemmata tracing learner --help'.

      With -d, for each n and d: the threshold and the recall of the tracing of a mean whose soundness is at most --soundness. \
      With p = 0 it takes d of about n log(1/soundness); the lower bounds on tracing are about every learner. See 'lemmata \
      tracing mean --help'.
      """)

  static let figureHelp = StudyHelp(
    abstract: "The exact receiver operating characteristic of the tracing of a mean.",
    discussion: """
      The share of samples that are recognised against the soundness, a curve for each number of coordinates, for one number of \
      samples; d n up to 10^5. About 200 thresholds are shown, evenly spaced: over all scores for d n up to 5000, beyond over \
      those where neither probability is 0 or 1 to within 2*10^-8.
      """)

  @Option(
    name: .customShort("n"), parsing: .unconditional,
    help: "The numbers of samples (default: 1...20; in a figure 10).", transform: Arguments.integers
  )
  var samples: [Int]?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The parameters of the prior (default: 4,16).", valueName: "beta"),
    transform: Arguments.integers)
  var beta: [Int]?

  @Option(
    name: .customShort("d"), parsing: .unconditional,
    help: "The numbers of coordinates (in a figure: default 10,50,200).",
    transform: Arguments.integers)
  var dimensions: [Int]?

  @Option(
    parsing: .unconditional, help: "The greatest soundness, with -d (default: 1/100).",
    transform: Arguments.rational)
  var soundness: Rational?

  func report(_ output: OutputOptions) throws -> Report {
    Report(question: try question, table: try study().table(monitor: Progress.monitor))
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure {
    if beta != nil || soundness != nil {
      throw UsageError("--beta and --soundness are for the table; the figure takes -n and -d")
    }
    let numbers = samples ?? [10]
    guard numbers.count == 1 else {
      throw UsageError("found \(numbers.count) numbers of samples; the figure expects one")
    }
    return try TracingStudy.figure(
      samples: numbers[0], dimensions: dimensions ?? [10, 50, 200], monitor: Progress.monitor)
  }

  private var usualSamples: [Int] { samples ?? Array(1...20) }

  var parameters: [Report.Question.Parameter] {
    let rest: [Report.Question.Parameter] =
      dimensions.map {
        [.init("d", .list($0)), .init("soundness", .rational(soundness ?? usualSoundness))]
      } ?? [.init("beta", .list(beta ?? [4, 16]))]
    return [.init("n", .list(usualSamples))] + rest
  }

  private var usualSoundness: Rational { Rational(1, 100) }

  private func study() throws -> TracingStudy {
    if dimensions != nil && beta != nil {
      throw UsageError("-d and --beta exclude each other; expected one of them")
    }
    if dimensions == nil, let soundness {
      throw UsageError("--soundness \(soundness) is for means; expected -d as well")
    }
    let rows = usualSamples.count.multipliedReportingOverflow(
      by: (dimensions ?? beta ?? [4, 16]).count)
    if rows.overflow || rows.partialValue > Arguments.greatestRangeLength {
      throw UsageError("the table would have more than \(Arguments.greatestRangeLength) rows")
    }
    return TracingStudy(
      samples: usualSamples,
      dimensions.map { .mean(dimensions: $0, soundness: soundness ?? usualSoundness) }
        ?? .accuracy(betas: beta ?? [4, 16]))
  }
}
