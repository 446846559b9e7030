import ExactArithmetic

/// A matrix of numbers with labels, before anybody asks whether it is a channel or a joint law.
struct LawMatrix: Sendable {
  private let rows: [[Rational]]
  private let rowLabels: [String]?
  private let columnLabels: [String]?

  init(_ rows: [[Rational]], _ rowLabels: [String]? = nil, _ columnLabels: [String]? = nil) {
    self.rows = rows
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
  }

  /// The matrix with its rows and columns exchanged, if that is the way of reading.
  func oriented(_ reading: LawFile.Reading) -> LawMatrix {
    guard reading.columnsAreInputs, let count = rows.first?.count,
      rows.allSatisfy({ $0.count == count })
    else { return self }
    return LawMatrix(
      (0..<count).map { column in rows.map { $0[column] } }, columnLabels, rowLabels)
  }

  /// The joint law of `X`, the rows, and `Y`, the columns.
  func jointLaw(_ weights: LawFile.Reading.Weights) throws(LawFileError) -> JointLaw {
    let count = max(1, rows.first?.count ?? 1)
    let factor = try LawMatrix.factor(Array(rows.joined()), weights) { index in
      "row \(index / count + 1), column \(index % count + 1)"
    }
    let scaled = factor == 1 ? rows : rows.map { row in row.map { factor * $0 } }
    do {
      if rowLabels == nil && columnLabels == nil { return try JointLaw(scaled) }
      return try labelled(scaled)
    } catch {
      throw .law(error)
    }
  }

  private func labelled(_ rows: [[Rational]]) throws(LawError) -> JointLaw {
    // The law without labels first: it says what is wrong with the numbers by row and column.
    _ = try JointLaw(rows)
    var entries: [(outcomes: [AnyOutcome], weight: Rational)] = []
    for (x, row) in rows.enumerated() {
      let first = rowLabels.map { AnyOutcome($0[x]) } ?? AnyOutcome(x)
      for (y, weight) in row.enumerated() {
        entries.append(([first, columnLabels.map { AnyOutcome($0[y]) } ?? AnyOutcome(y)], weight))
      }
    }
    return try JointLaw(["X", "Y"], entries: entries)
  }

  /// The channel whose inputs are the rows.
  func channel(_ weights: LawFile.Reading.Weights) throws(LawFileError) -> Channel {
    let inputs = rowLabels?.map { AnyOutcome($0) }
    let outputs = columnLabels?.map { AnyOutcome($0) }
    if weights == .counts {
      for (index, row) in rows.enumerated() {
        for (column, value) in row.enumerated() {
          try LawMatrix.checkCount(value) { "row \(index + 1), column \(column + 1)" }
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

  // MARK: Weights

  /// What weights are multiplied by to become probabilities: 1, or the reciprocal of their sum if that is positive.
  static func factor(
    _ values: [Rational], _ weights: LawFile.Reading.Weights, place: (Int) -> String
  ) throws(LawFileError) -> Rational {
    if weights == .probabilities { return 1 }
    for (index, value) in values.enumerated() {
      if weights == .counts { try checkCount(value) { place(index) } }
      if value.isNegative { throw .law(.negativeWeight(location: place(index), value: value)) }
    }
    let total = Rational.sum(values)
    if total.isZero { throw .law(values.isEmpty ? .empty : .zeroTotal) }
    return total.reciprocal()
  }

  private static func checkCount(
    _ value: Rational, _ place: () -> String
  ) throws(LawFileError) {
    if !value.isInteger || value.isNegative { throw .notACount(place: place(), value: value) }
  }
}
