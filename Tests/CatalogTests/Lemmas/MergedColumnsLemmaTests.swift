import Catalog
import Claims
import ExactArithmetic
import GameLemmas
import InformationLemmas
import Lemmas
import LemmataTestSupport
import NearestNeighbourGame
import Testing

@Suite struct MergedColumnsLemmaTests {
  private let lemma = MergedColumnsLemma()

  @Test func standardCasesHold() throws {
    let verification = try lemma.verify()
    #expect(verification.caseCount == 5 * 37)
    #expect(verification.claimCount == 10 * 37)
    #expect(verification.holds)
    #expect(verification.minimumSlack?.isZero == true)
  }

  @Test func againstTheJointLaw() throws {
    for (k, d) in [(2, 2), (3, 1)] {
      let game = try Game(examples: k, dimension: d, correlation: Rational(1, 2))
      // The message from its definition: the columns as texts, with one name for the constant ones.
      var numbers: [[Int]: Int] = [:]
      let table = (0..<(1 << (k * d))).map { x -> Int in
        let columns = (0..<d).map { i -> Int in
          let bits = (0..<k).map { x >> ($0 * d + i) & 1 }
          return Set(bits).count == 1 ? -1 : bits.reduce(0) { 2 * $0 + $1 }
        }
        if numbers[columns] == nil { numbers[columns] = numbers.count }
        return numbers[columns]!
      }
      let oracle = try GameOracle(game, table: table)
      let claims = try lemma.check(game)
      #expect(claims[0].left.rationalValue == (try oracle.success()))
      #expect(claims[1].left.logForm == (try oracle.information(["X"], ["M"])))
    }
    let game = try Game(examples: 2, dimension: 2, correlation: Rational(1, 2))
    #expect(try lemma.check(game)[1].right.logForm?.rationalBits == 3)
  }

  /// Merging all columns with an even number of ones loses.
  @Test func otherColumnsMustNotBeMerged() throws {
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    #expect(counterexample.label == "k = 2, d = 1, rho = 1/3")
  }

  @Test func usersInstance() throws {
    var arguments = LemmaArguments()
    arguments[.examples] = 3
    arguments[.dimension] = 4
    arguments[.correlation] = Rational(9, 10)
    #expect(try lemma.verify(arguments).holds)
    arguments[.dimension] = 7
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "the lemma merged-columns: k d = 3 * 7 is above the 20 bits that are enumerated")
    arguments[.message] = .everything
    #expect(
      errorMessage { try lemma.verify(arguments) }
        == "the lemma merged-columns takes no --message; expected -k, -d, --rho")
  }

  @Test func results() throws {
    #expect(try lemma.results()?.rows.count == 5)
  }
}
