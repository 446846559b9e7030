import Documents
import ExactArithmetic

/// Readers of the values of a claim, each strict about how the value is written.
extension JSONValue {
  private static let greatestDigits = 20_000

  package func claimText() throws(ClaimRejection) -> String {
    guard case .string(let text) = self else { throw ClaimRejection("expected a string") }
    return text
  }

  package func claimWhole(_ range: ClosedRange<Int> = 0...999_999_999) throws(ClaimRejection) -> Int
  {
    guard case .number(let number) = self, let value = WholeNumber.value(of: number.text),
      range.contains(value)
    else {
      throw ClaimRejection(
        "expected a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  package func claimItems(count: Int? = nil, least: Int = 0) throws(ClaimRejection) -> [JSONValue] {
    guard case .array(let items) = self else { throw ClaimRejection("expected a list") }
    try require(items.count >= least, "expected a list of at least \(least)")
    if let count { try require(items.count == count, "expected a list of \(count)") }
    return items
  }

  package func claimMembers(_ names: [String]) throws(ClaimRejection) -> [JSONValue] {
    guard case .object(let object) = self, object.keys == names else {
      throw ClaimRejection("expected the keys \(names.joined(separator: ", "))")
    }
    return object.members.map(\.value)
  }

  // MARK: Numbers

  /// `0` or `-?[1-9][0-9]*`.
  package func claimInteger() throws(ClaimRejection) -> Integer {
    let text = try claimText()
    guard text.utf8.count <= JSONValue.greatestDigits, JSONValue.isInteger(text.utf8[...]),
      let value = Integer(text)
    else { throw ClaimRejection("expected an integer") }
    return value
  }

  /// An integer, or `p/q` in lowest terms with `q > 1`.
  package func claimRational() throws(ClaimRejection) -> Rational {
    let text = try claimText()
    let parts = text.utf8.split(
      separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
    guard text.utf8.count <= 2 * JSONValue.greatestDigits, JSONValue.isInteger(parts[0]) else {
      throw ClaimRejection("expected a rational number")
    }
    let numerator = JSONValue.integer(parts[0])
    if parts.count == 1 { return Rational(numerator) }
    guard JSONValue.isInteger(parts[1]), parts[1].first != UInt8(ascii: "-") else {
      throw ClaimRejection("expected a rational number")
    }
    let denominator = JSONValue.integer(parts[1])
    try require(
      denominator > 1 && Integer.gcd(numerator, denominator).isOne,
      "a rational number is not in lowest terms")
    return Rational(numerator, denominator)
  }

  /// `-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?`, and not `-0`.
  package func claimDecimal() throws(ClaimRejection) -> Rational {
    let text = try claimText()
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    let parts = digits.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.dropFirst().first
    guard text.utf8.count <= JSONValue.greatestDigits, text != "-0",
      parts[0].first != UInt8(ascii: "-"), JSONValue.isInteger(parts[0]),
      fraction.map({ $0.allSatisfy(JSONValue.isDigit) && $0.last ?? 48 != 48 }) ?? true
    else { throw ClaimRejection("expected a decimal number") }
    let joined = JSONValue.integer(parts[0]) * Integer(10).power(fraction?.count ?? 0)
    let value = joined + JSONValue.integer(fraction ?? text.utf8[..<text.utf8.startIndex])
    let magnitude = Rational(value, Integer(10).power(fraction?.count ?? 0))
    return digits.count < text.utf8.count ? -magnitude : magnitude
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func isInteger(_ bytes: Substring.UTF8View) -> Bool {
    let isNegative = bytes.first == UInt8(ascii: "-")
    let digits = isNegative ? bytes.dropFirst() : bytes
    guard let first = digits.first, digits.allSatisfy(isDigit) else { return false }
    return first != 48 || (digits.count == 1 && !isNegative)
  }

  /// The value of digits that have been looked at; 0 for none.
  private static func integer(_ bytes: Substring.UTF8View) -> Integer {
    Integer(String(Substring(bytes))) ?? .zero
  }

  // MARK: Laws and channels

  /// Probabilities that sum to 1.
  package func claimLaw(count: Int? = nil) throws(ClaimRejection) -> [Rational] {
    var law: [Rational] = []
    for item in try claimItems(count: count, least: 1) { law.append(try item.claimRational()) }
    try require(
      law.allSatisfy { !$0.isNegative } && Rational.sum(law) == 1,
      "expected a law: p >= 0 with sum 1")
    return law
  }

  /// Rows that are laws of the same length.
  package func claimChannel() throws(ClaimRejection) -> [[Rational]] {
    var rows: [[Rational]] = []
    for item in try claimItems(least: 1) {
      rows.append(try item.claimLaw(count: rows.first?.count))
    }
    return rows
  }

  package func claimRationals(count: Int) throws(ClaimRejection) -> [Rational] {
    var result: [Rational] = []
    for item in try claimItems(count: count) { result.append(try item.claimRational()) }
    return result
  }
}
