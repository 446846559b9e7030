import ExactArithmetic

/// Readers of argument values whose errors name the value and what was expected.
package enum Arguments {
  /// A fraction, an integer or a decimal.
  package static func rational(_ text: String) throws -> Rational { try Rational(parsing: text) }

  package static func integer(_ text: String) throws -> Int {
    try integer(text, expected: "an integer such as 3")
  }

  /// A range `2...6`, a list `1,2,5`, or ranges in a list.
  package static func integers(_ text: String) throws -> [Int] {
    let expected = "an integer, a range such as 2...6, or a list such as 1,2,5"
    var values: [Int] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let dots = part.range(of: "...") else {
        values.append(try integer(part, expected: expected))
        continue
      }
      let first = try integer(part[..<dots.lowerBound], expected: expected)
      let last = try integer(part[dots.upperBound...], expected: expected)
      guard first <= last else {
        throw UsageError("the range \(part) is empty; expected the smaller end first")
      }
      let (span, overflow) = last.subtractingReportingOverflow(first)
      guard !overflow && span < greatestRangeLength else {
        throw UsageError("the range \(part) has more than \(greatestRangeLength) values")
      }
      values += first...last
    }
    return values
  }

  /// A list of rationals: `1/4,1/2`.
  package static func rationals(_ text: String) throws -> [Rational] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map {
      try Rational(parsing: String($0))
    }
  }

  /// The greatest number of values in a range, and of rows in a table.
  package static let greatestRangeLength = 1_000_000

  private static func integer(_ text: some StringProtocol, expected: String) throws -> Int {
    if let value = Int(text) { return value }
    if Integer(String(text)) != nil {
      throw UsageError("\(text) does not fit a machine word; expected a magnitude below 2^63")
    }
    throw UsageError("\"\(text)\" is not an integer; expected \(expected)")
  }
}
