import ExactArithmetic
import NearestNeighbourGame
import Sampling

/// How a learner fared over the course of training.
public struct Course: Sendable {
  public let learner: GradientLearner
  public let checkpoints: [Checkpoint]

  package init(
    learner: GradientLearner, checkpoints: [Checkpoint]
  ) {
    self.learner = learner
    self.checkpoints = checkpoints
  }
}

/// A learner after some steps.
public struct Checkpoint: Sendable {
  public let step: Int
  /// The mean logarithmic loss on what it was trained on, in nats, in single precision.
  public let loss: Double
  /// The right labels on the training examples.
  public let trainingSuccess: SuccessCount
  /// The right labels on fresh examples.
  public let testSuccess: SuccessCount
  /// The right labels, among those of the singletons, on fresh examples of their clusters.
  public let singletonSuccess: SuccessCount
  /// What the attacks find.
  public let signAttack: Recovery
  public let coordinateAscent: Recovery

  package init(
    step: Int, loss: Double, trainingSuccess: SuccessCount, testSuccess: SuccessCount,
    singletonSuccess: SuccessCount, signAttack: Recovery, coordinateAscent: Recovery
  ) {
    self.step = step
    self.loss = loss
    self.trainingSuccess = trainingSuccess
    self.testSuccess = testSuccess
    self.singletonSuccess = singletonSuccess
    self.signAttack = signAttack
    self.coordinateAscent = coordinateAscent
  }
}

/// A training set by itself.
public struct Instance: Sendable {
  public let size: ExperimentSize
  public let correlation: Rational
  public let seed: UInt64
  /// The number `k` of singletons.
  public let singletons: Int
  /// The number of clusters of which there is an example.
  public let seenClusters: Int
  /// How many of the singletons' bits their clusters leave free.
  public let freeBits: Int
  /// The right labels that the best rule gives fresh examples.
  public let bestTestSuccess: SuccessCount
  /// The same on fresh examples of the singletons' clusters, among the singletons' labels.
  public let bestSingletonSuccess: SuccessCount

  package init(
    size: ExperimentSize, correlation: Rational, seed: UInt64, singletons: Int, seenClusters: Int,
    freeBits: Int, bestTestSuccess: SuccessCount, bestSingletonSuccess: SuccessCount
  ) {
    self.size = size
    self.correlation = correlation
    self.seed = seed
    self.singletons = singletons
    self.seenClusters = seenClusters
    self.freeBits = freeBits
    self.bestTestSuccess = bestTestSuccess
    self.bestSingletonSuccess = bestSingletonSuccess
  }

  /// The game in which Alice holds the singletons and Bob a fresh example of one of their clusters.
  public var game: Game {
    get throws {
      try Game(
        examples: singletons, dimension: size.dimension, correlation: correlation)
    }
  }
}
