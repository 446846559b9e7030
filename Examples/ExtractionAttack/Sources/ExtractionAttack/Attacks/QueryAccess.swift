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

  /// A walk over points that asks for the score (logit) of one label.
  public func walk(from point: [Float], label: Int) -> ScoreWalk {
    let score = model.labelScore(label)
    let start = model.preactivations(of: Matrix(rows: 1, columns: dimension, elements: point))
    return ScoreWalk(
      point: point, score: score, preactivations: Array(start.elements[score.units]),
      columns: columns)
  }
}

/// A point of {-1, 1}^d that moves by flips of coordinates, and the score of one label there.
public struct ScoreWalk: Sendable {
  public private(set) var point: [Float]
  private let score: LabelScore
  private var preactivations: [Float]
  private let columns: Matrix
  private let kernels = Kernels.best

  init(point: [Float], score: LabelScore, preactivations: [Float], columns: Matrix) {
    self.point = point
    self.score = score
    self.preactivations = preactivations
    self.columns = columns
  }

  /// The score at the point.
  public var value: Float { value(moved: 0, along: 0) }

  /// The score at the point with a coordinate flipped.
  public func value(flipping coordinate: Int) -> Float {
    value(moved: -2 * point[coordinate], along: coordinate)
  }

  private func value(moved step: Float, along coordinate: Int) -> Float {
    columns.elements.withUnsafeBufferPointer { columns in
      let column =
        columns.baseAddress! + coordinate * self.columns.columns + score.units.lowerBound
      switch score.activation {
      case .identity:
        var sum: Float = 0
        for unit in preactivations.indices {
          sum += (preactivations[unit] + step * column[unit]) * score.output[unit]
        }
        return sum
      case .sigmoid:
        return kernels.shifted_score(
          preactivations, column, step, score.output, preactivations.count)
      }
    }
  }

  /// Flips a coordinate of the point.
  public mutating func flip(_ coordinate: Int) {
    let step = -2 * point[coordinate]
    let column = columns.row(coordinate)
    for unit in preactivations.indices {
      preactivations[unit] += step * column[column.startIndex + score.units.lowerBound + unit]
    }
    point[coordinate] = -point[coordinate]
  }
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
