/// A binary block code, as a quantiser: every block of its length becomes the nearest codeword, of several the
/// first in the list.
///
/// The last block of a string is cut off where the string ends, and the codewords with it.
public struct BinaryCode: Sendable {
  /// The codewords, lowest bit first.
  public let words: [UInt64]
  /// The number of bits of a codeword, from 1 to 64.
  public let length: Int
  /// The nearest codeword of every block, where there are few enough blocks.
  private let table: [UInt16]

  private static let greatestTableLength = 16
  private static let greatestTableWork = 1 << 28

  /// - Precondition: `1 <= length <= 64`, there is a codeword, and none has a bit beyond the length.
  public init(words: [UInt64], length: Int) {
    precondition((1...64).contains(length) && !words.isEmpty, "a code of length \(length)")
    precondition(
      words.allSatisfy { $0 <= .max >> UInt64(64 - length) }, "\(words) of \(length) bits")
    self.words = words
    self.length = length
    let isTabulated =
      length <= BinaryCode.greatestTableLength
      && words.count << length <= BinaryCode.greatestTableWork
    table =
      isTabulated
      ? (0..<(1 << UInt64(length))).map { UInt16(BinaryCode.nearest(to: $0, in: words)) } : []
  }

  /// The name in records: the size of the code, and a checksum that tells codes of one size apart.
  public var name: String {
    // FNV-1a of the codewords, word by word.
    var checksum: UInt64 = 0xcbf2_9ce4_8422_2325
    for word in words {
      for byte in 0..<8 {
        checksum = (checksum ^ (word >> UInt64(8 * byte) & 0xff)) &* 0x100_0000_01b3
      }
    }
    return BinaryCode.name(words: words.count, length: length, checksum: checksum)
  }

  private static func name(words: Int, length: Int, checksum: UInt64) -> String {
    "code of \(words) words of \(length) bits, checksum " + String(checksum, radix: 16)
  }

  /// Whether a text is the ``name`` of some code.
  static func isName(_ text: String) -> Bool {
    let form = /code of ([0-9]+) words of ([0-9]+) bits, checksum ([0-9a-f]+)/
    guard let parts = text.wholeMatch(of: form)?.output, let words = Int(parts.1),
      let length = Int(parts.2), let checksum = UInt64(parts.3, radix: 16)
    else { return false }
    return text == name(words: words, length: length, checksum: checksum)
  }

  /// Replaces each block of a string of some bits, the lowest bits of the words first.
  ///
  /// - Precondition: the words hold so many bits.
  public func quantise(_ string: inout [UInt64], bitCount bits: Int) {
    precondition(bits <= string.count * 64, "\(bits) bits in \(string.count) words")
    for start in stride(from: 0, to: bits, by: length) {
      let width = min(length, bits - start)
      let mask: UInt64 = .max >> UInt64(64 - width)
      let block = BinaryCode.read(string, start, mask)
      BinaryCode.write(&string, start, mask, nearest(to: block, mask))
    }
  }

  private func nearest(to block: UInt64, _ mask: UInt64) -> UInt64 {
    if mask == .max >> UInt64(64 - length) && !table.isEmpty { return UInt64(table[Int(block)]) }
    return BinaryCode.nearest(to: block, in: words.lazy.map { $0 & mask })
  }

  private static func nearest(to block: UInt64, in words: some Sequence<UInt64>) -> UInt64 {
    words.min { (block ^ $0).nonzeroBitCount < (block ^ $1).nonzeroBitCount }!
  }

  private static func read(_ words: [UInt64], _ start: Int, _ mask: UInt64) -> UInt64 {
    let (word, shift) = (start / 64, UInt64(start % 64))
    var value = words[word] >> shift
    if shift > 0 && word + 1 < words.count { value |= words[word + 1] << (64 - shift) }
    return value & mask
  }

  private static func write(
    _ words: inout [UInt64], _ start: Int, _ mask: UInt64, _ value: UInt64
  ) {
    let (word, shift) = (start / 64, UInt64(start % 64))
    words[word] = words[word] & ~(mask << shift) | value << shift
    if shift > 0 && word + 1 < words.count {
      let kept = 64 - shift
      words[word + 1] = words[word + 1] & ~(mask >> kept) | value >> kept
    }
  }
}
