import Documents
import ExactArithmetic

/// Combinations of outcomes as columns of numbers: in a long table, or one of records, a row below the heading each.
struct CodedColumns: Sendable {
  /// The names of the variables.
  let variables: [String]
  /// The outcomes of each variable, in the order in which they occur.
  private let texts: [[String]]
  /// For each variable and row the position of the outcome.
  private let codes: [[Int32]]

  init(_ fields: FieldTable, _ columns: [Int], names: [String]) {
    variables = names
    let coded = columns.map { fields.coded(column: $0, rows: 1..<fields.rowCount) }
    texts = coded.map(\.texts)
    codes = coded.map(\.codes)
  }

  private init(variables: [String], texts: [[String]], codes: [[Int32]]) {
    self.variables = variables
    self.texts = texts
    self.codes = codes
  }

  /// The number of rows.
  private var count: Int { codes.first?.count ?? 0 }

  /// A number for each row, equal for equal combinations only; `nil` where they do not fit a word.
  private var keys: [UInt64]? {
    var keys = [UInt64](repeating: 0, count: count)
    var size: UInt64 = 1
    for (column, alphabet) in zip(codes, texts) {
      let (product, overflow) = size.multipliedReportingOverflow(by: UInt64(max(1, alphabet.count)))
      if overflow { return nil }
      for row in keys.indices { keys[row] += size * UInt64(column[row]) }
      size = product
    }
    return keys
  }

  /// The outcomes of a row.
  private func outcomes(_ row: Int) -> [String] { zip(texts, codes).map { $0[Int($1[row])] } }

  /// The joint law of the rows with weights.
  ///
  /// - Throws: ``LawFileError`` for weights that are none, and for rows that are given twice.
  /// - Complexity: O(n log n) for n rows.
  func jointLaw(
    _ weights: NumberList, _ reading: LawFile.Reading.Weights
  ) throws(LawFileError) -> JointLaw {
    try weights.check(reading, place: { "entry \($0 + 1)" })
    do {
      if count > 0, !variables.isEmpty, areDifferent,
        !(0..<count).contains(where: { weights[$0].isNegative })
      {
        return try JointLaw(
          variables, alphabets: texts.map { $0.map { AnyOutcome($0) } }, codes: codes,
          weights: weights, isNormalizing: reading != .probabilities)
      }
      // What is wrong, or too many outcomes for a word.
      let factor: Rational = reading == .probabilities ? 1 : weights.sum.reciprocal()
      return try JointLaw(
        variables,
        entries: (0..<count).map { (outcomes: outcomes($0), weight: factor * weights[$0]) })
    } catch {
      throw .law(error)
    }
  }

  /// Whether no two rows are the same.
  private var areDifferent: Bool {
    guard var keys else { return false }
    keys.sort()
    return !zip(keys, keys.dropFirst()).contains { $0 == $1 }
  }

  /// Each combination once, in the order in which they occur, and how often it occurs.
  func tallied() -> (columns: CodedColumns, counts: NumberList) {
    var tally = Tally()
    if let keys {
      for row in keys.indices { tally.add(keys[row], row) }
    } else {
      var numbers: [[Int32]: UInt64] = [:]
      for row in 0..<count {
        let combination = codes.map { $0[row] }
        let next = UInt64(numbers.count)
        let key = numbers[combination] ?? next
        if key == next { numbers[combination] = next }
        tally.add(key, row)
      }
    }
    let columns = CodedColumns(
      variables: variables, texts: texts,
      codes: codes.map { column in tally.rows.map { column[$0] } })
    return (columns, NumberList(tally.counts.map { Rational($0) }))
  }

  private struct Tally {
    private var positions: [UInt64: Int] = [:]
    /// The first row of each kind.
    private(set) var rows: [Int] = []
    private(set) var counts: [Int] = []

    mutating func add(_ key: UInt64, _ row: Int) {
      if let position = positions[key] {
        counts[position] += 1
      } else {
        positions[key] = rows.count
        rows.append(row)
        counts.append(1)
      }
    }
  }
}
