import ExactArithmetic

extension FieldTable {
  /// A field as a number, a percentage among them: `1/2`, `0.5`, `50%`.
  package func number(_ row: Int, _ column: Int) -> Result<Rational, RationalParsingError> {
    withField(row, column) { FieldTable.number($0) }
  }

  /// Whether a field is a number.
  package func isNumber(_ row: Int, _ column: Int) -> Bool {
    withField(row, column) { (field: UnsafeBufferPointer<UInt8>) -> Bool in
      guard let first = field.first, first &- 48 <= 9 || "+-.".utf8.contains(first) else {
        return false
      }
      if case .success = FieldTable.number(field) { return true }
      return false
    }
  }

  private static func number(
    _ field: UnsafeBufferPointer<UInt8>
  ) -> Result<Rational, RationalParsingError> {
    guard field.last == UInt8(ascii: "%") else { return Rational.parse(field) }
    var count = field.count - 1
    while count > 0, field[count - 1] == 0x20 { count -= 1 }
    return Rational.parse(UnsafeBufferPointer(rebasing: field[..<count])).map { $0 / 100 }
  }
}
