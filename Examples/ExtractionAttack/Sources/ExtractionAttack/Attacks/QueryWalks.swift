import FloatKernels

/// Points of {-1, 1}^d that move by flips of coordinates, and the score of one label at each.
public struct QueryWalks<Model: Classifier>: Sendable {
  /// The points, one in each row.
  public private(set) var points: Matrix
  private let model: Model
  /// The first layer's weights, a row for each coordinate.
  private let columns: Matrix
  private let labels: [Int]
  private let score: Score
  private var preactivations: Matrix

  init(model: Model, columns: Matrix, points: Matrix, labels: [Int], score: Score) {
    precondition(labels.count == points.rows, "\(labels.count) labels of \(points.rows) points")
    self.points = points
    self.model = model
    self.columns = columns
    self.labels = labels
    self.score = score
    preactivations = model.preactivations(of: points)
  }

  /// The scores at the points.
  public var values: [Float] { values(at: preactivations) }

  /// The scores at the points with a coordinate flipped.
  public func values(flipping coordinate: Int) -> [Float] {
    var moved = preactivations
    for row in 0..<points.rows { add(to: &moved, flipOf: coordinate, row) }
    return values(at: moved)
  }

  /// Flips a coordinate of one of the points.
  public mutating func flip(_ coordinate: Int, row: Int) {
    add(to: &preactivations, flipOf: coordinate, row)
    points[row, coordinate] = -points[row, coordinate]
  }

  private func add(to preactivations: inout Matrix, flipOf coordinate: Int, _ row: Int) {
    preactivations.addToRow(row, columns.row(coordinate), times: -2 * points[row, coordinate])
  }

  private func values(at preactivations: Matrix) -> [Float] {
    let scores = model.scores(ofPreactivations: preactivations)
    switch score {
    case .logit: return labels.indices.map { scores[$0, labels[$0]] }
    case .logProbability: return scores.logProbabilities(of: labels)
    }
  }
}

extension Matrix {
  /// Of scores, a row for each example, the logarithm of the probability of one label in each row.
  func logProbabilities(of labels: [Int]) -> [Float] {
    let kernels = Kernels.best
    return elements.withUnsafeBufferPointer { elements in
      labels.indices.map {
        kernels.log_probability(elements.baseAddress! + $0 * columns, columns, labels[$0])
      }
    }
  }
}
