extension FieldTable {
  /// The different texts of a column in the order in which they occur, and for each row the position of its own.
  ///
  /// Texts are equal as `String` has it.
  ///
  /// - Complexity: one look-up for each row; no string but for the first of equal texts.
  package func coded(column: Int, rows: Range<Int>) -> (codes: [Int32], texts: [String]) {
    var coder = FieldCoder()
    var codes: [Int32] = []
    codes.reserveCapacity(rows.count)
    for row in rows { codes.append(withField(row, column) { coder.code(of: $0) }) }
    return (codes, coder.texts)
  }
}

/// Numbers the different texts among those it is shown.
struct FieldCoder {
  /// The texts, each at its number.
  private(set) var texts: [String] = []
  /// The bytes of each text.
  private var keys: [[UInt8]] = []
  private var hashes: [UInt64] = []
  /// A number at a place that its hash gives, or -1.
  private var slots = [Int32](repeating: -1, count: 64)
  /// The numbers by texts, once there is one that is not ASCII: different bytes may then be equal texts.
  private var numbers: [String: Int32]?

  mutating func code(of field: UnsafeBufferPointer<UInt8>) -> Int32 {
    // FNV-1a.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var bits: UInt8 = 0
    for byte in field {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      bits |= byte
    }
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash && FieldCoder.areEqual(keys[number], field) { return Int32(number) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return newCode(of: field, hash, isASCII: bits < 0x80)
  }

  private static func areEqual(_ key: [UInt8], _ field: UnsafeBufferPointer<UInt8>) -> Bool {
    key.count == field.count && key.withUnsafeBufferPointer { $0.elementsEqual(field) }
  }

  /// The number of a text whose bytes are new.
  private mutating func newCode(
    of field: UnsafeBufferPointer<UInt8>, _ hash: UInt64, isASCII: Bool
  ) -> Int32 {
    let text = String(decoding: field, as: UTF8.self)
    if numbers == nil && !isASCII {
      numbers = Dictionary(uniqueKeysWithValues: zip(texts, Int32(0)...))
    }
    if let number = numbers?[text] { return number }
    let number = Int32(texts.count)
    numbers?[text] = number
    texts.append(text)
    keys.append(Array(field))
    hashes.append(hash)
    if 2 * texts.count > slots.count { grow() } else { place(number) }
    return number
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: 2 * slots.count)
    for number in texts.indices { place(Int32(number)) }
  }

  private mutating func place(_ number: Int32) {
    let hash = hashes[Int(number)]
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = number
  }
}
