import Contraction

/// The greatest value on the simplex of laws of `g(Q) = D(QW||PW) - l D(Q||P) - sum_x m_x Q(x)` in nats, bounded from above by
/// cutting the simplex; ``CurveLine`` has the bound on a cell.
///
/// Vertices are sums of powers of 2 of at most 45 bits and so exact.  With u = 2^-53, n inputs and m outputs, at most 256: the
/// mass of an output errs by (n + 1) u of itself, its logarithm by (n + 4) u and by 2^-45 of itself, and the sums by (n + m) u
/// of the sum of the sizes of their terms; so does the tangent, times the slope, and the masses of a centre add up to 1 but for
/// n u.  All that is less than 2^-42 (1 + l) (1 + that sum), of which four times as much is added.
struct SimplexCells {
  private let problem: BottleneckProblem
  private let slope: Double
  private let multipliers: [Double]
  /// The vertices that were made, one after the other.
  private var vertices: [Vertex] = []
  private var logarithms: [Double]
  /// The number of cells.
  private var count = 0
  /// A value that a vertex has, rounded down.
  private var attained = -Double.infinity

  private struct Vertex {
    let law: [Double]
    /// `D(qW||PW) - sum_x m_x q(x)`, rounded up.
    let value: Double
  }

  private struct Cell {
    let vertices: [Int]
    let depth: Int
    let bound: Double
  }

  private static let error = 32 * BoundedFunctions.relativeError

  /// The number of cells of one line.
  static let usualLimit = 200_000

  init(_ problem: BottleneckProblem, slope: Double, multipliers: [Double]) {
    self.problem = problem
    self.slope = slope
    self.multipliers = multipliers
    logarithms = [Double](repeating: 0, count: problem.prior.count)
  }

  /// A bound on the greatest value: at most `tolerance` above 0 or above a value that a law has, where the cells suffice.
  ///
  /// - Complexity: `limit` cells, each some hundred nanoseconds.
  mutating func greatest(tolerance: Double, limit: Int) -> Double {
    var open = start()
    var closed = -Double.infinity
    while !open.isEmpty {
      let target = max(0, attained) + tolerance
      let greatest = open.reduce(closed) { max($0, $1.bound) }
      for cell in open where cell.bound <= target { closed = max(closed, cell.bound) }
      // The worst cells first, so that the bound is good wherever the cells run out.
      let threshold = max(target, greatest / 2)
      guard let next = divided(open, above: threshold, closingAt: target, limit: limit) else {
        return greatest
      }
      open = next
    }
    return closed
  }

  /// Whether no value is above a bound, decided by at most `limit` cells.
  mutating func isBounded(by bound: Double, limit: Int) -> Bool {
    var open = start()
    while !open.isEmpty && attained <= bound {
      guard let next = divided(open, above: bound, closingAt: bound, limit: limit) else {
        return false
      }
      open = next
    }
    return attained <= bound
  }

  private mutating func start() -> [Cell] {
    (vertices, count, attained) = ([], 1, -.infinity)
    let corners = problem.prior.indices.map { corner in
      vertex(problem.prior.indices.map { $0 == corner ? 1 : 0 })
    }
    return [cell(corners, depth: 0)]
  }

  /// The halves of the cells with a bound above a threshold, and the others that are not closed; `nil` when the cells run out.
  private mutating func divided(
    _ cells: [Cell], above threshold: Double, closingAt target: Double, limit: Int
  ) -> [Cell]? {
    var next: [Cell] = []
    for cell in cells where cell.bound > target {
      if cell.bound <= threshold {
        next.append(cell)
      } else if cell.depth < 45 && count < limit {
        next += halves(cell)
        count += 2
      } else {
        return nil
      }
    }
    return next
  }

  /// The cell cut in the middle of its longest edge.
  private mutating func halves(_ cell: Cell) -> [Cell] {
    let (first, second) = longestEdge(cell.vertices)
    let (a, b) = (vertices[cell.vertices[first]].law, vertices[cell.vertices[second]].law)
    let middle = vertex(zip(a, b).map { ($0 + $1) / 2 })
    return [first, second].map { end in
      var corners = cell.vertices
      corners[end] = middle
      return self.cell(corners, depth: cell.depth + 1)
    }
  }

  private func longestEdge(_ corners: [Int]) -> (Int, Int) {
    var (best, edge) = (-1.0, (0, 0))
    for i in corners.indices {
      for j in 0..<i {
        let length = zip(vertices[corners[i]].law, vertices[corners[j]].law)
          .reduce(0.0) { $0 + abs($1.0 - $1.1) }
        if length > best { (best, edge) = (length, (i, j)) }
      }
    }
    return edge
  }

  private mutating func vertex(_ law: [Double]) -> Int {
    var (value, paid, size) = (0.0, 0.0, 0.0)
    for (y, mass) in problem.output.enumerated() {
      var image = 0.0
      for x in law.indices { image += law[x] * problem.rows[x][y] }
      if image == 0 { continue }
      let term = image * BoundedFunctions.logarithm(image / mass)
      value += term
      size += abs(term)
    }
    for (q, multiplier) in zip(law, multipliers) {
      value -= multiplier * q
      size += abs(multiplier * q)
    }
    for (q, prior) in zip(law, problem.prior) where q > 0 {
      paid += q * BoundedFunctions.logarithm(q / prior)
      size += abs(slope * q * BoundedFunctions.logarithm(q / prior))
    }
    let error = SimplexCells.error * (1 + slope) * (1 + size)
    attained = max(attained, value - slope * paid - error)
    vertices.append(Vertex(law: law, value: value + error))
    return vertices.count - 1
  }

  private mutating func cell(_ corners: [Int], depth: Int) -> Cell {
    let share = 1 / Double(corners.count)
    for x in problem.prior.indices {
      let mass = corners.reduce(0.0) { $0 + vertices[$1].law[x] } * share
      // Where all vertices are 0 the logarithm has no weight.
      logarithms[x] = mass > 0 ? BoundedFunctions.logarithm(mass / problem.prior[x]) : 0
    }
    var bound = -Double.infinity
    for corner in corners {
      var (tangent, size) = (0.0, 0.0)
      for (q, logarithm) in zip(vertices[corner].law, logarithms) {
        tangent += q * logarithm
        size += abs(q * logarithm)
      }
      let error = SimplexCells.error * (1 + slope) * (1 + size)
      let value = vertices[corner].value - slope * tangent + error
      if !(value <= bound) { bound = value }
    }
    return Cell(vertices: corners, depth: depth, bound: bound)
  }
}
