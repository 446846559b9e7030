import FloatKernels

/// Gradient descent on the mean logarithmic loss of all training examples at once.
public protocol Training: Sendable {
  associatedtype Model: Classifier

  /// The model as it is now.
  var model: Model { get }

  /// Computes the gradient of the mean loss, and returns the loss in nats.
  mutating func differentiate() -> Double

  /// Moves the weights by the gradient that was computed last.
  mutating func update(rate: Float, momentum: Float)
}

extension Training {
  /// One step; returns the mean loss before it, in nats.
  @discardableResult
  public mutating func step(rate: Float, momentum: Float) -> Double {
    let loss = differentiate()
    update(rate: rate, momentum: momentum)
    return loss
  }
}

extension Matrix {
  /// Replaces the scores, a row for each example, by the derivatives of the mean logarithmic loss, and returns it.
  mutating func becomeLossGradient(labels: [Int]) -> Double {
    let (rows, columns) = (rows, columns)
    precondition(labels.count == rows, "\(labels.count) labels for \(rows) rows of scores")
    let kernels = Kernels.best
    return elements.withUnsafeMutableBufferPointer { elements in
      var sum = 0.0
      for row in 0..<rows {
        precondition((0..<columns).contains(labels[row]), "the label \(labels[row])")
        sum += Double(
          kernels.softmax_gradient(
            elements.baseAddress! + row * columns, columns, labels[row], 1 / Float(rows)))
      }
      return sum / Double(rows)
    }
  }
}
