import FloatKernels

/// All that an adversary can do with a model: ask for scores at points of its choice.
///
/// A query at a point that differs from an earlier one in few coordinates is answered from that one's first layer,
/// which is linear: the answer is the same up to rounding, the work is less.
public struct QueryAccess<Model: Classifier>: Sendable {
  private let model: Model
  /// A row for each coordinate of the input, so that a change of one coordinate reads consecutive numbers.
  private let columns: Matrix

  public init(_ model: Model) {
    self.model = model
    columns = model.firstLayer.transposed()
  }

  public var dimension: Int { model.dimension }

  // MARK: Log-probabilities

  /// The log-probabilities, in nats, of all labels at points.
  public func logProbabilities(of points: Matrix) -> Matrix {
    logProbabilities(ofPreactivations: model.preactivations(of: points))
  }

  /// The log-probabilities at each point with one coordinate set to 1, and with it set to -1.
  ///
  /// - Precondition: there is a coordinate for each point.
  public func logProbabilities(
    of points: Matrix, settingBothWays coordinates: [Int]
  ) -> (positive: Matrix, negative: Matrix) {
    precondition(coordinates.count == points.rows, "a coordinate for each point")
    let centre = model.preactivations(of: points)
    func answer(_ value: Float) -> Matrix {
      var moved = centre
      for (row, coordinate) in coordinates.enumerated() {
        let step = value - points[row, coordinate]
        if step != 0 { moved.addToRow(row, columns.row(coordinate), times: step) }
      }
      return logProbabilities(ofPreactivations: moved)
    }
    return (answer(1), answer(-1))
  }

  private func logProbabilities(ofPreactivations preactivations: Matrix) -> Matrix {
    var scores = model.scores(ofPreactivations: preactivations)
    scores.subtractLogSumExp()
    return scores
  }

  // MARK: Walks

  /// Walks from points, one in each row, each asking for the score of a label of its own.
  public func walks(from points: Matrix, labels: [Int], score: Score) -> QueryWalks<Model> {
    QueryWalks(model: model, columns: columns, points: points, labels: labels, score: score)
  }
}

/// What a model tells about a label.
public enum Score: Sendable {
  /// The score before the softmax.
  case logit
  /// The logarithm of the label's probability.
  case logProbability
}

extension Matrix {
  /// Adds a multiple of some numbers to a row.
  mutating func addToRow(_ row: Int, _ numbers: ArraySlice<Float>, times factor: Float) {
    numbers.withUnsafeBufferPointer { numbers in
      elements.withUnsafeMutableBufferPointer { elements in
        let start = row * columns
        for i in 0..<columns { elements[start + i] += factor * numbers[i] }
      }
    }
  }

  /// Subtracts `ln sum_j e^(s_j)` from each row `s`.
  mutating func subtractLogSumExp() {
    let (rows, columns) = (rows, columns)
    let kernels = Kernels.best
    elements.withUnsafeMutableBufferPointer { elements in
      for row in 0..<rows {
        let start = elements.baseAddress! + row * columns
        let norm = kernels.log_sum_exp(start, columns)
        for i in 0..<columns { start[i] -= norm }
      }
    }
  }
}
