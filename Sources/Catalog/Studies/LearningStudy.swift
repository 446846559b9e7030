import Claims
import ExactArithmetic
import LearningProblems
import Tables
import Work

/// The study `learning`: for several numbers of samples a learner at a large dimension, its error by simulation, its
/// memorization, and the lower bound that the error implies.
///
/// The parameter is `lambda = C d^(-1/4)`, or `p = C d^(-1/2)` for the sparse hypercube, rounded down to six decimal places.
/// The learner looks at about `d/n` coordinates, or `d/2^(n-1)` for the sparse hypercube: its error stays about the same,
/// while the memorization falls at the rate of the lower bound.
///
/// All estimates of all rows hold together with the confidence: each row has the level ``confidenceOfRow``.
public struct LearningStudy: Sendable {
  /// The family of the problem.
  public var family: LearningProblem.Family
  /// The numbers `n` of samples, a row each.
  public var samples: [Int]
  /// The number `d` of coordinates.
  public var dimension: Int
  /// The constant `C`.
  public var scale: Rational
  /// The number of coordinates of the learner, the same in each row; `nil` for the usual ones.
  public var coordinates: Int?
  /// For Gaussian data: the number of bits to which the learner quantises a mean.
  public var bits: Int
  /// The number of trials of each row.
  public var trials: Int
  /// The seed, the same in each row.
  public var seed: UInt64
  /// The confidence with which the estimates of all rows hold together.
  public var confidence: Rational
  /// At most so many threads simulate, on which no number depends; `nil` for one for each core.
  public var threads: Int?

  /// The study of a family's problems with these numbers of samples.
  public init(
    family: LearningProblem.Family, samples: [Int], dimension: Int = 10_000, scale: Rational = 2,
    coordinates: Int? = nil, bits: Int = 1, trials: Int, seed: UInt64,
    confidence: Rational = Rational(99, 100), threads: Int? = nil
  ) {
    self.family = family
    self.samples = samples
    self.dimension = dimension
    self.scale = scale
    self.coordinates = coordinates
    self.bits = bits
    self.trials = trials
    self.seed = seed
    self.confidence = confidence
    self.threads = threads
  }

  /// The confidence `1 - (1 - c)/r` of each of `r` rows, with which all of them hold together with the confidence `c`,
  /// whether or not they are independent (union bound).
  public var confidenceOfRow: Rational {
    1 - (1 - confidence) / Rational(max(1, samples.count))
  }

  /// Simulates every row, with the same seed.
  ///
  /// - Throws: `ProblemError` when a parameter is out of range, `WorkRefused` when the rows together are too much work, both
  ///   before anything is simulated; `CancellationError`.
  public func table(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> Table {
    LearningReport.table(of: try reports(limits: limits, monitor: monitor), title: title)
  }

  /// Simulates every row and gives the table with the verdict on all of them.
  ///
  /// - Throws: as ``table(limits:monitor:)``.
  public func report(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> Report {
    report(try reports(limits: limits, monitor: monitor))
  }

  func report(_ reports: [LearningReport]) -> Report {
    Report(
      question: question, table: LearningReport.table(of: reports, title: title),
      verdict: Verdict.all(reports.map(\.overallVerdict)))
  }

  public var question: Report.Question {
    var question = Report.Question(
      "table learning", parameters: [.init("family", .text(family.rawValue), isPositional: true)])
    question.parameters += [
      .init("n", .list(samples)),
      .init("dimension", .integer(dimension)), .init("scale", .rational(scale)),
      .init("trials", .integer(trials)), .init("seed", .integer(Integer(seed))),
      .init("confidence", .rational(confidence)),
    ]
    if let coordinates { question.parameters.append(.init("coordinates", .integer(coordinates))) }
    if family.data == .normals { question.parameters.append(.init("bits", .integer(bits))) }
    return question
  }

  /// The reports of the rows.
  public func reports(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> [LearningReport] {
    try reports(rows(at: Array(samples.indices), limits: limits, monitor: monitor), monitor)
  }

  /// The reports of the counts of all rows.
  func reports(_ counts: [ClassifierCounts], _ monitor: WorkMonitor) throws -> [LearningReport] {
    // What is known without sampling takes seconds for each row of Gaussian data.
    try monitor.map(zip(samples, counts).map { ($0, $1) }) { samples, counts in
      try sampling(samples: samples).report(counts, confidence: confidenceOfRow)
    }
  }

  /// The problem, its dimension, and how sure the estimates are.
  public var title: String {
    "\(family.title), simulated with d = \(dimension); "
      + "all rows hold together with confidence \(confidence.percent)"
  }

  /// The simulation of a row.
  func sampling(samples n: Int) throws -> LearningSampling {
    guard dimension >= 1 else { throw ProblemError.dimensionOutOfRange(dimension) }
    let problem = try LearningProblem(family, samples: n, parameter: parameter)
    let count = coordinates ?? family.simulation.coordinates(n, dimension)
    return try LearningSampling(
      problem, learner: family.simulation.learner(count, bits), dimension: dimension, seed: seed)
  }

  /// `C d^(-1/4)` or `C d^(-1/2)`, rounded towards 0 to six decimal places.
  ///
  /// - Precondition: `d >= 1`.
  public var parameter: Rational {
    let places = 1_000_000
    // The integer part of the root of (10^6 C)^k / d.
    let degree = family.parameter.degree
    let power = (Rational(places) * scale).power(degree) / Rational(dimension)
    let value = Rational(power.floor().root(degree).floor, Integer(places))
    return scale.isNegative ? -value : value
  }
}
