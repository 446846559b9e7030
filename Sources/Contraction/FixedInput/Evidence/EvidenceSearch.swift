import ExactArithmetic
import Foundation

/// The search for ``ContractionEvidence`` in double precision: it divides cells until the tests that the check makes succeed with a
/// margin that exceeds the rounding errors.  The check computes its numbers again; that a ratio is violated is a finding in doubles.
///
/// Functions z are kept as `z - 1`, which loses nothing beside rare letters.
struct EvidenceSearch {
  private let prior: [Double]
  private let priorLogarithms: [Double]
  private let output: [Double]
  /// The transition probabilities that are not 0, with their outputs.
  private let rows: [[(output: Int, probability: Double)]]
  private let power: Double
  /// `ln(r/s) / (1 + 1/r)`, less what rounding can change.
  private let nearness: Double
  private let roots: [[Double]]

  /// What a search ends with.
  enum Outcome {
    case found([UInt8])
    /// There is a point at which the inequality fails.
    case violated
    case exhausted
  }

  init(
    _ statement: ReducedInput, ratio: Rational, chiSquareBound: Rational,
    space: ContractionEvidence.Space
  ) {
    prior = statement.prior.map { Double($0) }
    priorLogarithms = prior.map { log($0) }
    output = statement.output.map { Double($0) }
    rows = statement.rows.map { row in
      row.enumerated().filter { !$0.element.isZero }.map { ($0.offset, Double($0.element)) }
    }
    power = 1 / Double(ratio)
    nearness = log(Double(ratio / chiSquareBound)) * (1 - 1e-9) / (1 + power)
    roots = statement.vertices(of: space).map { $0.map { Double($0 - 1) } }
  }

  /// Divides cells, up to a number of them.
  ///
  /// - Throws: `CancellationError`.
  func divisions(cellLimit: Int) throws -> Outcome {
    var divisions: [UInt8] = []
    var open = [(cell: roots, depth: 0)]
    while let (cell, depth) = open.popLast() {
      if divisions.count % 4096 == 0, Task.isCancelled { throw CancellationError() }
      if divisions.count + open.count >= cellLimit { return .exhausted }
      switch decide(cell) {
      case .closed: divisions.append(ContractionEvidence.leaf)
      case .violated: return .violated
      case .open:
        if depth == ContractionEvidence.greatestDepth { return .exhausted }
        let edge = longestEdge(cell)
        divisions.append(ContractionEvidence.byte(lower: edge.lower, upper: edge.upper))
        let middle = zip(cell[edge.lower], cell[edge.upper]).map { ($0 + $1) / 2 }
        var (first, second) = (cell, cell)
        first[edge.upper] = middle
        second[edge.lower] = middle
        open += [(second, depth + 1), (first, depth + 1)]
      }
    }
    return .found(divisions)
  }

  // MARK: A cell

  private enum Decision { case closed, open, violated }

  private func decide(_ cell: [[Double]]) -> Decision {
    if isNearOne(cell) { return .closed }
    let centre = output.indices.map { y in
      cell.reduce(0.0) { $0 + $1[y] } / Double(cell.count)
    }
    let logarithms = centre.map { log1p($0) }
    let means = rows.map { row in
      row.reduce(0.0) { $0 + $1.probability * logarithms[$1.output] }
    }
    let sizes = rows.map { row in
      row.reduce(0.0) { $0 + $1.probability * abs(logarithms[$1.output]) }
    }
    // The vertices are means of others, rounded.
    let spread = output.indices.reduce(0.0) { sum, y in
      sum + output[y] * cell.reduce(0.0) { max($0, abs($1[y])) }
    }
    var isClosed = true
    for vertex in cell {
      let (excess, error) = excess(at: vertex, centre, means, sizes)
      isClosed = isClosed && excess <= -error - 0x1p-48 * spread
    }
    if isClosed { return .closed }
    let (excess, error) = excess(at: centre, centre, means, sizes)
    return excess > error + 0x1p-48 * spread ? .violated : .open
  }

  private func isNearOne(_ cell: [[Double]]) -> Bool {
    guard let least = cell.joined().min(), let greatest = cell.joined().max(), least > -1 else {
      return false
    }
    return log1p(greatest) - log1p(least) <= nearness
  }

  /// `sum_x P_x (q_x(c) sum_y W_xy v_y / c_y)^(1/r) - 1` for functions that are given less 1, and about its rounding error.
  private func excess(
    at vertex: [Double], _ centre: [Double], _ means: [Double], _ sizes: [Double]
  ) -> (value: Double, error: Double) {
    var (total, size) = (0.0, 0.0)
    for (x, row) in rows.enumerated() {
      var (change, variation) = (0.0, 0.0)
      for (y, probability) in row {
        let step = probability * (vertex[y] - centre[y]) / (1 + centre[y])
        change += step
        variation += abs(step)
      }
      let exponent = power * (means[x] + log1p(max(-1, change)))
      // A rare letter's power may be beyond all doubles where its share is small.
      let weight = exp(exponent + priorLogarithms[x])
      let term = exponent > 1 ? weight - prior[x] : prior[x] * expm1(exponent)
      total += term
      let tilt = power * (sizes[x] + variation / max(1 + change, 0x1p-30))
      size += abs(term) + min(tilt * weight, 0x1p40)
    }
    return (total, 0x1p-46 * size)
  }

  /// The edge that is longest in Hellinger's distance.
  private func longestEdge(_ cell: [[Double]]) -> (lower: Int, upper: Int) {
    let roots = cell.map { vertex in
      zip(vertex, output).map { (max(0, 1 + $0) * $1).squareRoot() }
    }
    var (longest, edge) = (-1.0, (lower: 0, upper: 1))
    for upper in 1..<cell.count {
      for lower in 0..<upper {
        let length = zip(roots[lower], roots[upper]).reduce(0.0) {
          $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
        }
        if length > longest { (longest, edge) = (length, (lower, upper)) }
      }
    }
    return edge
  }
}
