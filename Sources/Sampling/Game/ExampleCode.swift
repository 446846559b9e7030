import ExactArithmetic
import Memorization

/// What Alice keeps of each of her examples when a game is simulated: Bob compares his noisy copy with that.
///
/// Bob names an example whose code is nearest to `Y`, on the coordinates that are kept, and decides ties at
/// random.  For `everything`, `nothing`, `prefix` and `noisy` that is his optimal rule; for other codes it is a
/// rule, and its success a lower bound of the optimum for the message.
public struct ExampleCode: Sendable {
  /// The name in reports; the built-in codes are named as the messages on the command line.
  public let name: String
  let kind: Kind

  private init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }

  enum Kind: Sendable {
    case everything
    case nothing
    case prefix(Int)
    case noisy(Rational)
    case function(@Sendable (inout [UInt64], inout BitStream) -> Void)
  }

  /// Every example as it is.
  public static let everything = ExampleCode(name: "everything", kind: .everything)

  /// Nothing.
  public static let nothing = ExampleCode(name: "nothing", kind: .nothing)

  /// The first coordinates of every example.
  public static func prefix(_ length: Int) -> ExampleCode {
    ExampleCode(name: "prefix:\(length)", kind: .prefix(length))
  }

  /// Every bit flipped independently with probability `a`.
  public static func noisy(_ a: Rational) -> ExampleCode {
    ExampleCode(name: "noisy:\(a)", kind: .noisy(a))
  }

  /// Reads `everything`, `nothing`, `prefix:m` or `noisy:a`.
  ///
  /// - Throws: `GameError.unknownMessage` or `RationalParsingError`.
  public init(parsing text: String) throws {
    let message = try Message(parsing: text)
    if let a = message.flipProbability {
      self = .noisy(a)
    } else if let length = message.prefixLength {
      self = .prefix(length)
    } else {
      self = text == "nothing" ? .nothing : .everything
    }
  }

  /// A function of one example, which it replaces by its code: strings of the same length.
  ///
  /// - Parameter code: receives the words of an example, lowest bit first, and Alice's coins; it is called on several
  ///   threads.  Bits beyond the dimension are 0 and are ignored afterwards.
  public static func function(
    _ name: String = "function",
    _ code: @escaping @Sendable (inout [UInt64], inout BitStream) -> Void
  ) -> ExampleCode {
    ExampleCode(name: name, kind: .function(code))
  }

  /// The nearest codeword of a binary code, in each block of its length; of several the first in the list.
  ///
  /// The last block is cut off where the dimension ends, and its codewords with it.
  ///
  /// - Parameter words: codewords of `length` bits, lowest bit first.
  /// - Precondition: `1 <= length <= 64`, and there is a codeword.
  public static func nearestCodeword(_ words: [UInt64], length: Int) -> ExampleCode {
    precondition((1...64).contains(length) && !words.isEmpty, "a code of length \(length)")
    return ExampleCode(
      name: "code of \(words.count) words of \(length) bits",
      kind: .function { example, _ in
        Codewords(words: words, length: length).encode(&example)
      })
  }

  /// Every block of an odd number of bits replaced by its majority: the code of repetitions.
  public static func majority(ofBlocks length: Int) -> ExampleCode {
    precondition(length % 2 == 1, "a majority of \(length) bits")
    var code = nearestCodeword(
      [0, length == 64 ? .max : (1 << UInt64(length)) - 1], length: length)
    code = ExampleCode(name: "majority:\(length)", kind: code.kind)
    return code
  }
}

/// A binary code that is applied block by block.
private struct Codewords {
  let words: [UInt64]
  let length: Int

  func encode(_ example: inout [UInt64]) {
    let bits = example.count * 64
    var start = 0
    while start < bits {
      let width = min(length, bits - start)
      let mask: UInt64 = width == 64 ? .max : (1 << UInt64(width)) - 1
      let block = read(example, start, mask)
      let nearest = words.min { distance(block, $0 & mask) < distance(block, $1 & mask) }!
      write(&example, start, mask, nearest & mask)
      start += width
    }
  }

  private func distance(_ first: UInt64, _ second: UInt64) -> Int {
    (first ^ second).nonzeroBitCount
  }

  private func read(_ words: [UInt64], _ start: Int, _ mask: UInt64) -> UInt64 {
    let (word, shift) = (start / 64, UInt64(start % 64))
    var value = words[word] >> shift
    if shift > 0 && word + 1 < words.count { value |= words[word + 1] << (64 - shift) }
    return value & mask
  }

  private func write(_ words: inout [UInt64], _ start: Int, _ mask: UInt64, _ value: UInt64) {
    let (word, shift) = (start / 64, UInt64(start % 64))
    words[word] = words[word] & ~(mask << shift) | value << shift
    if shift > 0 && word + 1 < words.count {
      let kept = 64 - shift
      words[word + 1] = words[word + 1] & ~(mask >> kept) | value >> kept
    }
  }
}
