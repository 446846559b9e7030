import ExactArithmetic
import Sampling
import Work

/// A literal simulation of a learning problem at a size that enumeration does not reach: in each trial a parameter,
/// `n` samples, the learner's message `M`, and a classifier that is given `M` and asked about a test point `X` of the
/// same parameter, and about one from the null.
///
/// The classifier accepts a point that is nearer to its prediction `g = E[X|M]` than to 0, the mean of the null: `X` with
/// `<g,X> > |g|^2/2`.  Given the message the threshold is the middle between the mean scores of a test point, `|g|^2`,
/// and of the null, 0.  A fair coin decides ties.  For `majority:m` and `agreement:m` the score `<g,X>` counts
/// agreements of signs.
///
/// ```swift
/// let problem = try LearningProblem(.boolean, samples: 5, parameter: 1 / 5)
/// let sampling = try LearningSampling(problem, learner: .majority(2000), dimension: 10_000, seed: 1)
/// let counts = try sampling.run(trials: 0..<10_000)
/// print(counts.estimate(confidence: 99 / 100).error)
/// ```
public struct LearningSampling: Sendable {
  /// The problem that the data come from.
  public let problem: LearningProblem
  /// What the learner keeps of its samples.
  public let learner: Learner
  /// The number `d` of coordinates.
  public let dimension: Int
  /// The seed, on which alone the counts depend.
  public let seed: UInt64
  /// The number of coordinates that the learner looks at.
  public let coordinates: Int
  private let trial: LearningTrial

  /// The number of trials that one stream of random bits serves.
  static let trialsPerStream = 64

  /// - Throws: `ProblemError` when the learner does not suit the problem or the dimension.
  public init(
    _ problem: LearningProblem, learner: Learner, dimension: Int, seed: UInt64
  ) throws(ProblemError) {
    guard dimension >= 1 else { throw .dimensionOutOfRange(dimension) }
    self.problem = problem
    self.learner = learner
    self.dimension = dimension
    self.seed = seed
    switch problem {
    case .clustering(let problem):
      (coordinates, trial) = try problem.trial(of: learner, dimension: dimension)
    case .gaussian(let problem):
      let (m, bits) = try problem.quantisation(of: learner, dimension: dimension)
      coordinates = m
      trial = LearningTrial(
        GaussianTrial(problem, quantiser: Quantiser(bits: bits), coordinates: m))
    }
  }

  /// About so many random bits are drawn for a trial.
  var bitsPerTrial: Double { trial.bits }

  /// The operations of a trial, at most; a word of 64 random bits is one.
  package var operationsPerTrial: Double { bitsPerTrial / 64 }

  /// Plays the trials of a range and counts what the classifier accepts.
  ///
  /// Trial `t` is the same in every run with this seed, whatever the range and the number of threads: the counts of
  /// adjacent ranges add up to that of the whole.
  ///
  /// - Parameters:
  ///   - trials: the numbers of the trials.
  ///   - threads: at most so many threads; by default one for each core.
  ///   - monitor: receives the progress.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(n m) for each trial with `m` coordinates; some 64 of them at a time for signs.
  public func run(
    trials: Range<Int>, threads: Int? = nil, monitor: WorkMonitor = WorkMonitor()
  ) throws -> ClassifierCounts {
    let streams = TrialStreams(
      seed: seed, trialsPerStream: LearningSampling.trialsPerStream, kernels: .best)
    let counts = try streams.run(
      trials, threads: threads, monitor: monitor, zero: ClassifierCounts.zero, trial.count)
    return counts.reduce(.zero, +)
  }
}

extension ClusteringProblem {
  /// The coordinates that a learner looks at, and a trial with it.
  fileprivate func trial(
    of learner: Learner, dimension: Int
  ) throws(ProblemError) -> (coordinates: Int, trial: LearningTrial) {
    guard let words = (self as? any SimulatedCluster)?.words else {
      let families = LearningProblem.Family.allCases.map(\.name)
      throw .unsuitableLearner(
        learner: learner.name, problem: "a simulation of \(title)", expected: families.list("or"))
    }
    let (coordinates, rule) = try signRule(of: learner, dimension: dimension)
    guard let rule = rule as? any SimulatedRule else { throw unsuitable(learner) }
    let message = signMessage(coordinates: coordinates, rule)
    return (coordinates, rule.trial(words, samples: samples, message: message))
  }
}
