/// Cuts a text into rows of fields.
struct DelimitedScanner {
  private let bytes: [UInt8]
  /// The position behind a byte order mark.
  private let start: Int

  /// - Throws: ``DelimitedTextError`` for a text that is not UTF-8 or is longer than 4 GiB.
  init(_ bytes: some Collection<UInt8>) throws(DelimitedTextError) {
    self.bytes = Array(bytes)
    start = self.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if self.bytes.count > Int(UInt32.max) { throw .tooLong(bytes: self.bytes.count) }
    let invalid = self.bytes.withUnsafeBufferPointer {
      UTF8Validation.firstInvalidByte(in: $0, 0..<$0.count)
    }
    if let invalid {
      throw .invalidUTF8(line: self.bytes[..<invalid].count { $0 == 0x0A } + 1)
    }
  }

  /// What separates the fields; see ``SeparatorScan``.
  func recognisedSeparator() throws(DelimitedTextError) -> DelimitedText.Separator {
    var scan = SeparatorScan()
    bytes.withUnsafeBufferPointer { scan.read(UnsafeBufferPointer(rebasing: $0[start...])) }
    return try scan.separator()
  }

  /// The fields.
  func table(_ separator: DelimitedText.Separator) throws(DelimitedTextError) -> FieldTable {
    let table = try bytes.withUnsafeBufferPointer {
      (buffer) throws(DelimitedTextError) -> FieldTable in
      var scan = FieldScan(buffer, from: start, separator, FieldTable(bytes))
      try scan.scan()
      return scan.table
    }
    return try table.trimmed()
  }
}

/// The classes of bytes in a table.
struct ByteClasses {
  static let lineEnd: UInt8 = 1
  static let separator: UInt8 = 2
  static let blank: UInt8 = 4

  private let classes: [UInt8]

  /// - Parameter separator: what separates fields.
  init(_ separator: DelimitedText.Separator) {
    var classes = [UInt8](repeating: 0, count: 256)
    classes[0x0A] = ByteClasses.lineEnd
    classes[0x0D] = ByteClasses.lineEnd
    classes[0x20] = ByteClasses.blank
    classes[0x09] = ByteClasses.blank
    switch separator {
    case .commas: classes[Int(UInt8(ascii: ","))] |= ByteClasses.separator
    case .tabs: classes[0x09] = ByteClasses.separator
    case .semicolons: classes[Int(UInt8(ascii: ";"))] |= ByteClasses.separator
    case .blanks:
      classes[0x20] |= ByteClasses.separator
      classes[0x09] |= ByteClasses.separator
    }
    self.classes = classes
  }

  @inline(__always)
  func isIn(_ set: UInt8, _ byte: UInt8) -> Bool {
    classes.withUnsafeBufferPointer { $0[Int(byte)] & set != 0 }
  }
}
