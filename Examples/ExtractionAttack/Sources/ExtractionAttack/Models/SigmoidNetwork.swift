import FloatKernels

/// A network with one hidden layer of sigmoid units.
public struct SigmoidNetwork: Classifier {
  /// A row for each hidden unit.
  public var hidden: Matrix
  /// A row for each label.
  public var output: Matrix

  /// - Precondition: the sizes fit.
  public init(hidden: Matrix, output: Matrix) {
    precondition(
      output.columns == hidden.rows, "\(output.columns) weights for \(hidden.rows) hidden units")
    self.hidden = hidden
    self.output = output
  }

  public var firstLayer: Matrix { hidden }
  public var labelCount: Int { output.rows }

  public func scores(ofPreactivations preactivations: Matrix) -> Matrix {
    var activations = preactivations
    activations.applySigmoid()
    return .product(.plain(activations), .transposed(output))
  }
}

extension Matrix {
  /// Replaces every entry `z` by `1/(1 + e^-z)`.
  mutating func applySigmoid() {
    elements.withUnsafeMutableBufferPointer {
      Kernels.best.sigmoid($0.baseAddress, $0.baseAddress, $0.count)
    }
  }
}
