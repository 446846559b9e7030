import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import NearestNeighbourGame
import Sampling
import Testing
import Work

/// Rounds of the game, and what the bound loses.
@Suite struct GameRoundTests {
  private static let messages: [Message] = [
    .everything, .nothing, .prefix(1), .prefix(2), .noisy(Rational(1, 5)), .noisy(Rational(3, 4)),
  ]

  /// `P(J = j|M, Y)` by its definition, over all values of the examples.
  private func oracle(_ round: GameRound, law: (Examples) -> Rational) -> [Rational] {
    let (game, delta) = (round.game, round.game.flipProbability)
    let (k, d) = (game.examples, game.dimension)
    let copy = round.copy.bits.enumerated().reduce(0) { $0 | Int($1.element) << $1.offset }
    var likelihoods = [Rational](repeating: 0, count: k)
    for index in 0..<(1 << (k * d)) {
      let examples = Examples(index: index, count: k, dimension: d)
      let weight = law(examples)
      if weight.isZero { continue }
      for j in 0..<k {
        let flips = (examples[j] ^ copy).nonzeroBitCount
        likelihoods[j] += weight * delta.power(flips) * (1 - delta).power(d - flips)
      }
    }
    let total = Rational.sum(likelihoods)
    return likelihoods.map { $0 / total }
  }

  /// The posterior of built-in messages, which have a closed form, against the definition.
  @Test func posteriorOfBuiltInMessages() throws {
    for seed in 0..<UInt64(12 * multiplier) {
      for (k, d) in [(1, 2), (2, 2), (3, 2), (2, 3)] {
        for rho in [Rational(0), Rational(1, 3), Rational(1)] {
          let game = try Game(examples: k, dimension: d, correlation: rho)
          for message in Self.messages {
            let round = try game.round(with: message, seed: seed)
            guard case .strings(let strings) = round.sent else {
              Issue.record("\(message.name)")
              continue
            }
            let kept = strings[0].bits.count
            let flip: Rational = message.flipProbability ?? 0
            let expected = oracle(round) { examples in
              (0..<k).reduce(Rational(1)) { product, j in
                (0..<kept).reduce(product) { product, bit in
                  let isSame = examples[j] >> bit & 1 == Int(strings[j].bits[bit])
                  return product * (isSame ? 1 - flip : flip)
                }
              }
            }
            #expect(round.posterior == expected, "\(message.name) \(game)")
            #expect(round.posterior.max() == round.posterior[round.guess - 1])
          }
        }
      }
    }
  }

  /// A message of a table: the posterior by enumeration against the definition.
  @Test func posteriorOfATable() throws {
    var random = SplitMix64(seed: 5)
    let games: [(k: Int, d: Int, rho: Rational)] = [
      (1, 1, 1 / 2), (2, 1, 1 / 2), (2, 2, 1 / 2), (3, 1, 3 / 4), (2, 3, 1 / 2), (3, 2, 1),
      (2, 2, 0),
    ]
    for (k, d, rho) in games {
      let game = try Game(examples: k, dimension: d, correlation: rho)
      for seed in 0..<UInt64(20 * multiplier) {
        let letters = random.int(1...4)
        let labels = (0..<1 << (k * d)).map { _ in random.int(0...letters - 1) }
        let round = try game.round(with: .table(labels), seed: seed)
        let label = labels[index(of: round.examples)]
        let expected = oracle(round) { labels[$0.index] == label ? 1 : 0 }
        #expect(round.posterior == expected, "\(game) \(labels)")
        // Messages are numbered as they come in the table.
        var known: [Int] = []
        for label in labels where !known.contains(label) { known.append(label) }
        let number = try #require(known.firstIndex(of: label)) + 1
        #expect(round.sent == .number(number, of: known.count))
        // The same with each label sent for sure by a channel.
        let rows = labels.map { label in (0..<letters).map { Rational($0 == label ? 1 : 0) } }
        let same = try game.round(with: .channel(rows), seed: seed)
        #expect(same.examples == round.examples)
      }
    }
    let game = try Game(examples: 2, dimension: 2, correlation: Rational(1, 2))
    guard case .number(_, let count) = try game.round(with: .table(Array(0..<16)), seed: 1).sent
    else {
      Issue.record("no number")
      return
    }
    #expect(count == 16)
  }

  /// The index of examples: that of the first has the lowest bits.
  private func index(of examples: [BitString]) -> Int {
    examples.flatMap(\.bits).enumerated().reduce(0) { $0 | Int($1.element) << $1.offset }
  }

  /// The share of right guesses among many seeds against the exact success, by an interval that misses once in 10^9.
  @Test func shareOfRightGuessesAgreesWithTheSuccess() throws {
    let game = try Game(examples: 2, dimension: 2, correlation: Rational(2, 3))
    let messages: [Message] = [
      .everything, .nothing, .prefix(1), .noisy(Rational(1, 4)),
      .table([0, 1, 1, 0, 1, 2, 2, 0, 3, 3, 3, 1, 0, 0, 1, 2]),
    ]
    let trials = 4000
    for message in messages {
      let exact = try game.quantities(for: message).success
      let right = try (0..<UInt64(trials)).count { try game.round(with: message, seed: $0).isRight }
      let interval = SuccessCount(trials: trials, successes: right)
        .interval(Confidence(1 - Rational(1, 1_000_000_000)), digits: 9)
      #expect(
        interval.contains(exact), "\(message.name): \(right) of \(trials), exact \(exact)")
    }
  }

  /// Flips are certain at the ends of their probabilities, and as frequent as these say between them.
  @Test func flipsAreExact() throws {
    func flips(_ first: BitString, _ second: BitString) -> Int {
      zip(first.bits, second.bits).count { $0 != $1 }
    }
    func sent(_ round: GameRound) -> [BitString] {
      guard case .strings(let strings) = round.sent else { return [] }
      return strings
    }
    let small = try Game(examples: 3, dimension: 16, correlation: 1)
    for seed in 0..<UInt64(20) {
      let same = try small.round(with: .noisy(0), seed: seed)
      #expect(same.copy == same.examples[same.index - 1] && sent(same) == same.examples)
      let other = try small.round(with: .noisy(1), seed: seed)
      #expect(sent(other) == other.examples.map { BitString($0.bits.map { 1 - $0 }) })
    }
    // 40,000 bits with probability 1/3 each: 6.7 standard deviations on both sides.
    let large = try Game(examples: 4, dimension: 1000, correlation: Rational(1, 3))
    var (kept, copied) = (0, 0)
    for seed in 0..<UInt64(40) {
      let round = try large.round(with: .noisy(Rational(1, 3)), seed: seed)
      if seed < 10 { kept += zip(sent(round), round.examples).reduce(0) { $0 + flips($1.0, $1.1) } }
      copied += flips(round.copy, round.examples[round.index - 1])
    }
    #expect((12_700...13_970).contains(kept), "\(kept) of 40000 sent bits are flipped")
    #expect((12_700...13_970).contains(copied), "\(copied) of 40000 bits of copies are flipped")
  }

  /// Over many rounds Bob is right as often as the exact success says, and the mean of the posterior's maximum is the success as well.
  @Test func roundsAreFair() throws {
    let game = try Game(examples: 2, dimension: 3, correlation: Rational(1, 2))
    let trials = 4000
    var (right, expected, indices) = (0, Rational(0), [0, 0])
    for seed in 0..<UInt64(trials) {
      let round = try game.round(with: .everything, seed: seed)
      if round.isRight { right += 1 }
      expected += round.posterior[round.guess - 1]
      indices[round.index - 1] += 1
    }
    let success = 187.0 / 256
    let deviation = (success * (1 - success) * Double(trials)).squareRoot()
    #expect(abs(Double(right) - success * Double(trials)) < 5 * deviation)
    #expect(abs(Double(expected) - success * Double(trials)) < 5 * deviation)
    #expect(abs(indices[0] - trials / 2) < 160)
    // The same seed gives the same round; another one another.
    #expect(
      try game.round(with: .everything, seed: 3) == game.round(with: .everything, seed: 3))
    #expect(
      try (0..<20).contains {
        try game.round(with: .everything, seed: $0).examples
          != game.round(with: .everything, seed: 3).examples
      })
    let noisy = Message.noisy(Rational(1, 10))
    let rounds = try (0..<20).map { try game.round(with: noisy, seed: $0) }
    for round in rounds {
      #expect(try game.round(with: noisy, seed: round.seed) == round)
    }
    #expect(Set(rounds.map(\.copy)).count > 1)
  }

  @Test func refusedRounds() throws {
    let large = try Game(examples: 100, dimension: 100, correlation: Rational(1, 2))
    #expect(
      errorMessage { try large.round(with: .everything, seed: 1) }.contains(
        "k d = 100 * 100 is above the limit of 4096 bits"))
    let game = try Game(examples: 2, dimension: 2, correlation: Rational(1, 2))
    #expect(errorMessage { try game.round(with: .prefix(3), seed: 1) }.contains("prefix:3"))
    #expect(
      errorMessage { try game.round(with: .prefix(-1), seed: 1) }
        == "prefix:-1: the length must lie in 0...2, the dimension of the examples")
    #expect(errorMessage { try game.round(with: .table([1]), seed: 1) }.contains("1 entries"))
  }

  @Test func text() throws {
    let game = try Game(examples: 2, dimension: 3, correlation: Rational(1, 2))
    let round = try game.round(with: .everything, seed: 1)
    let lines = round.description.split(separator: "\n")
    #expect(lines.count == 7, "\(round)")
    for (line, start) in zip(
      lines,
      [
        "One round", "X: X1 = ", "M: M1 = ", "J: ", "Y: ", "Bob's posterior: J = 1 has ",
        "Bob's guess: J = ",
      ])
    {
      #expect(line.hasPrefix(start), "\(line)")
    }
    let silent = try game.round(with: .nothing, seed: 1).description
    #expect(
      silent.contains("M: nothing") && silent.contains("the first of 2 that are equally likely"))
  }

  // MARK: Losses

  /// The losses of the links add up to that of the chain, and the shares to 1.
  @Test func losses() throws {
    for (k, d) in [(2, 3), (3, 2), (4, 1)] {
      for message in Self.messages where d >= 2 || message.name != "prefix:2" {
        let game = try Game(examples: k, dimension: d, correlation: Rational(1, 2))
        let report = try game.report(for: message)
        let losses = report.losses
        #expect(losses.count == 4 && losses.map(\.claim) == report.chain.map(\.claim))
        let forms = losses.compactMap { $0.loss.logForm }
        let first = try #require(report.chain[0].left.logForm)
        let last = try #require(report.chain[3].right.logForm)
        #expect(forms.reduce(LogForm.zero, +) == last - first)
        if last == first {
          #expect(report.greatestLoss == nil && losses.allSatisfy { $0.share == nil })
          continue
        }
        let greatest = try #require(report.greatestLoss?.loss.logForm)
        #expect(forms.allSatisfy { $0 <= greatest })
        let shares = losses.compactMap { $0.share?.enclosure(bits: 80) }
        let sum = shares.reduce(Enclosure(0), +)
        #expect(shares.count == 4 && sum.contains(1), "\(sum)")
        for (loss, claim) in zip(losses, report.chain) where loss.factor != nil {
          let product =
            try #require(loss.factor).enclosure(bits: 80) * claim.left.enclosure(bits: 80)
          let right = claim.right.enclosure(bits: 80)
          #expect(product.lower <= right.upper && right.lower <= product.upper)
        }
      }
    }
  }

  /// Where I(J;Y|M) is not known its two links are one.
  @Test func lossesOfAnEnclosedIndex() throws {
    let game = try Game(examples: 60, dimension: 60, correlation: Rational(1, 4))
    let report = try game.report(for: .everything)
    #expect(report.isIndexEnclosed)
    #expect(report.losses.map(\.numbers) == [1...2, 3...3, 4...4])
    #expect(report.losses[0].claim == "F <= I(M;Y|J)")
  }
}
