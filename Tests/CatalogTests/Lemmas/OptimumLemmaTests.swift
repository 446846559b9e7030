import Catalog
import Claims
import ExactArithmetic
import GameLemmas
import InformationLemmas
import Lemmas
import LemmataTestSupport
import NearestNeighbourGame
import Testing
import Work

@Suite struct OptimumLemmaTests {
  private let lemma = OptimumLemma()

  @Test func standardCasesHold() throws {
    let verification = try lemma.verify()
    // 37 sizes with k d <= 10 and 7 correlations; 27 large games; 15 + 15 messages for each correlation; 4140.
    #expect(verification.caseCount == 7 * 37 + 27 + 7 * 30 + 4140)
    #expect(verification.holds)
    #expect(verification.minimumSlack?.isZero == true)
  }

  @Test func claimsOfAGame() throws {
    let game = try Game(examples: 2, dimension: 3, correlation: Rational(1, 2))
    let claims = try lemma.check(.game(game))
    // The enumeration, five more, and two for each of four scales.
    #expect(claims.count == 1 + 5 + 8)
    #expect(claims[0].relation == .equal)
    #expect(claims[0].left.rationalValue == Rational(187, 256))
    #expect(claims[0].right.rationalValue == Rational(187, 256))
    // At rho = 1 the noise has no likelihood to speak of.
    let noiseless = try Game(examples: 2, dimension: 3, correlation: 1)
    #expect(try lemma.check(.game(noiseless)).count == 6)
  }

  /// The bounds of (iii) from the law of the noise, written down vector by vector.
  @Test func noiseBounds() throws {
    for (k, d) in [(2, 3), (3, 4), (16, 5)] {
      let rho = Rational(3, 4)
      let game = try Game(examples: k, dimension: d, correlation: rho)
      let claims = try lemma.check(.game(game)).suffix(8)
      var expected: [Rational] = []
      for scale in [Rational(3, 2), 2, 4, 16] {
        var (lower, upper) = (-1 / scale, 1 / scale)
        for z in 0..<(1 << d) {
          let flips = z.nonzeroBitCount
          let weight = Rational(1, 8).power(flips) * Rational(7, 8).power(d - flips)
          if Rational(1 << d) * weight >= Rational(k) * scale { lower += weight }
          if Rational(1 << d) * weight > Rational(k) / scale { upper += weight }
        }
        expected += [lower, upper]
      }
      let found = claims.enumerated().map { index, claim in
        (index % 2 == 0 ? claim.left : claim.right).rationalValue
      }
      #expect(found == expected)
    }
  }

  @Test func successOfMessages() throws {
    var generator = SplitMix64(seed: 5)
    for _ in 0..<(20 * multiplier) {
      let game = try Game(examples: 2, dimension: 2, correlation: Rational(1, 3))
      let table = (0..<16).map { _ in Int(generator.next() % 3) }
      let claim = try lemma.check(.message(GameInstance(game, .table(table))))[0]
      #expect(claim.left.rationalValue == (try GameOracle(game, table: table).success()))
      #expect(claim.verdict == .holds)
    }
  }

  /// The optimum does not grow with the number of examples.
  @Test func moreExamplesAreHarder() throws {
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    #expect(counterexample.label == "k = 1, d = 0, rho = 0")
    #expect(counterexample.claim.right.rationalValue == Rational(1, 2))
  }

  @Test func usersInstance() throws {
    var arguments = LemmaArguments()
    arguments[.examples] = 100
    arguments[.dimension] = 50
    arguments[.correlation] = Rational(1, 2)
    let verification = try lemma.verify(arguments)
    #expect(verification.holds)
    #expect(verification.claimCount == 5 + 8)  // too large to enumerate
    arguments[.examples] = 3
    arguments[.dimension] = 2
    arguments[.message] = .prefix(1)
    #expect(try lemma.verify(arguments).claimCount == 1)
    arguments[.dimension] = nil
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "the lemma optimum needs -d, a number of coordinates")
    arguments[.dimension] = -1
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "d = -1: the dimension must be at least 0")
  }

  @Test func results() throws {
    let rows = try #require(try lemma.results()).rows
    #expect(rows.count == 8)
    guard case .rational(let value) = rows[2][2] else { return #expect(Bool(false)) }
    #expect(value == Rational(187, 256))
  }
}
