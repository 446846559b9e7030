import ExactArithmetic
import ExplorerServer
import NearestNeighbourGame
import Sampling
import Testing
import Work

/// Bob's posterior against the success that the library computes: the greatest probability, on average over everything that
/// can happen, is the success.
@Suite struct PosteriorTests {
  static let games: [(k: Int, d: Int, rho: Rational)] = [
    (1, 1, 1 / 2), (2, 1, 1 / 2), (2, 2, 1 / 3), (3, 1, 3 / 4), (2, 3, 1 / 2), (3, 2, 1), (2, 2, 0),
  ]

  @Test func averageOfGreatestPosteriorIsTheSuccess() throws {
    for (k, d, rho) in PosteriorTests.games {
      let game = try Game(examples: k, dimension: d, correlation: rho)
      for name in ["everything", "nothing", "prefix:1", "noisy:1/5", "noisy:4/5"] {
        let code = try Code(name, game)
        let expected = try game.quantities(for: Message(parsing: name)).success
        #expect(success(of: code, in: game) == expected, "\(game) \(name)")
      }
    }
  }

  @Test func averageForPaintedTablesIsTheSuccess() throws {
    var random = SplitMix64(seed: 7)
    for (k, d, rho) in PosteriorTests.games {
      let game = try Game(examples: k, dimension: d, correlation: rho)
      for letters in 1...4 {
        let table = (0..<1 << (k * d)).map { _ in Int.random(in: 0..<letters, using: &random) }
        let expected = try game.quantities(for: .table(table)).success
        #expect(success(of: table, in: game) == expected, "\(game) \(table)")
      }
    }
  }

  /// The success with a code, over all codes of all strings and all copies.
  private func success(of code: Code, in game: Game) -> Rational {
    let (k, m, d) = (game.examples, code.length, game.dimension)
    let correlation = game.correlation * code.correlation
    let (agree, differ): (Rational, Rational) = ((1 + correlation) / 2, (1 - correlation) / 2)
    var sum = Rational.zero
    for copy in strings(d) {
      for word in strings(k * m) {
        let codes = (0..<k).map { Array(word[$0 * m..<($0 + 1) * m]) }
        // The codes and the rest of the copy are uniform; the first bits of the copy follow the code of J.
        let likelihoods = codes.map { code in
          zip(code, copy).reduce(Rational.one) { $0 * ($1.0 == $1.1 ? agree : differ) }
        }
        let total = likelihoods.reduce(Rational.zero, +)
        if total.isZero { continue }
        let posterior = Posterior(codes: codes, copy: copy, correlation: correlation)
        let weight = total / Rational(k) / Rational(1 << (k * m)) / Rational(1 << (d - m))
        sum += weight * (posterior.probabilities.max() ?? 0)
      }
    }
    return sum
  }

  /// The success with a table, over all messages and all copies.
  private func success(of table: [Int], in game: Game) -> Rational {
    let (k, d) = (game.examples, game.dimension)
    var sum = Rational.zero
    for copy in 0..<1 << d {
      for message in Set(table) {
        var weight = Rational.zero
        for index in table.indices where table[index] == message {
          for j in 0..<k {
            let string = (index >> (j * d)) & ((1 << d) - 1)
            let distance = (string ^ copy).nonzeroBitCount
            weight +=
              (1 - game.flipProbability).power(d - distance) * game.flipProbability.power(distance)
          }
        }
        if weight.isZero { continue }
        let posterior = Posterior(table: table, message: message, copy: copy, game: game)
        weight /= Rational(k) * Rational(table.count)
        sum += weight * (posterior.probabilities.max() ?? 0)
      }
    }
    return sum
  }

  private func strings(_ length: Int) -> [[Bool]] {
    (0..<1 << length).map { word in (0..<length).map { word >> $0 & 1 == 1 } }
  }
}

/// Rounds that are drawn from seeds.
@Suite struct RoundTests {
  @Test func seedGivesTheSameRound() throws {
    let asked = try GameQuery(Query(parsing: "k=3&d=4&rho=1/2&message=noisy:1/10"))
    let rounds = try (0..<20).map { try Round(asked, seed: $0) }
    for (seed, round) in rounds.enumerated() {
      let again = try Round(asked, seed: UInt64(seed))
      #expect(again.copy == round.copy && again.guess == round.guess && again.sent == round.sent)
    }
    #expect(Set(rounds.map(\.copy)).count > 1)
  }

  /// The share of right guesses among many seeds against the exact success, by an interval that misses once in 10^9.
  @Test func shareOfRightGuessesAgreesWithTheSuccess() throws {
    for message in ["everything", "prefix:1", "noisy:1/4", "table:0,1,1,0,1,2,2,0,3,3,3,1,0,0,1,2"]
    {
      let asked = try GameQuery(Query(parsing: "k=2&d=2&rho=2/3&message=\(message)"))
      let exact = try asked.game.quantities(for: asked.message).success
      let right = try (0..<4000).count { try Round(asked, seed: UInt64($0)).isRight }
      let interval = SuccessCount(trials: 4000, successes: right)
        .interval(Confidence(1 - Rational(1, 1_000_000_000)), digits: 9)
      #expect(interval.contains(exact), "\(message): \(right) of 4000, exact \(exact)")
    }
  }

  @Test func probabilityIsExactAtTheEnds() {
    var random = SplitMix64(seed: 1)
    #expect((0..<1000).allSatisfy { _ in !random.isTrue(0) })
    #expect((0..<1000).allSatisfy { _ in random.isTrue(1) })
    let count = (0..<40_000).count { _ in random.isTrue(Rational(1, 3)) }
    #expect((12_700...13_970).contains(count), "\(count) of 40000 with probability 1/3")
  }

  @Test func largeRoundIsRefused() throws {
    let asked = try GameQuery(Query(parsing: "k=5000&d=2&rho=1/2"))
    let refusal = #expect(throws: WorkRefused.self) { try Round(asked, seed: 1) }
    #expect(
      refusal?.description
        == "a round shown bit by bit: k d = 5000 * 2 is above the limit of 4096 bits")
  }
}
