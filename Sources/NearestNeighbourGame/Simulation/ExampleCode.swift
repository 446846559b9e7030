import ExactArithmetic
import Sampling
import Work

/// What Alice keeps of each of her examples when a game is simulated: Bob compares his noisy copy with that.
///
/// Bob names an example whose code is nearest to `Y`, on the coordinates that are kept, and decides ties at
/// random.  For the codes of the built-in messages that is his optimal rule; for other codes it is a rule, and its
/// success a lower bound of the optimum for the message.
public struct ExampleCode: Sendable {
  /// The name in reports; the codes of the built-in messages are named as these.
  public let name: String
  /// What the code does in a game.
  ///
  /// - Throws: ``SamplingError`` when the code does not fit the game.
  let plan: @Sendable (Game) throws(SamplingError) -> Plan

  init(name: String, plan: @escaping @Sendable (Game) throws(SamplingError) -> Plan) {
    self.name = name
    self.plan = plan
  }

  /// A code in a game.
  struct Plan: Sendable {
    /// The number of coordinates on which Bob compares, the first ones.
    let comparedBits: Int
    /// What becomes of an example.
    let encoding: Encoding
    /// What the code leaves of the correlation of an example and its copy, as a factor; `nil` where the law of the
    /// distances is not known.
    let correlationFactor: Double?
  }

  /// What becomes of an example on the coordinates that are compared.
  enum Encoding: Sendable {
    case identity
    /// Every bit is flipped independently with a probability.
    case flipped(BinaryDigits)
    case quantised(BinaryCode)
    case function(@Sendable (inout [UInt64], inout BitStream) -> Void)
  }

  /// A code that keeps the first coordinates as they are.
  static func keeping(
    name: String, _ comparedBits: @escaping @Sendable (Game) throws(SamplingError) -> Int
  ) -> ExampleCode {
    ExampleCode(name: name) { game throws(SamplingError) in
      Plan(comparedBits: try comparedBits(game), encoding: .identity, correlationFactor: 1)
    }
  }

  /// A code for which the law of the distances is not known.
  static func own(_ name: String, _ encoding: Encoding) -> ExampleCode {
    ExampleCode(name: name) {
      Plan(comparedBits: $0.dimension, encoding: encoding, correlationFactor: nil)
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
    own(name, .function(code))
  }
}

extension ExampleCode {
  /// The names that ``init(parsing:)`` reads: those of the built-in messages that are simulated.
  public static var names: [NameEntry] {
    Message.builtIn.filter { $0 is any SimulatedMessage.Type }.map { $0.entry }
  }

  /// The code of the built-in message of this name: one of ``names``.
  ///
  /// - Throws: `GameError.unknownMessage` or `RationalParsingError`.
  public init(parsing text: String) throws {
    guard let message = try Message(parsing: text).kind as? any SimulatedMessage else {
      throw GameError.unknownMessage(text)
    }
    self = message.exampleCode
  }
}
