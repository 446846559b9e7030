/// Multiclass logistic regression: the scores are linear.
public struct LogisticRegression: Classifier {
  /// A row for each label.
  public var weights: Matrix

  public init(weights: Matrix) { self.weights = weights }

  public var firstLayer: Matrix { weights }
  public var labelCount: Int { weights.rows }

  public func scores(ofPreactivations preactivations: Matrix) -> Matrix { preactivations }
}
