import ExactArithmetic

/// A channel with finitely many inputs and outputs and rational transition probabilities `W(y|x)`.
///
/// Row `x` of its matrix is the law of the output given the input `x`.  Inputs and outputs are counted
/// from 0; they can have labels, which name the outcomes of a joint law made with the channel.
///
/// ```swift
/// let channel = try Channel([[3 / 4, 1 / 4], [1 / 4, 3 / 4]])
/// print(channel == (try .binarySymmetric(1 / 4)))  // true
/// ```
public struct Channel: Sendable {
  /// The number of inputs, the rows.
  public let inputCount: Int
  /// The number of outputs, the columns.
  public let outputCount: Int
  /// The transition probabilities times ``denominator``, row after row.
  public let counts: [Integer]
  /// The least common denominator of the transition probabilities.
  public let denominator: Integer
  /// What the inputs stand for: by default 0, 1, ....
  public let inputs: [AnyOutcome]
  /// What the outputs stand for: by default 0, 1, ....
  public let outputs: [AnyOutcome]

  /// The greatest number of entries of a matrix that is computed from others.
  public static let greatestEntryCount = 1 << 26

  /// Takes counts each row of which sums to the denominator, and removes their common factor.
  init(
    inputCount: Int, outputCount: Int, counts: [Integer], denominator: Integer,
    inputs: [AnyOutcome]? = nil, outputs: [AnyOutcome]? = nil
  ) {
    var divisor = denominator
    for count in counts {
      if divisor.isOne { break }
      divisor = Integer.gcd(divisor, count)
    }
    self.inputCount = inputCount
    self.outputCount = outputCount
    self.counts = divisor.isOne ? counts : counts.map { $0.exactlyDivided(by: divisor) }
    self.denominator = denominator.exactlyDivided(by: divisor)
    self.inputs = inputs ?? (0..<inputCount).map { AnyOutcome($0) }
    self.outputs = outputs ?? (0..<outputCount).map { AnyOutcome($0) }
    assert(counts.count == inputCount * outputCount)
    assert(self.inputs.count == inputCount && self.outputs.count == outputCount)
  }

  /// Creates a channel from its matrix, `rows[x][y] = W(y|x)`.
  ///
  /// - Parameters:
  ///   - rows: the laws of the output for each input; each has entries that are at least 0 and sum to 1.
  ///   - inputs: labels for the inputs, all different.
  ///   - outputs: labels for the outputs, all different.
  /// - Throws: ``ChannelError`` when there are no rows or columns, rows have different lengths, an entry is
  ///   negative, a row does not sum to 1, or the labels do not fit; rows and columns count from 1.
  /// - Complexity: O(n) operations on words for `n` entries while the common denominator fits a word.
  public init(
    _ rows: [[Rational]], inputs: [AnyOutcome]? = nil, outputs: [AnyOutcome]? = nil
  ) throws(ChannelError) {
    let columnCount = try Channel.columnCount(of: rows)
    var common = CommonDenominator()
    for (row, entries) in rows.enumerated() {
      for (column, entry) in entries.enumerated() {
        if entry.isNegative {
          throw .negativeEntry(row: row + 1, column: column + 1, value: entry)
        }
        common.include(entry)
      }
    }
    common.finish()
    var counts: [Integer] = []
    counts.reserveCapacity(rows.count * columnCount)
    for (row, entries) in rows.enumerated() {
      var total = Integer.zero
      for entry in entries {
        let count = common.count(of: entry)
        total += count
        counts.append(count)
      }
      if total != common.value {
        let sum = Rational(total, common.value)
        throw Channel.columnsSumToOne(rows)
          ? .columnsSumToOne(row: row + 1, sum: sum) : .rowSumIsNotOne(row: row + 1, sum: sum)
      }
    }
    try Channel.check(inputs, "input", expected: rows.count)
    try Channel.check(outputs, "output", expected: columnCount)
    self.init(
      inputCount: rows.count, outputCount: columnCount, counts: counts, denominator: common.value,
      inputs: inputs, outputs: outputs)
  }

  /// Creates the channel whose rows are proportional to rows of weights.
  ///
  /// - Throws: ``ChannelError``, as ``init(_:inputs:outputs:)``; a row of zeros cannot be normalised.
  public init(
    normalizing rows: [[Rational]], inputs: [AnyOutcome]? = nil, outputs: [AnyOutcome]? = nil
  ) throws(ChannelError) {
    _ = try Channel.columnCount(of: rows)
    for (row, entries) in rows.enumerated() {
      if let column = entries.firstIndex(where: \.isNegative) {
        throw .negativeEntry(row: row + 1, column: column + 1, value: entries[column])
      }
      if entries.allSatisfy(\.isZero) { throw .zeroRow(row: row + 1) }
    }
    let normalized: [[Rational]] = rows.map { entries in
      let total = Rational.sum(entries)
      return entries.map { $0 / total }
    }
    try self.init(normalized, inputs: inputs, outputs: outputs)
  }

  /// Creates the channel whose rows are proportional to rows of integer weights; disfavoured, so that the
  /// division in `[[3 / 2, 1], [1, 1]]` is exact.
  ///
  /// - Throws: ``ChannelError``, as ``init(_:inputs:outputs:)``; a row of zeros cannot be normalised.
  @_disfavoredOverload
  public init(
    normalizing rows: [[Integer]], inputs: [AnyOutcome]? = nil, outputs: [AnyOutcome]? = nil
  ) throws(ChannelError) {
    let rationals: [[Rational]] = rows.map { row in row.map { Rational($0) } }
    try self.init(normalizing: rationals, inputs: inputs, outputs: outputs)
  }

  /// Whether the matrix is a channel with its inputs as columns.
  private static func columnsSumToOne(_ rows: [[Rational]]) -> Bool {
    rows[0].indices.allSatisfy { (column: Int) in Rational.sum(rows.map { $0[column] }) == 1 }
  }

  private static func columnCount<Entry>(of rows: [[Entry]]) throws(ChannelError) -> Int {
    guard let first = rows.first else { throw .noRows }
    if first.isEmpty { throw .noColumns }
    for (row, entries) in rows.enumerated() where entries.count != first.count {
      throw .raggedRow(row: row + 1, count: entries.count, expected: first.count)
    }
    return first.count
  }

  private static func check(
    _ labels: [AnyOutcome]?, _ what: String, expected: Int
  ) throws(ChannelError) {
    guard let labels else { return }
    if labels.count != expected {
      throw .labelCountMismatch(what: what, labels: labels.count, expected: expected)
    }
    var seen: Set<AnyOutcome> = []
    for label in labels where !seen.insert(label).inserted {
      throw .duplicateLabel(what: what, label: quoted(label))
    }
  }
}

// MARK: - Values

extension Channel {
  /// The transition probability `W(y|x)`; inputs and outputs count from 0.
  public subscript(input: Int, output: Int) -> Rational {
    precondition((0..<inputCount).contains(input), "no input \(input)")
    precondition((0..<outputCount).contains(output), "no output \(output)")
    return Rational(counts[input * outputCount + output], denominator)
  }

  /// The matrix of transition probabilities.
  public var rows: [[Rational]] {
    (0..<inputCount).map { input in rowCounts(input).map { Rational($0, denominator) } }
  }

  /// The law of the output given an input; the outcomes are the outputs counted from 0.
  public func row(_ input: Int) -> FiniteLaw<Int> {
    precondition((0..<inputCount).contains(input), "no input \(input)")
    return FiniteLaw(
      outcomes: Array(0..<outputCount), counts: Array(rowCounts(input)), denominator: denominator)
  }

  /// The transition probabilities of one input times the denominator.
  func rowCounts(_ input: Int) -> ArraySlice<Integer> {
    counts[(input * outputCount)..<((input + 1) * outputCount)]
  }

  /// Whether the output is a function of the input.
  public var isDeterministic: Bool { denominator.isOne }
}

extension Channel: Hashable {
  /// Whether two channels have the same matrix; labels do not count.
  public static func == (lhs: Channel, rhs: Channel) -> Bool {
    // The denominator is the least, so equal matrices have equal counts.
    lhs.inputCount == rhs.inputCount && lhs.outputCount == rhs.outputCount
      && lhs.denominator == rhs.denominator && lhs.counts == rhs.counts
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(inputCount)
    hasher.combine(denominator)
    hasher.combine(counts)
  }
}

extension Channel: CustomStringConvertible {
  /// The matrix: `[[3/4, 1/4], [1/4, 3/4]]`.
  public var description: String { "\(rows)" }
}
