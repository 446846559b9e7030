import ExactArithmetic

/// The joint law of several named variables with rational probabilities.
///
/// Only cells of positive probability are held, as integer counts over one common denominator.
///
/// ```swift
/// let law = try JointLaw(["X", "Y", "Z"], weights: [
///   [0, 0, 0]: 1 / 4, [0, 1, 1]: 1 / 4, [1, 0, 1]: 1 / 4, [1, 1, 0]: 1 / 4,
/// ])
/// print(try law.mutualInformation(between: ["X"], and: ["Y"]))                 // 0
/// print(try law.mutualInformation(between: ["X"], and: ["Y"], given: ["Z"]))   // 1
/// ```
public struct JointLaw: Sendable {
  /// The names of the variables, all different.
  public let variables: [String]
  /// The outcomes of each variable; some may have probability 0.
  let alphabets: [[AnyOutcome]]
  /// For each variable and cell, the position of the outcome in the variable's alphabet.
  let codes: [[Int32]]
  /// The probability of each cell times the denominator; all positive, and no two cells are the same.
  let counts: [Integer]
  /// The common denominator: the sum of the counts.
  public let denominator: Integer

  /// Takes parts that are known to make a law.
  init(
    variables: [String], alphabets: [[AnyOutcome]], codes: [[Int32]], counts: [Integer],
    denominator: Integer
  ) {
    self.variables = variables
    self.alphabets = alphabets
    self.codes = codes
    self.counts = counts
    self.denominator = denominator
    assert(counts.allSatisfy { $0.signum() > 0 })
    assert(counts.reduce(Integer.zero, +) == denominator)
    assert(codes.count == variables.count && codes.allSatisfy { $0.count == counts.count })
  }

  // MARK: From a matrix

  /// Creates the law of two variables with `P(X = x, Y = y) = matrix[x][y]`.
  ///
  /// The outcomes are the positions, counted from 0.
  ///
  /// - Parameters:
  ///   - matrix: rows of equal length whose entries are at least 0 and sum to 1.
  ///   - rowVariable: the name of the variable that chooses the row.
  ///   - columnVariable: the name of the variable that chooses the column.
  /// - Throws: ``LawError`` when there is no entry, the rows have different lengths, an entry is negative,
  ///   the sum is not 1, or the names cannot be used; positions in the message count from 1.
  /// - Complexity: O(n) operations on words for `n` entries while the common denominator fits a word.
  public init(
    _ matrix: [[Rational]], rowVariable: String = "X", columnVariable: String = "Y"
  ) throws(LawError) {
    let columnCount = try JointLaw.columnCount(of: matrix)
    var common = CommonDenominator()
    for (row, entries) in matrix.enumerated() {
      for (column, entry) in entries.enumerated() {
        if entry.isNegative {
          throw .negativeWeight(location: "row \(row + 1), column \(column + 1)", value: entry)
        }
        common.include(entry)
      }
    }
    common.finish()
    var cells = MatrixCells(capacity: matrix.count * columnCount)
    for (row, entries) in matrix.enumerated() {
      for (column, entry) in entries.enumerated() where !entry.isZero {
        cells.append(common.count(of: entry), row: row, column: column)
      }
    }
    if cells.total != common.value { throw .sumIsNotOne(Rational(cells.total, common.value)) }
    try self.init(
      cells, rowCount: matrix.count, columnCount: columnCount, names: [rowVariable, columnVariable])
  }

  /// Creates the law of two variables with `P(X = x, Y = y) = matrix[x][y]`.
  @available(*, deprecated, renamed: "init(_:rowVariable:columnVariable:)")
  public init(
    matrix: [[Rational]], rowVariable: String = "X", columnVariable: String = "Y"
  ) throws(LawError) {
    try self.init(matrix, rowVariable: rowVariable, columnVariable: columnVariable)
  }

  /// Creates the law of two variables proportional to a matrix of weights.
  ///
  /// - Throws: ``LawError`` when there is no entry, the rows have different lengths, an entry is negative,
  ///   all are 0, or the names cannot be used.
  public init(
    normalizing matrix: [[Rational]], rowVariable: String = "X", columnVariable: String = "Y"
  ) throws(LawError) {
    for (row, entries) in matrix.enumerated() {
      if let column = entries.firstIndex(where: \.isNegative) {
        throw .negativeWeight(
          location: "row \(row + 1), column \(column + 1)", value: entries[column])
      }
    }
    var common = CommonDenominator()
    for entry in matrix.joined() { common.include(entry) }
    common.finish()
    let counts: [[Integer]] = matrix.map { entries in entries.map { common.count(of: $0) } }
    try self.init(normalizing: counts, rowVariable: rowVariable, columnVariable: columnVariable)
  }

  /// Creates the law of two variables proportional to a matrix of integer weights; disfavoured, so that the
  /// division in `[[3 / 2, 1], [1, 1]]` is exact.
  ///
  /// - Throws: ``LawError`` when there is no entry, the rows have different lengths, an entry is negative,
  ///   all are 0, or the names cannot be used.
  @_disfavoredOverload
  public init(
    normalizing matrix: [[Integer]], rowVariable: String = "X", columnVariable: String = "Y"
  ) throws(LawError) {
    let columnCount = try JointLaw.columnCount(of: matrix)
    var cells = MatrixCells(capacity: matrix.count * columnCount)
    for (row, entries) in matrix.enumerated() {
      for (column, entry) in entries.enumerated() where !entry.isZero {
        if entry.isNegative {
          throw .negativeWeight(
            location: "row \(row + 1), column \(column + 1)", value: Rational(entry))
        }
        cells.append(entry, row: row, column: column)
      }
    }
    if cells.total.isZero { throw .zeroTotal }
    try self.init(
      cells, rowCount: matrix.count, columnCount: columnCount, names: [rowVariable, columnVariable])
  }

  struct MatrixCells {
    var rows: [Int32] = []
    var columns: [Int32] = []
    var counts: [Integer] = []
    var total = Integer.zero

    init(capacity: Int) {
      rows.reserveCapacity(capacity)
      columns.reserveCapacity(capacity)
      counts.reserveCapacity(capacity)
    }

    @inline(__always)
    mutating func append(_ count: Integer, row: Int, column: Int) {
      rows.append(Int32(row))
      columns.append(Int32(column))
      counts.append(count)
      total += count
    }
  }

  init(
    _ cells: MatrixCells, rowCount: Int, columnCount: Int, names: [String]
  ) throws(LawError) {
    try JointLaw.checkNames(names)
    self.init(
      variables: names,
      alphabets: [(0..<rowCount).map { AnyOutcome($0) }, (0..<columnCount).map { AnyOutcome($0) }],
      codes: [cells.rows, cells.columns], counts: cells.counts, denominator: cells.total)
  }

  static func columnCount<Entry>(of matrix: [[Entry]]) throws(LawError) -> Int {
    guard let first = matrix.first, !first.isEmpty || matrix.contains(where: { !$0.isEmpty }) else {
      throw .empty
    }
    for (row, entries) in matrix.enumerated() where entries.count != first.count {
      throw .raggedRow(row: row + 1, count: entries.count, expected: first.count)
    }
    return first.count
  }

  // MARK: From combinations of outcomes

  /// Creates a law from the probability of each combination of outcomes, one outcome for each variable in
  /// order; combinations that are not listed have probability 0.
  ///
  /// - Throws: ``LawError`` when there is no entry, an entry has a wrong number of outcomes or occurs
  ///   twice, a weight is negative, the sum is not 1, or the names cannot be used; positions count from 1.
  /// - Complexity: O(n) dictionary operations for each variable.
  public init<Outcome: Hashable & Sendable>(
    _ variables: [String], entries: [(outcomes: [Outcome], weight: Rational)]
  ) throws(LawError) {
    var builder = try JointLawBuilder(variables: variables)
    for (position, entry) in entries.enumerated() {
      try builder.append(entry.outcomes, weight: entry.weight, position: position + 1)
    }
    self = try builder.finish()
  }

  /// Creates a law from a dictionary that gives the probability of each combination of outcomes.
  ///
  /// - Throws: ``LawError``, as ``init(_:entries:)``.
  public init<Outcome: Hashable & Sendable>(
    _ variables: [String], weights: [[Outcome]: Rational]
  ) throws(LawError) {
    // A dictionary has no order of its own; which error is reported and how cells are listed should not
    // depend on chance.
    let sorted = weights.map { (outcomes: $0.key.map { AnyOutcome($0) }, weight: $0.value) }
      .sorted { $0.outcomes.lexicographicallyPrecedes($1.outcomes, by: AnyOutcome.precedes) }
    var builder = try JointLawBuilder(variables: variables)
    for entry in sorted { try builder.append(entry.outcomes, weight: entry.weight, position: nil) }
    self = try builder.finish()
  }

  /// Creates a law from a dictionary whose combinations mix outcomes of several types.
  ///
  /// - Throws: ``LawError``, as ``init(_:entries:)``.
  public init(_ variables: [String], weights: KeyValuePairs<[AnyOutcome], Rational>)
    throws(LawError)
  {
    try self.init(variables, entries: weights.map { (outcomes: $0.key, weight: $0.value) })
  }

  /// Creates the law of one variable.
  ///
  /// - Throws: ``LawError/invalidVariableName(_:)``.
  public init(_ variable: String, _ law: FiniteLaw<some Hashable & Sendable>) throws(LawError) {
    try JointLaw.checkNames([variable])
    let cells = law.counts.indices.filter { !law.counts[$0].isZero }
    self.init(
      variables: [variable], alphabets: [law.outcomes.map { AnyOutcome($0) }],
      codes: [cells.map { Int32($0) }], counts: cells.map { law.counts[$0] },
      denominator: law.denominator)
  }

  /// Checks that names can be used for variables.
  static func checkNames(_ names: [String]) throws(LawError) {
    var seen: Set<String> = []
    for name in names {
      let isUsable =
        !name.isEmpty && !name.contains { ",;|()".contains($0) }
        && name.first?.isWhitespace == false && name.last?.isWhitespace == false
      if !isUsable { throw .invalidVariableName(name) }
      if !seen.insert(name).inserted { throw .duplicateVariable(name) }
    }
  }
}
