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
///   that of weights. Its other columns are variables.
/// - A table with a heading and a body that is not of numbers is one of records, each of which counts 1.
enum LawTable {
  case matrix([[Rational]], rowLabels: [String]?, columnLabels: [String]?)
  case long(variables: [String], entries: [(outcomes: [String], weight: Rational)])
  case records(variables: [String], [[String]])

  /// The names that the last column of a long table has.
  static let weightNames: Set<String> = [
    "p", "n", "count", "counts", "weight", "weights", "prob", "probability", "freq", "frequency",
  ]

  /// Interprets the fields of a table.
  ///
  /// - Parameters:
  ///   - rows: the fields of every row.
  ///   - weight: the name of the column with the weights of a long table.
  /// - Throws: ``LawFileError/csv(_:)`` for a field that should be a number,
  ///   ``LawFileError/noColumn(_:names:)``.
  init(_ rows: [[String]], weight: String? = nil) throws(LawFileError) {
    let table = TableFields(rows)
    if let weight {
      guard let column = rows[0].firstIndex(of: weight), rows.count > 1 else {
        throw .noColumn(weight, names: rows[0])
      }
      self = try table.long(weights: column)
    } else if table.isLong {
      self = try table.long(weights: rows[0].count - 1)
    } else if table.isOfRecords {
      self = .records(variables: rows[0], Array(rows.dropFirst()))
    } else {
      self = try table.matrix()
    }
  }
}

/// The fields of a table, with what can be seen of their kinds.
private struct TableFields {
  private let rows: [[String]]
  /// Whether the first row is a heading, and whether the first column is an index.
  private let hasHeading: Bool
  private let hasIndex: Bool

  init(_ rows: [[String]]) {
    self.rows = rows
    let body = rows.dropFirst()
    let first = rows[0]
    let isNamed = first.allSatisfy { !TableFields.isNumber($0) && !$0.isEmpty }
    let isShort = !body.isEmpty && first.count == rows[1].count - 1
    let hasCorner = !body.isEmpty && first.count > 1 && first[0].isEmpty
    let isCounted = !body.isEmpty && TableFields.isNameBeforeNumbering(first)
    hasHeading = !body.isEmpty && (isNamed || isShort || hasCorner || isCounted)
    let below = hasHeading ? body : rows[...]
    let isNamedIndex =
      (rows.last?.count ?? 0) > 1
      && below.allSatisfy { row in
        !TableFields.isNumber(row[0]) && row.dropFirst().allSatisfy(TableFields.isNumber)
      }
    hasIndex = hasHeading && (isShort || hasCorner || isCounted) || isNamedIndex
  }

  private var body: ArraySlice<[String]> { hasHeading ? rows.dropFirst() : rows[...] }

  /// Whether the last column has weights, by its name and its fields.
  var isLong: Bool {
    guard hasHeading, rows[0].count > 1, rows[0].count == rows[1].count, !rows[0][0].isEmpty,
      let name = rows[0].last, LawTable.weightNames.contains(name.lowercased())
    else { return false }
    return body.allSatisfy { TableFields.isNumber($0.last ?? "") }
  }

  /// Whether the body is not of numbers.
  var isOfRecords: Bool {
    guard hasHeading, rows[0].count == rows[1].count, !rows[0][0].isEmpty else { return false }
    return body.allSatisfy { row in !row.contains(where: TableFields.isNumber) }
  }

  /// The table as a list of combinations with their weights.
  func long(weights column: Int) throws(LawFileError) -> LawTable {
    var variables = rows[0]
    variables.remove(at: column)
    var entries: [(outcomes: [String], weight: Rational)] = []
    entries.reserveCapacity(rows.count - 1)
    for (index, fields) in rows.enumerated().dropFirst() {
      var outcomes = fields
      let field = outcomes.remove(at: column)
      entries.append((outcomes, try TableFields.number(field, row: index, column: column)))
    }
    return .long(variables: variables, entries: entries)
  }

  /// The table as a matrix.
  func matrix() throws(LawFileError) -> LawTable {
    let skipped = hasIndex ? 1 : 0
    var values: [[Rational]] = []
    values.reserveCapacity(rows.count)
    for (index, fields) in zip(body.indices, body) {
      var numbers: [Rational] = []
      numbers.reserveCapacity(fields.count)
      for column in skipped..<fields.count {
        numbers.append(try TableFields.number(fields[column], row: index, column: column))
      }
      values.append(numbers)
    }
    let heading = hasHeading ? rows[0] : nil
    let isShort = heading.map { $0.count < rows[1].count } ?? false
    return .matrix(
      values, rowLabels: hasIndex ? body.map { $0[0] } : nil,
      columnLabels: heading.map { Array($0.dropFirst(isShort ? 0 : skipped)) })
  }

  // MARK: Fields

  /// Whether a row is a name and then 0, 1, 2, ... or 1, 2, 3, ....
  private static func isNameBeforeNumbering(_ row: [String]) -> Bool {
    guard row.count > 1, !row[0].isEmpty, !isNumber(row[0]), let start = Int(row[1]),
      start == 0 || start == 1
    else { return false }
    return row.dropFirst().enumerated().allSatisfy { $1 == "\($0 + start)" }
  }

  static func isNumber(_ field: String) -> Bool { (try? number(field)) != nil }

  /// A number, a percentage among them.
  private static func number(_ field: String) throws(RationalParsingError) -> Rational {
    guard field.utf8.last == UInt8(ascii: "%") else { return try Rational(parsing: field) }
    var digits = field.dropLast()
    while digits.last == " " { digits.removeLast() }
    return try Rational(parsing: String(digits)) / 100
  }

  private static func number(
    _ field: String, row: Int, column: Int
  ) throws(LawFileError) -> Rational {
    do throws(RationalParsingError) {
      return try number(field)
    } catch {
      throw .csv(.notRational(row: row + 1, column: column + 1, error))
    }
  }
}
