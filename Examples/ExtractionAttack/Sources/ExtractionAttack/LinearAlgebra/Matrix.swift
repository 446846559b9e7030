/// A dense matrix of single-precision numbers, row by row.
public struct Matrix: Sendable, Hashable {
  public let rows: Int
  public let columns: Int
  /// The entries, row by row.
  public var elements: [Float]

  /// A matrix of zeros.
  ///
  /// - Precondition: the sizes are not negative.
  public init(rows: Int, columns: Int) {
    self.init(rows: rows, columns: columns, elements: [Float](repeating: 0, count: rows * columns))
  }

  /// - Precondition: there are `rows * columns` elements.
  public init(rows: Int, columns: Int, elements: [Float]) {
    precondition(rows >= 0 && columns >= 0, "a matrix of \(rows) x \(columns)")
    precondition(
      elements.count == rows * columns, "\(elements.count) elements for \(rows) x \(columns)")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  public subscript(row: Int, column: Int) -> Float {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }

  /// A row.
  public func row(_ index: Int) -> ArraySlice<Float> {
    elements[index * columns..<(index + 1) * columns]
  }

  /// Takes over the entries of a matrix of the same sizes, in the memory that is there.
  mutating func copy(_ other: Matrix) {
    precondition(rows == other.rows && columns == other.columns, "sizes differ")
    elements.withUnsafeMutableBufferPointer { target in
      other.elements.withUnsafeBufferPointer { source in
        _ = target.update(from: source)
      }
    }
  }

  /// The matrix of some rows, in the order given.
  public func selecting(rows indices: [Int]) -> Matrix {
    Matrix(rows: indices.count, columns: columns, elements: indices.flatMap { row($0) })
  }

  /// The matrix of some columns, in the order given.
  public func selecting(columns indices: [Int]) -> Matrix {
    var result = Matrix(rows: rows, columns: indices.count)
    for row in 0..<rows {
      for (position, column) in indices.enumerated() { result[row, position] = self[row, column] }
    }
    return result
  }

  /// The matrix whose rows are the columns of this one.
  public func transposed() -> Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for i in 0..<rows {
      for j in 0..<columns { result.elements[j * rows + i] = elements[i * columns + j] }
    }
    return result
  }

  /// For each row the column of its greatest entry, the first of several.
  ///
  /// - Precondition: there is a column.
  public func columnsOfGreatest() -> [Int] {
    elements.withUnsafeBufferPointer { elements in
      (0..<rows).map { row in
        let start = row * columns
        var best = 0
        for column in 1..<max(columns, 1) where elements[start + column] > elements[start + best] {
          best = column
        }
        return best
      }
    }
  }
}
