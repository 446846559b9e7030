import FloatKernels

/// Gradient descent for a network with one hidden layer.
///
/// The gradient of the hidden layer's weights is a combination `D^T X` of the examples, the rows of `X`, and so is every
/// step: the weights stay `W + A^T X` with the initial `W`.  Descent on `A`, whose gradient is `D`, takes the same steps, and
/// the hidden layer's outputs before the sigmoid are `X W^T + (X X^T) A`.  With n examples of d coordinates that takes
/// n/(2d) of the work.
public struct NetworkTraining: Training {
  private let examples: LabelledExamples
  private let start: Matrix
  /// The products `X X^T` of the examples, and the outputs `X W^T` of the initial weights.
  private let exampleProducts: Matrix
  private let startOutputs: Matrix
  /// The coefficients `A` of the examples; their gradient is the derivative `D` of the loss by the hidden layer's outputs.
  private var coefficients: TrainedLayer
  private var output: TrainedLayer
  /// The hidden layer's activations.
  private var activations: Matrix
  /// The scores of the examples, then the derivatives of the loss by them.
  private var scores: Matrix

  /// - Precondition: every label has a row of output weights.
  public init(_ examples: LabelledExamples, start network: SigmoidNetwork) {
    self.examples = examples
    start = network.hidden
    exampleProducts = .product(.plain(examples.inputs), .transposed(examples.inputs))
    startOutputs = .product(.plain(examples.inputs), .transposed(network.hidden))
    activations = Matrix(rows: examples.labels.count, columns: network.hidden.rows)
    coefficients = TrainedLayer(activations)
    output = TrainedLayer(network.output)
    scores = Matrix(rows: examples.labels.count, columns: network.output.rows)
  }

  public var model: SigmoidNetwork {
    var hidden = start
    hidden.add(productOf: .transposed(coefficients.weights), .plain(examples.inputs))
    return SigmoidNetwork(hidden: hidden, output: output.weights)
  }

  /// The gradients that were computed last.
  package var gradients: (hidden: Matrix, output: Matrix) {
    (
      .product(.transposed(coefficients.gradient), .plain(examples.inputs)), output.gradient
    )
  }

  public mutating func differentiate() -> Double {
    activations.copy(startOutputs)
    activations.add(productOf: .plain(exampleProducts), .plain(coefficients.weights))
    activations.applySigmoid()
    scores.set(toProductOf: .plain(activations), .transposed(output.weights))
    let loss = scores.becomeLossGradient(labels: examples.labels)
    output.gradient.set(toProductOf: .transposed(scores), .plain(activations))
    coefficients.gradient.set(toProductOf: .plain(scores), .plain(output.weights))
    multiplyBySigmoidSlope()
    return loss
  }

  private mutating func multiplyBySigmoidSlope() {
    coefficients.gradient.elements.withUnsafeMutableBufferPointer { derivatives in
      activations.elements.withUnsafeBufferPointer { activations in
        Kernels.best.multiply_by_sigmoid_slope(
          derivatives.baseAddress, activations.baseAddress, derivatives.count)
      }
    }
  }

  public mutating func update(rate: Float, momentum: Float) {
    coefficients.update(rate: rate, momentum: momentum)
    output.update(rate: rate, momentum: momentum)
  }
}
