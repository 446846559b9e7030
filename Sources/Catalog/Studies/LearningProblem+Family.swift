import LearningProblems

extension LearningProblem.Family {
  /// The name of the problem, for titles.
  var name: String {
    switch self {
    case .boolean: return "Boolean clustering"
    case .sparse: return "The sparse hypercube"
    case .gaussian: return "Gaussian clustering"
    }
  }

  /// A learner that comes close to the lower bound, on one coordinate.
  var simpleLearner: Learner {
    switch self {
    case .boolean: return .majority(1)
    case .sparse: return .agreement(1)
    case .gaussian: return .meanPlusNoise(1)
    }
  }
}
