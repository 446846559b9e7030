/// What is trained.
public enum GradientLearner: String, Sendable, CaseIterable {
  /// Multiclass logistic regression.
  case logistic
  /// A network with one hidden layer of sigmoid units.
  case network

  public var title: String {
    switch self {
    case .logistic: return "multiclass logistic regression"
    case .network: return "network with one hidden layer"
    }
  }

  /// Whether singletons are put into the training set twice.
  public var duplicatesSingletons: Bool { self == .logistic }

  /// The score that coordinate ascent increases: the log-probability as in the published code, except where it reaches 0
  /// in single precision long before the top, which is where logistic regression ends.
  public var ascentScore: Score {
    switch self {
    case .logistic: return .logit
    case .network: return .logProbability
    }
  }

  /// How it is trained, as in the code published with arXiv 2012.06421.
  public var schedule: TrainingSchedule {
    switch self {
    case .logistic:
      return TrainingSchedule(
        rates: [(0, 0.1)], momentum: 0.99,
        checkpoints: [0, 1, 2, 3, 5, 8, 10, 12, 15, 20, 25, 30, 40, 50])
    case .network:
      return TrainingSchedule(
        rates: [(0, 3e-4), (450, 0.9e-4)], momentum: 0.999,
        checkpoints: [0, 100, 200, 300, 400, 500, 600, 800, 1000, 1250, 1500, 2000])
    }
  }
}

/// Full-batch gradient descent with Nesterov's momentum.
public struct TrainingSchedule: Sendable {
  private let rates: [(first: Int, rate: Float)]
  public let momentum: Float
  /// The numbers of steps after which the model is examined, increasing, the last at the end.
  public let checkpoints: [Int]

  /// - Parameter rates: learning rates and the steps from which they hold, the first one 0.
  init(rates: [(first: Int, rate: Float)], momentum: Float, checkpoints: [Int]) {
    self.rates = rates
    self.momentum = momentum
    self.checkpoints = checkpoints
  }

  public var steps: Int { checkpoints.last! }

  /// The learning rate of a step, numbered from 0.
  public func rate(step: Int) -> Float { rates.last { $0.first <= step }!.rate }
}
