import FloatKernels

/// Gradient descent for a network with one hidden layer.
public struct NetworkTraining: Training {
  private let examples: LabelledExamples
  private var hidden: TrainedLayer
  private var output: TrainedLayer
  /// The hidden layer's activations.
  private var activations: Matrix
  /// The derivatives of the loss by the hidden layer's outputs before the sigmoid.
  private var hiddenDerivatives: Matrix
  /// The scores of the examples, then the derivatives of the loss by them.
  private var scores: Matrix

  /// - Precondition: every label has a row of output weights.
  public init(_ examples: LabelledExamples, start network: SigmoidNetwork) {
    self.examples = examples
    hidden = TrainedLayer(network.hidden)
    output = TrainedLayer(network.output)
    activations = Matrix(rows: examples.labels.count, columns: network.hidden.rows)
    hiddenDerivatives = activations
    scores = Matrix(rows: examples.labels.count, columns: network.output.rows)
  }

  public var model: SigmoidNetwork {
    SigmoidNetwork(hidden: hidden.weights, output: output.weights)
  }

  /// The gradients that were computed last.
  package var gradients: (hidden: Matrix, output: Matrix) { (hidden.gradient, output.gradient) }

  public mutating func differentiate() -> Double {
    activations.set(toProductOf: .plain(examples.inputs), .transposed(hidden.weights))
    activations.applySigmoid()
    scores.set(toProductOf: .plain(activations), .transposed(output.weights))
    let loss = scores.becomeLossGradient(labels: examples.labels)
    output.gradient.set(toProductOf: .transposed(scores), .plain(activations))
    hiddenDerivatives.set(toProductOf: .plain(scores), .plain(output.weights))
    multiplyBySigmoidSlope()
    hidden.gradient.set(toProductOf: .transposed(hiddenDerivatives), .plain(examples.inputs))
    return loss
  }

  private mutating func multiplyBySigmoidSlope() {
    hiddenDerivatives.elements.withUnsafeMutableBufferPointer { derivatives in
      activations.elements.withUnsafeBufferPointer { activations in
        Kernels.best.multiply_by_sigmoid_slope(
          derivatives.baseAddress, activations.baseAddress, derivatives.count)
      }
    }
  }

  public mutating func update(rate: Float, momentum: Float) {
    hidden.update(rate: rate, momentum: momentum)
    output.update(rate: rate, momentum: momentum)
  }
}
