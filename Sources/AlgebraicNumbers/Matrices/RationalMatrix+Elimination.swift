import ExactArithmetic

extension RationalMatrix {
  /// The reduced row echelon form, and the columns of its pivots.
  ///
  /// - Complexity: O(n m r) operations on rationals for n rows, m columns and the rank r.
  public func reducedRowEchelonForm() -> (matrix: RationalMatrix, pivots: [Int]) {
    var rows = self.rows
    var pivots: [Int] = []
    for column in 0..<columnCount {
      let next = pivots.count
      guard let pivot = (next..<rowCount).first(where: { !rows[$0][column].isZero }) else {
        continue
      }
      rows.swapAt(next, pivot)
      let inverse = rows[next][column].reciprocal()
      for index in column..<columnCount { rows[next][index] *= inverse }
      for row in 0..<rowCount where row != next && !rows[row][column].isZero {
        let factor = -rows[row][column]
        for index in column..<columnCount { rows[row][index] += factor * rows[next][index] }
      }
      pivots.append(column)
    }
    return (
      RationalMatrix(
        rowCount: rowCount, columnCount: columnCount, entries: rows.flatMap { $0 }), pivots
    )
  }

  /// The rank.
  public var rank: Int { reducedRowEchelonForm().pivots.count }

  /// A basis of the columns x with `A x = 0`.
  public var kernel: [[Rational]] {
    let (reduced, pivots) = reducedRowEchelonForm()
    let isPivot = Set(pivots)
    return (0..<columnCount).filter { !isPivot.contains($0) }.map { free in
      var vector = [Rational](repeating: .zero, count: columnCount)
      vector[free] = .one
      for (row, column) in pivots.enumerated() { vector[column] = -reduced[row, free] }
      return vector
    }
  }

  /// A solution of `A x = b`, or `nil` when there is none; entries that can be chosen are 0.
  ///
  /// - Precondition: there are as many right-hand sides as rows.
  public func solution(of rightHandSides: [Rational]) -> [Rational]? {
    precondition(
      rightHandSides.count == rowCount, "\(rightHandSides.count) sides for \(rowCount) rows")
    let extended = RationalMatrix(
      rowCount: rowCount, columnCount: columnCount + 1,
      entries: zip(rows, rightHandSides).flatMap { $0 + [$1] })
    let (reduced, pivots) = extended.reducedRowEchelonForm()
    if pivots.last == columnCount { return nil }
    var vector = [Rational](repeating: .zero, count: columnCount)
    for (row, column) in pivots.enumerated() { vector[column] = reduced[row, columnCount] }
    return vector
  }

  /// The determinant.
  ///
  /// - Precondition: the matrix is square.
  public var determinant: Rational {
    let polynomial = characteristicCoefficients
    return rowCount & 1 == 1 ? -polynomial[0] : polynomial[0]
  }
}
