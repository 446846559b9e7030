import Catalog
import Claims
import ExactArithmetic
import GameLemmas
import InformationLemmas
import Lemmas
import LemmataTestSupport
import Testing

@Suite struct ExactOptimumCostLemmaTests {
  private let lemma = ExactOptimumCostLemma()

  @Test func standardCasesHold() throws {
    let cases = try lemma.cases(.standard)
    let verification = try lemma.verify(cases: cases)
    let vectors = cases.count { if case .vector = $0 { true } else { false } }
    let messages = cases.count { if case .message = $0 { true } else { false } }
    #expect(vectors == 3 + 9 + 27 + 81 + 243)
    // Everything and the merged columns for d = 2, ..., 5, 72 random messages, and the partitions for d = 2.
    #expect(messages > 8 + 72)
    #expect(cases.count == vectors + messages + 4 + 3)
    #expect(verification.holds)
    #expect(verification.minimumSlack?.isZero == true)
  }

  /// The partitions for d = 2, by trying each rule of Bob on each block.
  @Test func partitions() throws {
    let messages = try lemma.cases(.standard).count {
      if case .message(let instance) = $0 {
        instance.message.name.hasPrefix("table ")
      } else {
        false
      }
    }
    // The nine differences of two points of the square, and for each rule the set of those it serves.
    let differences = (0..<9).map { [$0 % 3 - 1, $0 / 3 - 1] }
    let points = [[1, 1], [1, -1], [-1, 1], [-1, -1]]
    let served = Set(
      (0..<16).map { rule in
        differences.indices.reduce(0) { set, w in
          let isServed = points.indices.allSatisfy { y in
            let product = differences[w][0] * points[y][0] + differences[w][1] * points[y][1]
            return rule >> y & 1 == 1 ? product >= 0 : product <= 0
          }
          return isServed ? set | 1 << w : set
        }
      })
    // The number of partitions whose blocks are each within one of the sets.
    var memo: [Int: Int] = [0: 1]
    func count(_ rest: Int) -> Int {
      if let known = memo[rest] { return known }
      let first = rest & -rest
      let others = rest ^ first
      var (sum, block) = (0, others)
      while true {
        if served.contains(where: { (block | first) & ~$0 == 0 }) { sum += count(others & ~block) }
        if block == 0 { break }
        block = (block - 1) & others
      }
      memo[rest] = sum
      return sum
    }
    #expect(messages == count((1 << 9) - 1))
  }

  @Test func greatestNumbers() throws {
    let expected = [2: 6, 3: 12, 4: 22, 5: 36]
    for (d, count) in expected {
      let claims = try lemma.check(.dimension(d))
      #expect(claims.count == 1)
      #expect(claims[0].left.rationalValue == Rational(count))
    }
    for d in 2...4 {
      let claim = try lemma.check(.rules(d))[0]
      #expect(claim.left.rationalValue! <= Rational(expected[d]!))
      #expect(claim.left.rationalValue! > 1)
    }
  }

  /// One more vector than allowed by the count would be false.
  @Test func theCountIsExact() throws {
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    #expect(counterexample.label == "all vectors, d = 2")
    #expect(counterexample.claim.slack.rationalValue == -1)
  }

  @Test func usersInstance() throws {
    var arguments = LemmaArguments()
    arguments[.examples] = 2
    arguments[.dimension] = 3
    arguments[.correlation] = Rational(1, 2)
    arguments[.message] = MergedColumnsLemma.message
    let verification = try lemma.verify(arguments)
    #expect(verification.holds && verification.claimCount == 2)
    // 9/2 - (9/2 - log2 12).
    #expect(verification.tightest?.claim.slack.logForm == .log(12))
    arguments[.message] = .prefix(1)
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "the lemma exact-optimum-cost: the success of prefix:1 is 5/8, below the optimum 187/256; "
        + "the bound is for exactly optimal success")
    arguments[.examples] = 3
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "the lemma exact-optimum-cost: k = 3; the finite bound is for k = 2")
    arguments[.examples] = 2
    arguments[.dimension] = 1
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "the lemma exact-optimum-cost: d = 1; expected at least 2")
    arguments[.dimension] = 2
    arguments[.correlation] = 1
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "the lemma exact-optimum-cost: rho = 1; expected 0 < rho < 1")
  }

  @Test func results() throws {
    #expect(try lemma.results()?.rows.count == 4)
  }
}
