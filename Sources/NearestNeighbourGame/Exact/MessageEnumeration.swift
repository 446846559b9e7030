import ExactArithmetic
import InformationTheory
import Work

/// A message written out: for every message, the examples that may send it, with integer weights.
package struct MessageEnumeration: Sendable {
  /// The greatest number `k d` of input bits that is enumerated.
  package static let greatestInputBits = 24

  package let game: Game
  /// The number of different messages.
  package let messageCount: Int
  /// The common denominator of the message's law given the examples: 1 for a deterministic message.
  package let denominator: Integer
  /// The examples that may send message `m` are `inputs[offsets[m]..<offsets[m + 1]]`.
  package let offsets: [Int]
  package let inputs: [UInt32]
  /// The weight of each entry of `inputs`, over `denominator`; `nil` when every weight is 1.
  package let weights: [Integer]?

  /// The number `2^(k d)` of values of the examples.
  package var inputCount: Int { 1 << game.inputBits! }

  /// - Throws: ``GameError`` when a table has the wrong length or a law is none; `WorkRefused` when the game is too
  ///   large; `CancellationError`.
  package init(_ message: Message, in game: Game, limits: WorkLimits) throws {
    try game.checkEnumerable(message: message.name)
    let bits = game.inputBits!
    switch message.kind.writtenOut {
    case .table(let table):
      try MessageEnumeration.checkLength(table.count, inputBits: bits)
      self.init(labels: table, in: game)
    case .channel(let rows):
      try MessageEnumeration.checkLength(rows.count, inputBits: bits)
      if let row = rows.firstIndex(where: { $0.count != rows[0].count }) {
        throw GameError.invalidWeights(
          input: row,
          reason: "has \(rows[row].count) entries, but the first row has \(rows[0].count)")
      }
      try self.init(in: game, limits: limits) { index in
        Dictionary(uniqueKeysWithValues: rows[index].enumerated().map { ($0.offset, $0.element) })
      }
    case .function(let function):
      let (k, d) = (game.examples, game.dimension)
      let pieces = Concurrency.map(1 << bits, minimumPerRange: 1 << 12) { _, range in
        range.map { function(Examples(index: $0, count: k, dimension: d)) }
      }
      self.init(labels: pieces.count == 1 ? pieces[0] : Array(pieces.joined()), in: game)
    case .law(let function):
      let (k, d) = (game.examples, game.dimension)
      try self.init(in: game, limits: limits) {
        function(Examples(index: $0, count: k, dimension: d))
      }
    }
  }

  private static func checkLength(_ found: Int, inputBits bits: Int) throws(GameError) {
    guard found == 1 << bits else {
      throw .tableLength(found: found, expected: 1 << bits, inputBits: bits)
    }
  }

  // MARK: Deterministic messages

  private init(labels: [Int], in game: Game) {
    let (identifiers, count) = MessageEnumeration.numbered(labels)
    var offsets = [Int](repeating: 0, count: count + 1)
    for identifier in identifiers { offsets[Int(identifier) + 1] += 1 }
    for message in 0..<count { offsets[message + 1] += offsets[message] }
    var next = offsets
    let inputs = [UInt32](unsafeUninitializedCapacity: labels.count) { buffer, initialized in
      for (input, identifier) in identifiers.enumerated() {
        buffer[next[Int(identifier)]] = UInt32(input)
        next[Int(identifier)] += 1
      }
      initialized = labels.count
    }
    self.init(
      game: game, messageCount: count, denominator: .one, offsets: offsets, inputs: inputs,
      weights: nil)
  }

  /// The labels replaced by consecutive numbers, and how many there are.
  private static func numbered(_ labels: [Int]) -> (identifiers: [Int32], count: Int) {
    let least = labels.min() ?? 0
    let (span, overflow) = (labels.max() ?? 0).subtractingReportingOverflow(least)
    var count: Int32 = 0
    if !overflow && span <= 4 * labels.count + 1024 {
      var numbers = [Int32](repeating: -1, count: span + 1)
      let identifiers = labels.map { label -> Int32 in
        if numbers[label - least] < 0 {
          numbers[label - least] = count
          count += 1
        }
        return numbers[label - least]
      }
      return (identifiers, Int(count))
    }
    var numbers: [Int: Int32] = [:]
    let identifiers = labels.map { label -> Int32 in
      if let number = numbers[label] { return number }
      numbers[label] = count
      count += 1
      return count - 1
    }
    return (identifiers, Int(count))
  }

  // MARK: Randomised messages

  private init(in game: Game, limits: WorkLimits, law: (Int) -> [Int: Rational]) throws {
    var entries: [(label: Int, input: UInt32, probability: Rational)] = []
    var denominators: Set<Integer> = []
    for input in 0..<(1 << game.inputBits!) {
      if input & 0xfff == 0 { try Task.checkCancellation() }
      var sum = Rational.zero
      for (label, probability) in law(input) {
        if probability.isNegative {
          throw GameError.invalidWeights(
            input: input, reason: "gives message \(label) the negative weight \(probability)")
        }
        if probability.isZero { continue }
        sum += probability
        denominators.insert(probability.denominator)
        entries.append((label, UInt32(input), probability))
      }
      if sum != 1 {
        throw GameError.invalidWeights(input: input, reason: "sums to \(sum), not to 1")
      }
      // How many messages a law has is known only once it has been asked for.
      try limits.check(MessageEnumeration.estimate(entries: entries.count, inputs: input + 1))
    }
    let common = denominators.reduce(Integer.one) { Integer.lcm($0, $1) }
    entries.sort { ($0.label, $0.input) < ($1.label, $1.input) }
    var offsets = [0]
    for index in entries.indices.dropFirst() where entries[index].label != entries[index - 1].label
    {
      offsets.append(index)
    }
    offsets.append(entries.count)
    self.init(
      game: game, messageCount: offsets.count - 1, denominator: common, offsets: offsets,
      inputs: entries.map(\.input),
      weights: entries.map {
        $0.probability.numerator * common.exactlyDivided(by: $0.probability.denominator)
      })
  }

  private init(
    game: Game, messageCount: Int, denominator: Integer, offsets: [Int], inputs: [UInt32],
    weights: [Integer]?
  ) {
    self.game = game
    self.messageCount = messageCount
    self.denominator = denominator
    self.offsets = offsets
    self.inputs = inputs
    self.weights = weights
  }

  // MARK: Sizes

  /// What the laws of the message for some values of the examples need while they are gathered.
  private static func estimate(entries: Int, inputs: Int) -> WorkEstimate {
    WorkEstimate(
      subject: "the laws of the message for \(inputs) values of the examples",
      operations: Double(entries), bytes: Double(entries) * 80)
  }

  /// What ``quantities(limits:monitor:)`` will need.
  package var estimate: WorkEstimate {
    let table = Double(game.examples) * Double(1 << game.dimension)
    return WorkEstimate(
      subject: "enumerating \(inputCount) values of the examples and \(messageCount) messages",
      operations: Double(messageCount) * table * Double(game.dimension + 4)
        + Double(inputs.count * game.examples),
      bytes: Double(inputs.count) * (weights == nil ? 4 : 20) + table * 64)
  }

  /// The total weight of a message.
  package func totalWeight(of message: Int) -> Integer {
    let range = offsets[message]..<offsets[message + 1]
    guard let weights else { return Integer(range.count) }
    return weights[range].reduce(.zero, +)
  }
}

extension Game {
  /// Checks that a message can be enumerated over all values of the examples.
  ///
  /// - Throws: `WorkRefused`.
  public func checkEnumerable(message name: String) throws(WorkRefused) {
    guard let bits = inputBits, bits <= MessageEnumeration.greatestInputBits else {
      throw WorkRefused(
        "the message \(name) is enumerated over 2^(k d) values of the examples",
        size: .parameter("k d = \(examples) * \(dimension)"),
        limit: .fixed(MessageEnumeration.greatestInputBits, unit: "bits"))
    }
  }
}
