import ExactArithmetic
import Sampling
import Work

/// One training set, and what is needed to examine learners on it; everything depends on the seed alone.
public struct Experiment: Sendable {
  public let size: ExperimentSize
  public let correlation: Rational
  public let seed: UInt64

  package let problem: ClusterProblem
  /// The training examples.
  public let training: LabelledExamples
  /// The training examples whose label no other one has.
  package let singletons: LabelledExamples
  /// Fresh examples of all clusters.
  package let test: LabelledExamples
  /// Fresh examples of the singletons' clusters, with equal probabilities.
  package let singletonTest: LabelledExamples
  /// Where the initial weights and the attacks' choices come from.
  private let weightsGenerator: SplitMix64
  private let attackGenerator: SplitMix64

  /// Draws the clusters, the training set and the test sets, each from a generator of its own.
  ///
  /// - Throws: ``ExperimentError``.
  public init(size: ExperimentSize, correlation: Rational, seed: UInt64) throws(ExperimentError) {
    let sizes = [
      ("n", size.examples), ("N", size.clusters), ("d", size.dimension),
      ("hidden units", size.hiddenUnits), ("test points", size.testPoints),
    ]
    for (name, value) in sizes where value < 1 {
      throw .sizeOutOfRange(name: name, value: value)
    }
    guard correlation.signum() > 0 && correlation < 1 else {
      throw .correlationOutOfRange(correlation)
    }
    self.size = size
    self.correlation = correlation
    self.seed = seed

    var generator = SplitMix64(seed: seed)
    var clusterGenerator = generator.split()
    var exampleGenerator = generator.split()
    weightsGenerator = generator.split()
    var testGenerator = generator.split()
    attackGenerator = generator.split()

    problem = ClusterProblem(
      clusters: size.clusters, dimension: size.dimension, correlation: correlation,
      using: &clusterGenerator)
    let all = Array(0..<size.clusters)
    training = problem.sample(size.examples, from: all, using: &exampleGenerator)
    singletons = training.selecting(training.singletons)
    guard !singletons.labels.isEmpty else { throw .noSingletons(seed: seed) }
    test = problem.sample(size.testPoints, from: all, using: &testGenerator)
    singletonTest = problem.sample(
      size.testPoints, from: singletons.labels, using: &testGenerator)
  }

  // MARK: Training

  /// Trains a learner and examines it at its checkpoints.
  ///
  /// - Parameter progress: receives the number of steps done, now and then.
  public func run(_ learner: GradientLearner, progress: (_ step: Int) -> Void = { _ in }) -> Course
  {
    let examples = learner.duplicatesSingletons ? training.duplicatingSingletons() : training
    switch learner {
    case .logistic:
      return run(learner, logisticTraining(on: examples), progress)
    case .network:
      return run(learner, networkTraining(on: examples), progress)
    }
  }

  /// Logistic regression before its first step.
  public func logisticTraining(on examples: LabelledExamples) -> LogisticTraining {
    var generator = weightsGenerator
    return LogisticTraining(
      examples,
      start: .randomWeights(rows: size.clusters, columns: size.dimension, using: &generator))
  }

  /// The network before its first step.
  public func networkTraining(on examples: LabelledExamples) -> NetworkTraining {
    var generator = weightsGenerator
    return NetworkTraining(
      examples,
      start: SigmoidNetwork(
        hidden: .randomWeights(
          rows: size.hiddenUnits, columns: size.dimension, using: &generator),
        output: .randomWeights(rows: size.clusters, columns: size.hiddenUnits, using: &generator)))
  }

  private func run<T: Training>(
    _ learner: GradientLearner, _ start: T, _ progress: (_ step: Int) -> Void
  ) -> Course {
    let schedule = learner.schedule
    var training = start
    var checkpoints: [Checkpoint] = []
    for step in 0...schedule.steps {
      let loss = training.differentiate()
      if schedule.checkpoints.contains(step) {
        progress(step)
        checkpoints.append(examine(training.model, learner, step: step, loss: loss))
      } else if step % 10 == 0 {
        progress(step)
      }
      if step < schedule.steps {
        training.update(rate: schedule.rate(step: step), momentum: schedule.momentum)
      }
    }
    return Course(learner: learner, checkpoints: checkpoints)
  }

  // MARK: Examining

  /// Coordinate ascent, which asks many times, attacks so many singletons before the last checkpoint.
  static let singletonsClimbedEarly = 25

  private func examine(
    _ model: some Classifier, _ learner: GradientLearner, step: Int, loss: Double
  ) -> Checkpoint {
    var generator = attackGenerator
    let queries = QueryAccess(model)
    let isLast = step == learner.schedule.steps
    let climbed = singletons.selecting(
      Array(singletons.labels.indices.prefix(isLast ? .max : Experiment.singletonsClimbedEarly)))
    return Checkpoint(
      step: step, loss: loss,
      trainingSuccess: success(of: model, on: training),
      testSuccess: success(of: model, on: test),
      singletonSuccess: singletonSuccess(scores: model.scores(of: singletonTest.inputs)),
      signAttack: recovery(
        of: singletons,
        by: SignAttack().recover(labels: singletons.labels, from: queries, using: &generator)),
      coordinateAscent: recovery(
        of: climbed,
        by: CoordinateAscent(score: learner.ascentScore)
          .recover(labels: climbed.labels, from: queries, using: &generator)))
  }

  private func recovery(of examples: LabelledExamples, by points: Matrix) -> Recovery {
    Recovery(
      of: examples.inputs, by: points,
      fixedValues: problem.fixedValues.selecting(rows: examples.labels))
  }

  private func success(of model: some Classifier, on examples: LabelledExamples) -> SuccessCount {
    success(scores: model.scores(of: examples.inputs), examples.labels)
  }

  /// How often the label has the greatest score.
  func success(scores: Matrix, _ labels: [Int]) -> SuccessCount {
    let guesses = scores.columnsOfGreatest()
    return SuccessCount(
      trials: labels.count, successes: zip(guesses, labels).count { $0 == $1 })
  }

  /// How often the right label has the greatest score among the singletons' labels: Bob's success in the game with
  /// the singletons as Alice's examples.
  func singletonSuccess(scores: Matrix) -> SuccessCount {
    let ofSingletons = scores.selecting(columns: singletons.labels)
    let positions = Dictionary(
      uniqueKeysWithValues: singletons.labels.enumerated().map { ($1, $0) })
    return success(scores: ofSingletons, singletonTest.labels.map { positions[$0]! })
  }

  /// What can be said of the training set without any learner.
  public var instance: Instance {
    let best = BayesClassifier(training, labels: size.clusters, correlation: correlation)
    let fixed = problem.fixedValues.selecting(rows: singletons.labels)
    return Instance(
      size: size, correlation: correlation, seed: seed, singletons: singletons.labels.count,
      seenClusters: Set(training.labels).count,
      freeBits: fixed.elements.count { $0 == 0 },
      bestTestSuccess: success(scores: best.scores(of: test.inputs), test.labels),
      bestSingletonSuccess: singletonSuccess(scores: best.scores(of: singletonTest.inputs)))
  }
}
