/// Gradient descent for logistic regression.
public struct LogisticTraining: Training {
  private let examples: LabelledExamples
  private var layer: TrainedLayer
  /// The scores of the examples, then the derivatives of the loss.
  private var scores: Matrix

  /// - Precondition: every label has a row of weights.
  public init(_ examples: LabelledExamples, start weights: Matrix) {
    self.examples = examples
    layer = TrainedLayer(weights)
    scores = Matrix(rows: examples.labels.count, columns: weights.rows)
  }

  public var model: LogisticRegression { LogisticRegression(weights: layer.weights) }

  /// The gradient that was computed last.
  package var gradient: Matrix { layer.gradient }

  public mutating func differentiate() -> Double {
    scores.set(toProductOf: .plain(examples.inputs), .transposed(layer.weights))
    let loss = scores.becomeLossGradient(labels: examples.labels)
    layer.gradient.set(toProductOf: .transposed(scores), .plain(examples.inputs))
    return loss
  }

  public mutating func update(rate: Float, momentum: Float) {
    layer.update(rate: rate, momentum: momentum)
  }
}
