import Lemmata

/// Readers of argument values whose errors name the value and what was expected.
enum Arguments {
  static func rational(_ text: String) throws -> Rational { try Rational(parsing: text) }

  static func integer(_ text: String) throws -> Int {
    guard let value = Int(text) else {
      throw InputError("\"\(text)\" is not an integer that fits a machine word")
    }
    return value
  }

  /// A range `2...6`, a list `1,2,5`, or ranges in a list.
  static func integers(_ text: String) throws -> [Int] {
    var values: [Int] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let dots = part.range(of: "...") else {
        values.append(try integer(String(part)))
        continue
      }
      let first = try integer(String(part[..<dots.lowerBound]))
      let last = try integer(String(part[dots.upperBound...]))
      guard first <= last else {
        throw InputError("the range \(part) is empty: expected the smaller end first")
      }
      guard last - first < greatestRangeLength else {
        throw InputError("the range \(part) has more than \(greatestRangeLength) values")
      }
      values += first...last
    }
    return values
  }

  /// A list of rationals: `1/4,1/2`.
  static func rationals(_ text: String) throws -> [Rational] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map {
      try Rational(parsing: String($0))
    }
  }

  private static let greatestRangeLength = 1_000_000
}
