import ExactArithmetic
import InformationTheory

// How the problems, and what is computed of the next-symbol task, print.

extension LearningProblem: CustomStringConvertible {
  /// The family and the parameters: `Boolean clustering with n = 3, lambda = 1/2`.
  public var description: String { title }
}

extension BooleanClustering: CustomStringConvertible {
  /// The family and the parameters.
  public var description: String { title }
}

extension SparseHypercube: CustomStringConvertible {
  /// The family and the parameters.
  public var description: String { title }
}

extension GaussianClustering: CustomStringConvertible {
  /// The family and the parameters.
  public var description: String { title }
}

extension SubpopulationModel: CustomStringConvertible {
  /// The weights and the number of samples: `3 samples of subpopulations with weights 1/2, 1/4, 1/4`.
  public var description: String {
    let shown = weights.prefix(16).map(\.description)
    let rest = weights.count > 16 ? ["... \(weights.count) in all"] : []
    return "\(samples) \(samples == 1 ? "sample" : "samples") of subpopulations with weights "
      + (shown + rest).joined(separator: ", ")
  }
}

extension ClusterMixture: CustomStringConvertible {
  /// The population, the dimension and the probability of a fixed coordinate.
  public var description: String { "\(population); d = \(dimension), p = \(fixedProbability)" }
}

extension LabelledSample: CustomStringConvertible {
  /// The examples with their classes: `(1, -1) of class 0, (1, 1) of class 1`.
  public var description: String {
    zip(examples, labels).map { example, label in
      "(\(example.map(\.description).joined(separator: ", "))) of class \(label)"
    }.joined(separator: ", ")
  }
}

extension NextSymbolTask: CustomStringConvertible {
  /// The parameters: `the next-symbol task with d = 3, delta = 1/4`.
  public var description: String { "the next-symbol task with d = \(dimension), delta = \(noise)" }
}

extension NextSymbolReport: CustomStringConvertible {
  /// The informations and the errors, a line each.
  public var description: String {
    let ofExample: String = exampleErrors.map { $0.brief() }.joined(separator: ", ")
    let ofSymbols: String = symbolErrors.map { $0.brief() }.joined(separator: ", ")
    return """
      \(task)
      I(X;M) = \(InformationQuantity.exact(information))
      I(X;M|c) = \(InformationQuantity.exact(conditionalInformation))
      errors on the example: \(ofExample)
      errors on a fresh string: \(ofSymbols)
      """
  }
}
