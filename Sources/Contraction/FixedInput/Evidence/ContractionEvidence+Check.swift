import ExactArithmetic
import InformationTheory

extension ContractionEvidence {
  /// Checks that the evidence proves `D(QW||PW) <= ratio D(Q||P)` for every law Q with `Q << P`.
  ///
  /// All numbers are rationals, or are rounded to the side that cannot help the claim.
  ///
  /// - Parameters:
  ///   - channel: the channel W.
  ///   - input: the law P; its outcomes are, in order, the inputs.
  /// - Throws: ``Rejection`` where it does not prove it, which does not say that the bound is false.
  /// - Complexity: for n inputs and m outputs, of which the evidence divides the simplex of k, `nk` logarithms and exponentials and
  ///   O(nmk) operations for each cell, of some 100 bits and twice those of the rarest letter: some thousands of cells of five inputs
  ///   and five outputs a second.
  public func check(channel: Channel, input: FiniteLaw<Int>) throws(Rejection) {
    guard input.outcomes.count == channel.inputCount else {
      throw .lawDoesNotFit(law: input.outcomes.count, channel: channel.inputCount)
    }
    try check(ReducedInput(channel: channel, input: input))
  }

  /// Whether the check accepts the evidence for a statement without letters that change nothing.
  func isAccepted(for statement: ReducedInput) -> Bool {
    do throws(Rejection) {
      try check(statement)
      return true
    } catch {
      return false
    }
  }

  private func check(_ statement: ReducedInput) throws(Rejection) {
    guard ratio.signum() > 0, ratio <= 1 else { throw .ratioOutOfRange(ratio) }
    guard chiSquareBound.signum() > 0, chiSquareBound < ratio,
      statement.chiSquare(isAtMost: chiSquareBound)
    else {
      throw .chiSquareBoundFails(chiSquareBound)
    }
    let test = EvidenceCellTest(
      statement, ratio: ratio, chiSquareBound: chiSquareBound)
    var open = [EvidenceCell(vertices: statement.vertices(of: space), depth: 0)]
    for (position, byte) in divisions.enumerated() {
      guard let cell = open.popLast() else {
        throw .trailingBytes(divisions.count - position)
      }
      if byte == ContractionEvidence.leaf {
        if !test.closes(cell.vertices) { throw .openCell(position: position) }
        continue
      }
      guard let edge = ContractionEvidence.edge(byte, vertexCount: cell.vertices.count) else {
        throw .noSuchEdge(byte, position: position)
      }
      if cell.depth == ContractionEvidence.greatestDepth { throw .tooDeep(position: position) }
      let (first, second) = cell.halves(edge)
      open += [second, first]
    }
    if !open.isEmpty { throw .incomplete }
  }

  /// Checks that the evidence proves the bound for an input law that is named before the channel is known.
  ///
  /// - Throws: ``Rejection``; `LawError` when the law does not fit the channel.
  public func check(channel: Channel, input: InputLaw) throws {
    try check(channel: channel, input: input.law(for: channel))
  }
}

extension ReducedInput {
  /// The vertices of the simplex, as functions z on the outputs.
  func vertices(of space: ContractionEvidence.Space) -> [[Rational]] {
    switch space {
    case .inputs: rows.map { row in zip(row, output).map { $0 / $1 } }
    case .outputs:
      output.indices.map { y in
        output.indices.map { $0 == y ? Rational.one / output[y] : .zero }
      }
    }
  }

  /// Whether chi-square's coefficient is at most a number, decided by the pivots of an exact elimination.
  ///
  /// With the smaller side A of inputs and outputs, `s Var(f) - Var(E[f|other side])` is positive definite on the functions f
  /// on A that vanish at the last letter: then no f has a greater quotient.
  func chiSquare(isAtMost bound: Rational) -> Bool {
    var form = inputCount <= outputCount ? inputForm(bound) : outputForm(bound)
    for pivot in form.indices {
      let value = form[pivot][pivot]
      if value.signum() <= 0 { return false }
      for row in (pivot + 1)..<max(form.count, pivot + 1) {
        let factor = form[row][pivot] / value
        if factor.isZero { continue }
        for column in pivot..<form.count { form[row][column] -= factor * form[pivot][column] }
      }
    }
    return true
  }

  /// `s (diag P - P P^T) - (P_x P_x' sum_y W_xy W_x'y / R_y - P_x P_x')`, without the last input.
  private func inputForm(_ s: Rational) -> [[Rational]] {
    (0..<(inputCount - 1)).map { first in
      (0..<(inputCount - 1)).map { second in
        let product = prior[first] * prior[second]
        let overlap = output.indices.reduce(Rational.zero) {
          $0 + rows[first][$1] * rows[second][$1] / output[$1]
        }
        let diagonal: Rational = first == second ? prior[first] : .zero
        return s * (diagonal - product) - (product * overlap - product)
      }
    }
  }

  /// `s (diag R - R R^T) - (sum_x P_x W_xy W_xy' - R_y R_y')`, without the last output.
  private func outputForm(_ s: Rational) -> [[Rational]] {
    (0..<(outputCount - 1)).map { first in
      (0..<(outputCount - 1)).map { second in
        let product = output[first] * output[second]
        let overlap = prior.indices.reduce(Rational.zero) {
          $0 + prior[$1] * rows[$1][first] * rows[$1][second]
        }
        let diagonal: Rational = first == second ? output[first] : .zero
        return s * (diagonal - product) - (overlap - product)
      }
    }
  }
}

/// A simplex of functions on the outputs.
private struct EvidenceCell {
  let vertices: [[Rational]]
  let depth: Int

  /// The parts with the lower and the upper vertex of an edge that is cut in the middle.
  func halves(_ edge: (lower: Int, upper: Int)) -> (EvidenceCell, EvidenceCell) {
    let middle = zip(vertices[edge.lower], vertices[edge.upper]).map { ($0 + $1) / 2 }
    var (first, second) = (vertices, vertices)
    first[edge.upper] = middle
    second[edge.lower] = middle
    return (
      EvidenceCell(vertices: first, depth: depth + 1),
      EvidenceCell(vertices: second, depth: depth + 1)
    )
  }
}
