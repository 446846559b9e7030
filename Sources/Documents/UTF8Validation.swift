/// Finding the byte that makes a text invalid UTF-8.
enum UTF8Validation {
  /// The position of the first byte in a range that is not part of valid UTF-8, or `nil` if all
  /// are.
  ///
  /// - Complexity: linear in the length of the range.
  static func firstInvalidByte(
    in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Int? {
    if bytes[range].reduce(0, |) < 0x80 { return nil }
    var position = range.lowerBound
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes[range].makeIterator()
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): position += scalar.count
      case .error: return position
      case .emptyInput: return nil
      }
    }
  }
}
