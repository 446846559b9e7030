import ExactArithmetic

/// A matrix of numbers with labels, before anybody asks whether it is a channel or a joint law.
struct LawMatrix: Sendable {
  private let matrix: NumberMatrix
  private let rowLabels: [String]?
  private let columnLabels: [String]?

  init(
    _ matrix: NumberMatrix, _ rowLabels: [String]? = nil, _ columnLabels: [String]? = nil
  ) {
    self.matrix = matrix
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
  }

  init(_ rows: [[Rational]], _ rowLabels: [String]? = nil, _ columnLabels: [String]? = nil) {
    self.init(NumberMatrix(rows), rowLabels, columnLabels)
  }

  /// The matrix with its rows and columns exchanged, if that is the way of reading.
  func oriented(_ reading: LawFile.Reading) -> LawMatrix {
    guard reading.columnsAreInputs, let transposed = matrix.transposed else { return self }
    return LawMatrix(transposed, columnLabels, rowLabels)
  }

  /// The joint law of `X`, the rows, and `Y`, the columns.
  func jointLaw(_ weights: LawFile.Reading.Weights) throws(LawFileError) -> JointLaw {
    if let row = (0..<matrix.rowCount).first(where: {
      matrix.range(ofRow: $0).count != matrix.range(ofRow: 0).count
    }) {
      let expected = matrix.range(ofRow: 0).count
      throw .law(
        .raggedRow(row: row + 1, count: matrix.range(ofRow: row).count, expected: expected))
    }
    let count = max(1, matrix.columnCount ?? 1)
    try matrix.numbers.check(weights) { index in
      "row \(index / count + 1), column \(index % count + 1)"
    }
    let isNormalizing = weights != .probabilities
    do {
      let (rows, columns) = (LawMatrix.outcomes(rowLabels), LawMatrix.outcomes(columnLabels))
      if LawMatrix.areDifferent(rows) && LawMatrix.areDifferent(columns) {
        return try JointLaw(
          matrix, rowOutcomes: rows, columnOutcomes: columns, isNormalizing: isNormalizing)
      }
      return try labelled(JointLaw(matrix, isNormalizing: isNormalizing))
    } catch {
      throw .law(error)
    }
  }

  /// The law with labels of which two are the same: it says which combination is given twice.
  private func labelled(_ law: JointLaw) throws(LawError) -> JointLaw {
    var entries: [(outcomes: [AnyOutcome], weight: Rational)] = []
    let total = matrix.numbers.sum.reciprocal()
    for row in 0..<matrix.rowCount {
      let first = rowLabels.map { AnyOutcome($0[row]) } ?? AnyOutcome(row)
      for (column, index) in matrix.range(ofRow: row).enumerated() {
        let second = columnLabels.map { AnyOutcome($0[column]) } ?? AnyOutcome(column)
        entries.append(([first, second], total * matrix.numbers[index]))
      }
    }
    return try JointLaw(law.variables, entries: entries)
  }

  private static func outcomes(_ labels: [String]?) -> [AnyOutcome]? {
    labels.map { labels in labels.map { AnyOutcome($0) } }
  }

  private static func areDifferent(_ outcomes: [AnyOutcome]?) -> Bool {
    guard let outcomes else { return true }
    return Set(outcomes).count == outcomes.count
  }

  /// The channel whose inputs are the rows.
  func channel(_ weights: LawFile.Reading.Weights) throws(LawFileError) -> Channel {
    let (inputs, outputs) = (LawMatrix.outcomes(rowLabels), LawMatrix.outcomes(columnLabels))
    let rows = matrix.rows
    if weights == .counts {
      for (index, row) in rows.enumerated() {
        for (column, value) in row.enumerated() where !value.isInteger || value.isNegative {
          throw .notACount(place: "row \(index + 1), column \(column + 1)", value: value)
        }
      }
    }
    do {
      return weights == .probabilities
        ? try Channel(rows, inputs: inputs, outputs: outputs)
        : try Channel(normalizing: rows, inputs: inputs, outputs: outputs)
    } catch {
      throw .channel(error)
    }
  }
}
