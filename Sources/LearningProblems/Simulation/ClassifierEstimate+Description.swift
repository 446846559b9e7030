import ExactArithmetic
import Sampling

// How simulations of learning problems and what they counted print.

extension ClassifierCounts: CustomStringConvertible {
  /// The counts: `test points accepted 731 times and points from the null 268 times in 1000 trials`.
  public var description: String {
    "test points accepted \(points.successes) times and points from the null "
      + "\(nulls.successes) times in \(trials) \(trials == 1 ? "trial" : "trials")"
  }
}

extension ClassifierEstimate: CustomStringConvertible {
  /// The confidence and the intervals, a line each: `a in [0.73, 0.74]`.
  public var description: String {
    """
    \(counts); confidence \(confidence)
    a in \(acceptance)
    b in \(falseAcceptance)
    e in \(error)
    """
  }
}

extension LearningSampling: CustomStringConvertible {
  /// The simulation: `majority:3 on Boolean clustering with n = 3, lambda = 1/2, d = 10, seed 1`.
  public var description: String {
    "\(learner.name) on \(problem.title), d = \(dimension), seed \(seed)"
  }
}
