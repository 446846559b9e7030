import Documents
import ExactArithmetic

/// What the fields of a table say: a matrix of numbers with or without labels, or a list of
/// combinations of outcomes.
///
/// - A heading is a first row with a name over each column of numbers: all its fields are no numbers;
///   or the first is empty, as R and pandas write it; or it has one field less than the rows below; or
///   it is a name with 0, 1, 2, ... or 1, 2, 3, ... behind it.
/// - An index column is a first column below a heading of these last three kinds, or one of which no
///   field is a number.
/// - A table is long if a column has the weights: the one that is named, or the last one if its name is
///   that of weights. Its other columns are variables, but for an index column.
/// - A table with an index column of whole numbers, other columns of numbers and a last one whose name is that of weights is a long
///   table as R and pandas write it, or a matrix, and is refused unless the column is named.
/// - A table with a heading and a body that is not of numbers is one of records, each of which counts 1.
enum LawTable {
  case matrix(NumberMatrix, rowLabels: [String]?, columnLabels: [String]?)
  case long(CodedColumns, weights: NumberList)
  case records(CodedColumns)

  /// The names that the last column of a long table has.
  static let weightNames: Set<String> = [
    "p", "n", "count", "counts", "weight", "weights", "prob", "probability", "freq", "frequency",
  ]

  /// Interprets the fields of a table.
  ///
  /// - Parameters:
  ///   - fields: the fields of every row.
  ///   - weight: the name of the column with the weights of a long table.
  /// - Throws: ``LawFileError/csv(_:)`` for a field that should be a number,
  ///   ``LawFileError/noColumn(_:names:)``, ``LawFileError/table(_:)`` for a table that can be read in two ways.
  init(_ fields: FieldTable, weight: String? = nil) throws(LawFileError) {
    let table = TableFields(fields)
    if let weight {
      guard let column = table.first.firstIndex(of: weight), fields.rowCount > 1 else {
        throw .noColumn(weight, names: table.first)
      }
      self = try table.long(weights: column)
    } else if table.isLongOrMatrix {
      let name = table.first.last ?? ""
      throw .table(
        .ambiguous(
          line: fields.line(ofRow: 0), text: table.first.joined(separator: " "),
          readings: [
            "a long table with the weights \(name) (give --weight \(name))",
            "a matrix with a column \(name) (give the column another name)",
          ]))
    } else if table.isLong {
      self = try table.long(weights: table.first.count - 1)
    } else if table.isOfRecords {
      self = .records(CodedColumns(fields, Array(table.first.indices), names: table.first))
    } else {
      self = try table.matrix()
    }
  }
}

/// The fields of a table, with what can be seen of their kinds.
private struct TableFields {
  private let fields: FieldTable
  /// The fields of the first row.
  let first: [String]
  /// Whether the first row is a heading, and whether the first column is an index.
  private let hasHeading: Bool
  private let hasIndex: Bool
  /// Whether the first field of the heading is empty, over an index column.
  private let hasCorner: Bool
  /// How many columns of the body have no field in the heading before the first one: 1 for an index column without one.
  private let shift: Int

  init(_ fields: FieldTable) {
    self.fields = fields
    let first = fields.texts(ofRow: 0)
    self.first = first
    let hasBody = fields.rowCount > 1
    let isNamed = first.indices.allSatisfy { !fields.isNumber(0, $0) && !first[$0].isEmpty }
    let isShort = hasBody && first.count == fields.fieldCount(row: 1) - 1
    let hasCorner = hasBody && first.count > 1 && first[0].isEmpty
    self.hasCorner = hasCorner && !isShort
    shift = isShort ? 1 : 0
    let isCounted = hasBody && TableFields.isNameBeforeNumbering(fields, first)
    hasHeading = hasBody && (isNamed || isShort || hasCorner || isCounted)
    let below = (hasHeading ? 1 : 0)..<fields.rowCount
    let isNamedIndex =
      fields.fieldCount(row: fields.rowCount - 1) > 1
      && below.allSatisfy { row in
        !fields.isNumber(row, 0)
          && (1..<max(1, fields.fieldCount(row: row))).allSatisfy { fields.isNumber(row, $0) }
      }
    hasIndex = hasHeading && (isShort || hasCorner || isCounted) || isNamedIndex
  }

  private var body: Range<Int> { (hasHeading ? 1 : 0)..<fields.rowCount }

  /// Whether the first row has a name for each column of the rows below.
  private var hasFullHeading: Bool {
    hasHeading && first.count == fields.fieldCount(row: 1) && !first[0].isEmpty
  }

  /// Whether the last column has weights, by its name and its fields.
  var isLong: Bool {
    guard hasFullHeading, first.count > 1, let name = first.last,
      LawTable.weightNames.contains(name.lowercased())
    else { return false }
    return body.allSatisfy { fields.isNumber($0, first.count - 1) }
  }

  /// Whether the table has names or numbers of rows, and is a matrix or long by the name of its last column.
  var isLongOrMatrix: Bool {
    let names = first.dropFirst(hasCorner ? 1 : 0)
    guard hasHeading, hasCorner || shift == 1, names.count > 2, let name = names.last,
      LawTable.weightNames.contains(name.lowercased())
    else { return false }
    return body.allSatisfy { (row: Int) -> Bool in
      Int(fields.text(row, 0)) != nil
        && (1..<first.count + shift).allSatisfy { fields.isNumber(row, $0) }
    }
  }

  /// Whether the body is not of numbers.
  var isOfRecords: Bool {
    guard hasFullHeading else { return false }
    return body.allSatisfy { row in
      !first.indices.contains { fields.isNumber(row, $0) }
    }
  }

  /// The table as a list of combinations with their weights.
  ///
  /// - Parameter column: the place of the weights in the heading.
  func long(weights column: Int) throws(LawFileError) -> LawTable {
    var weights = NumberList()
    weights.reserveCapacity(fields.rowCount)
    for row in 1..<fields.rowCount { weights.append(try number(row, column + shift)) }
    let variables = first.indices.filter { $0 != column && !(hasCorner && $0 == 0) }
    return .long(
      CodedColumns(fields, variables.map { $0 + shift }, names: variables.map { first[$0] }),
      weights: weights)
  }

  /// The table as a matrix.
  func matrix() throws(LawFileError) -> LawTable {
    let skipped = hasIndex ? 1 : 0
    var matrix = NumberMatrix()
    matrix.reserveCapacity(body.count * fields.fieldCount(row: fields.rowCount - 1))
    for row in body {
      for column in skipped..<max(skipped, fields.fieldCount(row: row)) {
        matrix.append(try number(row, column))
      }
      matrix.endRow()
    }
    let isShort = hasHeading && first.count < fields.fieldCount(row: 1)
    return .matrix(
      matrix, rowLabels: hasIndex ? body.map { fields.text($0, 0) } : nil,
      columnLabels: hasHeading ? Array(first.dropFirst(isShort ? 0 : skipped)) : nil)
  }

  // MARK: Fields

  /// Whether a row is a name and then 0, 1, 2, ... or 1, 2, 3, ....
  private static func isNameBeforeNumbering(_ fields: FieldTable, _ row: [String]) -> Bool {
    guard row.count > 1, !row[0].isEmpty, !fields.isNumber(0, 0), let start = Int(row[1]),
      start == 0 || start == 1
    else { return false }
    return row.dropFirst().enumerated().allSatisfy { $1 == "\($0 + start)" }
  }

  private func number(_ row: Int, _ column: Int) throws(LawFileError) -> Rational {
    switch fields.number(row, column) {
    case .success(let value): return value
    case .failure(let error):
      throw .csv(.notRational(row: row + 1, column: column + 1, error))
    }
  }
}
