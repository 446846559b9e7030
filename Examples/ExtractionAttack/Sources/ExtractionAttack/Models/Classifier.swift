import FloatKernels

/// A model that scores labels: a linear layer without bias, and what it makes of that layer's outputs.
public protocol Classifier: Sendable {
  /// The first layer's weights, a row for each unit and a column for each coordinate of the input.
  var firstLayer: Matrix { get }

  /// The number of labels.
  var labelCount: Int { get }

  /// The scores (logits) of all labels, a row for each row of the first layer's outputs before any non-linearity.
  func scores(ofPreactivations preactivations: Matrix) -> Matrix
}

extension Classifier {
  /// The number of coordinates of an input.
  public var dimension: Int { firstLayer.columns }

  /// The first layer's outputs before any non-linearity, a row for each input.
  public func preactivations(of inputs: Matrix) -> Matrix {
    .product(.plain(inputs), .transposed(firstLayer))
  }

  /// The scores (logits) of all labels, a row for each input.
  public func scores(of inputs: Matrix) -> Matrix {
    scores(ofPreactivations: preactivations(of: inputs))
  }
}

/// The kernels for arrays of floats.
enum Kernels {
  static var best: fk_kernels { fk_best_kernels().pointee }
}
