import Work

/// Coordinate ascent on the score of a label, from a uniform point: each coordinate in turn is flipped if that increases
/// the score, until a sweep changes nothing.
///
/// Source: Brown, Bun, Feldman, Smith, Talwar, arXiv 2012.06421.
public struct CoordinateAscent: Sendable {
  /// The score that is increased.
  public var score: Score
  /// At most so many sweeps over the coordinates.
  public var sweeps = 10

  public init(score: Score) { self.score = score }

  /// The points that the attack finds for the labels, one in each row; all climb at once, each by itself.
  ///
  /// - Complexity: at most `sweeps d` queries for each label.
  public func recover<Model>(
    labels: [Int], from model: QueryAccess<Model>, using generator: inout SplitMix64
  ) -> Matrix {
    let d = model.dimension
    let start = Matrix(
      rows: labels.count, columns: d,
      elements: (0..<labels.count * d).map { _ in generator.nextSign() })
    var walks = model.walks(from: start, labels: labels, score: score)
    var best = walks.values
    for _ in 0..<sweeps {
      var isChanged = false
      for coordinate in 0..<d {
        let values = walks.values(flipping: coordinate)
        for row in labels.indices where values[row] > best[row] {
          walks.flip(coordinate, row: row)
          best[row] = values[row]
          isChanged = true
        }
      }
      if !isChanged { break }
    }
    return walks.points
  }
}
