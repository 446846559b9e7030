import ExactArithmetic
import Sampling

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
    case quantised(BinaryCode)
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
  /// - Parameters:
  ///   - name: the name in reports.
  ///   - code: receives the words of an example, lowest bit first, and Alice's coins; it is called on several
  ///     threads.  Bits beyond the dimension are 0 and are ignored afterwards.
  public static func function(
    _ name: String = "function",
    _ code: @escaping @Sendable (inout [UInt64], inout BitStream) -> Void
  ) -> ExampleCode {
    ExampleCode(name: name, kind: .function(code))
  }

  /// The nearest codeword of a binary code, in each block of its length.
  public static func nearestCodeword(_ code: BinaryCode) -> ExampleCode {
    ExampleCode(name: code.name, kind: .quantised(code))
  }

  /// Every block of an odd number of bits quantised to its majority: the code of repetitions.
  ///
  /// - Precondition: the length is odd, from 1 to 63.
  public static func majority(ofBlocks length: Int) -> ExampleCode {
    precondition(length % 2 == 1 && (1...63).contains(length), "a majority of \(length) bits")
    let code = BinaryCode(words: [0, (1 << UInt64(length)) - 1], length: length)
    return ExampleCode(name: "majority:\(length)", kind: nearestCodeword(code).kind)
  }
}
