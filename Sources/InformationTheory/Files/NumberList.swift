import ExactArithmetic

/// Many rational numbers in little memory: a word or two each while all are quotients of words.
struct NumberList: Sendable {
  private var numerators: [Int] = []
  /// The denominators; empty while all are 1.
  private var denominators: [Int] = []
  /// All numbers, from the first on that is no quotient of words.
  private var long: [Rational] = []

  init() {}

  init(_ numbers: some Sequence<Rational>) {
    for number in numbers { append(number) }
  }

  var count: Int { long.isEmpty ? numerators.count : long.count }

  mutating func reserveCapacity(_ count: Int) { numerators.reserveCapacity(count) }

  mutating func append(_ number: Rational) {
    if !long.isEmpty { return long.append(number) }
    guard let numerator = Int(exactly: number.numerator),
      let denominator = Int(exactly: number.denominator)
    else {
      long.reserveCapacity(numerators.capacity)
      for index in 0..<count { long.append(short(index)) }
      long.append(number)
      (numerators, denominators) = ([], [])
      return
    }
    if denominators.isEmpty && denominator != 1 {
      denominators.reserveCapacity(numerators.capacity)
      denominators = [Int](repeating: 1, count: numerators.count)
    }
    numerators.append(numerator)
    if !denominators.isEmpty || denominator != 1 { denominators.append(denominator) }
  }

  subscript(index: Int) -> Rational { long.isEmpty ? short(index) : long[index] }

  private func short(_ index: Int) -> Rational {
    let numerator = numerators[index]
    if denominators.isEmpty { return Rational(numerator) }
    return Rational(inLowestTerms: numerator, denominators[index])
  }

  /// The sum of all numbers.
  var sum: Rational { Rational.sum((0..<count).map { self[$0] }) }

  /// Checks numbers that are to be weights of a kind.
  ///
  /// - Parameter place: the place of a number in the file.
  /// - Throws: ``LawFileError`` for what is no count, for a negative number where a sum is asked for, and for a sum of 0.
  func check(
    _ weights: LawFile.Reading.Weights, place: (Int) -> String
  ) throws(LawFileError) {
    if weights == .probabilities { return }
    var isZero = true
    for index in 0..<count {
      let value = self[index]
      if weights == .counts, !value.isInteger || value.isNegative {
        throw .notACount(place: place(index), value: value)
      }
      if value.isNegative { throw .law(.negativeWeight(location: place(index), value: value)) }
      if !value.isZero { isZero = false }
    }
    if isZero { throw .law(count == 0 ? .empty : .zeroTotal) }
  }
}

/// The rows of a matrix of numbers, which may be of different lengths.
struct NumberMatrix: Sendable {
  private(set) var numbers = NumberList()
  /// The number of the first entry of each row, and of all entries at the end.
  private var ends = [0]

  init() {}

  init(_ rows: [[Rational]]) {
    for row in rows { append(row) }
  }

  mutating func reserveCapacity(_ count: Int) { numbers.reserveCapacity(count) }

  mutating func append(_ number: Rational) { numbers.append(number) }

  mutating func endRow() { ends.append(numbers.count) }

  mutating func append(_ row: [Rational]) {
    for number in row { append(number) }
    endRow()
  }

  var rowCount: Int { ends.count - 1 }

  func range(ofRow row: Int) -> Range<Int> { ends[row]..<ends[row + 1] }

  /// The number of columns; `nil` where the rows are of different lengths, or there are none.
  var columnCount: Int? {
    guard rowCount > 0 else { return nil }
    let count = ends[1]
    return (0..<rowCount).allSatisfy { range(ofRow: $0).count == count } ? count : nil
  }

  /// The entries as rows of their own.
  var rows: [[Rational]] {
    (0..<rowCount).map { row in range(ofRow: row).map { numbers[$0] } }
  }

  /// The matrix with rows and columns exchanged; `nil` where the rows are of different lengths.
  var transposed: NumberMatrix? {
    guard let count = columnCount else { return nil }
    var matrix = NumberMatrix()
    matrix.reserveCapacity(numbers.count)
    for column in 0..<count {
      for row in 0..<rowCount { matrix.append(numbers[row * count + column]) }
      matrix.endRow()
    }
    return matrix
  }
}
