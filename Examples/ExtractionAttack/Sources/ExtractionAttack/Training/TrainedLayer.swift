import FloatKernels
import Work

/// A layer's weights with what gradient descent keeps about them.
struct TrainedLayer: Sendable {
  private(set) var weights: Matrix
  var gradient: Matrix
  private var velocity: Matrix

  init(_ weights: Matrix) {
    self.weights = weights
    gradient = Matrix(rows: weights.rows, columns: weights.columns)
    velocity = gradient
  }

  /// One step of Nesterov's momentum: `v = momentum v + g`, `w = w - rate (g + momentum v)`.
  ///
  /// Source: Y. Nesterov, "A method of solving a convex programming problem with convergence rate O(1/k^2)", 1983,
  /// in the form of I. Sutskever, J. Martens, G. Dahl, G. Hinton, ICML 2013.
  mutating func update(rate: Float, momentum: Float) {
    let kernels = Kernels.best
    gradient.elements.withUnsafeBufferPointer { gradient in
      velocity.elements.withUnsafeMutableBufferPointer { velocity in
        weights.elements.withUnsafeMutableBufferPointer { weights in
          kernels.nesterov(
            weights.baseAddress, velocity.baseAddress, gradient.baseAddress, weights.count, rate,
            momentum)
        }
      }
    }
  }
}

extension Matrix {
  /// Weights that are uniform on [-b, b) with `b = 1 / sqrt(columns)`, as PyTorch starts its linear layers.
  package static func randomWeights(
    rows: Int, columns: Int, using generator: inout SplitMix64
  ) -> Matrix {
    let bound = 1 / Float(columns).squareRoot()
    return Matrix(
      rows: rows, columns: columns,
      elements: (0..<rows * columns).map { _ in generator.nextSymmetricUniform() * bound })
  }
}
