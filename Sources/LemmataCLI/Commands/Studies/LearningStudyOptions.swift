import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table learning`: what `lemmata sample-learning` does, for several numbers of samples.
struct LearningStudyOptions: StudyOptions, ForcibleOptions {
  static let name = "learning"

  static let tableHelp = StudyHelp(
    abstract:
      "The error of a learner, by simulation, its memorization, and the bound between them.",
    discussion: """
      For each number n of samples: lambda = C d^(-1/4), or p = C d^(-1/2) for sparse; the learner majority:m, \
      agreement:m, or sign:m (with --bits b: quantised:m,b) with m = d/n, or d/2^(n-1) for sparse, unless --coordinates is given; the balanced error of a \
      classifier that is given its message, as an interval of confidence and, where it is known, enclosed; the \
      memorization, by its closed form; its lower bounds from the test information and from the error alone; and how \
      far the memorization exceeds the last. See 'lemmata sample-learning --help'.

      The estimates of all rows hold together with the confidence c: each of r rows has the confidence 1-(1-c)/r, \
      which its column shows. The exit code is 3 where an estimate of any row contradicts a claim.

      """ + TablePartOptions.discussion)

  @Argument(help: "The problem.")
  var family: LearningProblem.Family

  @Option(
    name: .customShort("n"), parsing: .unconditional,
    help: "The numbers of samples: 3, 1...6 or 1,2,5 (default: 1...6).",
    transform: Arguments.integers)
  var samples: [Int] = [1, 2, 3, 4, 5, 6]

  @Option(
    name: [.customLong("dimension"), .customShort("d")], parsing: .unconditional,
    help: "The number of coordinates (default: 10000).", transform: Arguments.integer)
  var dimension = 10_000

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("C in lambda = C d^(-1/4) or p = C d^(-1/2) (default: 2).", valueName: "C"),
    transform: Arguments.rational)
  var scale = Rational(2)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The number of coordinates that the learner looks at, in all rows (default: falling with n).",
      valueName: "m"),
    transform: Arguments.integer)
  var coordinates: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For gaussian: the number of bits to which the learner quantises a mean (default: 1).",
      valueName: "b"),
    transform: Arguments.integer)
  var bits: Int?

  @Option(
    parsing: .unconditional,
    help: "The number of trials of each row (default: 10000, for gaussian 1000).",
    transform: Arguments.integer)
  var trials: Int?

  @OptionGroup var randomness: TableRandomnessOptions

  @OptionGroup var confidence: ConfidenceOptions

  @OptionGroup var splitting: TablePartOptions

  @OptionGroup var work: WorkOptions

  func report(_ output: OutputOptions) throws -> Report {
    try splitting.report(of: study(), limits: work.limits)
  }

  private func study() throws -> LearningStudy {
    if let bits, family.data == .signs {
      throw UsageError("--bits \(bits) is for gaussian; \(family.rawValue) data are signs")
    }
    let trials = trials ?? family.simulation.usualTrials
    _ = try Arguments.goal(trials: trials, until: nil)
    return LearningStudy(
      family: family, samples: samples, dimension: dimension, scale: scale,
      coordinates: coordinates, bits: bits ?? 1, trials: trials, seed: randomness.seed,
      confidence: confidence.level, threads: randomness.threads)
  }
}
