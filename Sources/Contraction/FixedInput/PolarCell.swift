/// A set of input laws around the law P: `Q = P + s (B - P)` with `s` in an interval and `B` in a simplex on a
/// face of the simplex of laws, where one input has probability 0.
///
/// All such cells with `s` in [0, 1] and `B` over the faces cover the laws; `s = 0` stands for the directions in
/// which P is approached.
struct PolarCell {
  /// The ends of the interval of `s`.
  var low: Double
  var high: Double
  /// The vertices of the simplex, `n - 1` laws on n inputs, one after the other; exact dyadic numbers.
  var vertices: [Double]
  /// The input that has probability 0 in all vertices.
  let face: Int

  /// The cells that cover all laws on n inputs: one for each face.
  static func cover(inputCount n: Int) -> [PolarCell] {
    (0..<n).map { face in
      var vertices = [Double](repeating: 0, count: n * (n - 1))
      for (vertex, input) in (0..<n).filter({ $0 != face }).enumerated() {
        vertices[vertex * n + input] = 1
      }
      return PolarCell(low: 0, high: 1, vertices: vertices, face: face)
    }
  }

  /// Where a cell is cut.
  enum Cut {
    case distance
    case edge(Int, Int)
  }

  /// The two halves, or `nil` when they would no longer be exact in double precision.
  func halves(_ cut: Cut, inputCount n: Int) -> (PolarCell, PolarCell)? {
    var (first, second) = (self, self)
    switch cut {
    case .distance:
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return nil }
      first.high = middle
      second.low = middle
    case .edge(let i, let j):
      for input in 0..<n {
        let (a, b) = (vertices[i * n + input], vertices[j * n + input])
        let middle = (a + b) / 2
        if 2 * middle - a != b || 2 * middle - b != a { return nil }  // rounded
        first.vertices[j * n + input] = middle
        second.vertices[i * n + input] = middle
      }
    }
    return (first, second)
  }
}
