import ExactArithmetic
import NearestNeighbourGame
import Work

/// One round of the game, drawn from a seed: the strings, the message, the noisy copy, and Bob's guess.
package struct Round: Sendable {
  /// Alice's strings, bit by bit; the first bit is coordinate 1.
  let strings: [[Bool]]
  /// What Alice sends.
  package let sent: Sent
  /// The string of which Bob gets a copy, counted from 0.
  let index: Int
  /// Bob's noisy copy.
  package let copy: [Bool]
  /// What Bob concludes.
  package let posterior: Posterior
  /// Bob's guess: a most likely index, by a fair choice where there are several.
  package let guess: Int

  /// Whether Bob is right.
  package var isRight: Bool { guess == index }

  /// A message in one round.
  package enum Sent: Sendable, Hashable {
    /// A copy of some coordinates of every string.
    case codes([[Bool]])
    /// The entry of a table.
    case entry(Int)
  }

  /// A round has at most so many bits.
  static let greatestSize = 4096

  /// Draws the round of a seed.
  ///
  /// - Throws: `GameError` when the message does not fit; `WorkRefused` above ``greatestSize`` bits; ``QueryError`` for a
  ///   message of which no round is drawn.
  package init(_ asked: GameQuery, seed: UInt64) throws {
    let game = asked.game
    try Round.check(game)
    var random = SplitMix64(seed: seed)
    let flip = game.flipProbability
    strings = (0..<game.examples).map { _ in
      (0..<game.dimension).map { _ in Bool.random(using: &random) }
    }
    index = Int.random(in: 0..<game.examples, using: &random)
    copy = strings[index].map { random.isTrue(flip) ? !$0 : $0 }
    switch asked.kind {
    case .painted(let table):
      let message = table[Round.index(strings, game)]
      sent = .entry(message)
      posterior = Posterior(
        table: table, message: message, copy: Round.word(copy), game: game)
    case .named(let name, _):
      let code = try Code(name, game)
      let codes = strings.map { code.encoded($0, &random) }
      sent = .codes(codes)
      posterior = Posterior(
        codes: codes, copy: copy, correlation: game.correlation * code.correlation)
    }
    let best = posterior.mostLikely
    guess = best[Int.random(in: 0..<best.count, using: &random)]
  }

  private static func check(_ game: Game) throws(WorkRefused) {
    let bits = game.examples.multipliedReportingOverflow(by: max(1, game.dimension))
    if bits.overflow || bits.partialValue > greatestSize {
      throw WorkRefused(
        "a round shown bit by bit",
        size: .parameter("k d = \(game.examples) * \(game.dimension)"),
        limit: .fixed(greatestSize, unit: "bits"))
    }
  }

  /// The index of the strings: `X_1 + 2^d X_2 + ...`, bit i of a string being its coordinate i+1.
  private static func index(_ strings: [[Bool]], _ game: Game) -> Int {
    strings.indices.reduce(0) { $0 | word(strings[$1]) << ($1 * game.dimension) }
  }

  private static func word(_ string: [Bool]) -> Int {
    string.indices.reduce(0) { $0 | (string[$1] ? 1 << $1 : 0) }
  }
}

/// What a named message keeps of each string.
package struct Code: Sendable, Hashable {
  /// The first so many coordinates.
  package let length: Int
  /// The probability with which each of them is flipped.
  let flip: Rational

  /// The correlation that the flips leave.
  package var correlation: Rational { 1 - 2 * flip }

  /// The code of a message that the command line knows by name.
  ///
  /// - Throws: `GameError` when it does not fit the game; ``QueryError`` for a message that is no such code.
  package init(_ name: String, _ game: Game) throws {
    let message = try Message(parsing: name)
    try Code.check(message, game)
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    let parameter = parts.count == 2 ? parts[1] : ""
    switch parts[0] {
    case "everything": self.init(length: game.dimension, flip: 0)
    case "nothing": self.init(length: 0, flip: 0)
    case "prefix": self.init(length: try Code.length(parameter, name), flip: 0)
    case "noisy": self.init(length: game.dimension, flip: try Rational(parsing: parameter))
    default:
      throw QueryError.invalid("message", name, expected: "a message that rounds are drawn of")
    }
  }

  private init(length: Int, flip: Rational) {
    self.length = length
    self.flip = flip
  }

  private static func check(_ message: Message, _ game: Game) throws {
    try message.kind.check(in: game)
  }

  private static func length(_ text: String, _ name: String) throws(QueryError) -> Int {
    if let length = Int(text) { return length }
    throw .invalid("message", name, expected: "prefix: with a number of coordinates")
  }

  func encoded(_ string: [Bool], _ random: inout SplitMix64) -> [Bool] {
    string.prefix(length).map { random.isTrue(flip) ? !$0 : $0 }
  }
}
