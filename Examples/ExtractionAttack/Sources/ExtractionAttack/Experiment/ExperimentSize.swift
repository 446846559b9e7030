import ExactArithmetic
import Foundation
import Work

/// The sizes of the experiment.
public struct ExperimentSize: Sendable, Hashable {
  /// The number `n` of training examples.
  public var examples: Int
  /// The number `N` of clusters, equally likely.
  public var clusters: Int
  /// The number `d` of coordinates.
  public var dimension: Int
  /// The number of hidden units of the network.
  public var hiddenUnits: Int
  /// The number of fresh examples that an error is estimated by.
  public var testPoints: Int

  public init(
    examples: Int, clusters: Int, dimension: Int, hiddenUnits: Int, testPoints: Int
  ) {
    self.examples = examples
    self.clusters = clusters
    self.dimension = dimension
    self.hiddenUnits = hiddenUnits
    self.testPoints = testPoints
  }

  /// The sizes of arXiv 2012.06421.
  public static let full = ExperimentSize(
    examples: 500, clusters: 500, dimension: 1000, hiddenUnits: 1500, testPoints: 10_000)

  /// Sizes at which a run takes seconds.
  public static let small = ExperimentSize(
    examples: 100, clusters: 100, dimension: 200, hiddenUnits: 300, testPoints: 2000)

  /// The correlation of the published code, `rho^2 d = 2 ln(50000 * 0.368 n) - ln ln n`, rounded to four decimals; some
  /// `0.368 n` examples are singletons.
  public var formulaCorrelation: Rational {
    let n = Double(examples)
    let rho = ((2 * log(50000 * 0.368 * n) - log(log(n))) / Double(dimension)).squareRoot()
    return Rational(Int((rho * 10_000).rounded()), 10_000)
  }
}

/// Why an experiment is refused.
public enum ExperimentError: InputError, Hashable {
  case sizeOutOfRange(name: String, value: Int)
  case correlationOutOfRange(Rational)
  case noSingletons(seed: UInt64)

  public var description: String {
    switch self {
    case .sizeOutOfRange(let name, let value):
      return "\(name) = \(value): the sizes of the experiment must be at least 1"
    case .correlationOutOfRange(let rho):
      return
        "rho = \(rho): the fraction of fixed coordinates must lie between 0 and 1, ends excluded"
    case .noSingletons(let seed):
      return "the training examples of seed \(seed) have no singleton; expected another seed"
    }
  }
}
