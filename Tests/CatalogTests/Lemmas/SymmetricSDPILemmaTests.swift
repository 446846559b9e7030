import AlgebraicNumbers
import Catalog
import Claims
import Contraction
import ContractionLemmas
import ExactArithmetic
import GameLemmas
import InformationLemmas
import InformationTheory
import Lemmas
import LemmataTestSupport
import Testing
import Work

@Suite struct SymmetricSDPILemmaTests {
  @Test func verification() throws {
    let result = try SymmetricSDPILemma().verify()
    // 2 + 4 conversations for d = 1; sum over the partitions of 4 points of 15^parts for d = 2, or 15 where
    // Alice tells everything.
    let standard = 15 + 7 * 225 + 6 * 3375
    #expect(result.caseCount == 5 * 6 + standard + 15 + 2 * 225 + 100)
    #expect(SymmetricSDPILemma().cases(.exhaustive).count == 30 + 3 * 72_465 + 3100)
    #expect(standard == 21_840 && standard + 50_625 == 72_465)
    #expect(result.claimCount == result.caseCount)
    #expect(result.holds && result.minimumSlack?.isZero == true, "\(result)")
  }

  /// The informations of two rounds from the joint law of X, Y and the transcript.
  @Test func againstTheJointLaw() throws {
    var random = SplitMix64(seed: 6)
    for round in 0..<(30 * multiplier) {
      let dimension = 1 + round % 2
      let rho = Rational(Int.random(in: 0...5, using: &random), 5)
      let points = 1 << dimension
      func coin() -> [Int] { (0..<points).map { _ in Int.random(in: 0...4, using: &random) } }
      let first = coin()
      let seconds = [coin(), coin()]
      func turns(_ ones: [Int], _ next: (Int) -> Conversation) -> [Conversation.Turn] {
        [ones.map { 4 - $0 }, ones].enumerated().map {
          Conversation.Turn(weights: $0.element, next: next($0.offset))
        }
      }
      let conversation = Conversation.alice(
        turns(first) { value in .bob(turns(seconds[value]) { _ in .end }) })
      let cube = NoisyCube(dimension: dimension, correlation: rho)
      let exchange = cube.exchange(conversation)

      let flip = (1 - rho) / 2
      var entries: [(outcomes: [Int], weight: Rational)] = []
      for x in 0..<points {
        for y in 0..<points {
          let flips = (x ^ y).nonzeroBitCount
          let pair =
            flip.power(flips) * (1 - flip).power(dimension - flips) / Rational(points)
          for a in 0...1 {
            for b in 0...1 {
              let alice = a == 1 ? first[x] : 4 - first[x]
              let bob = b == 1 ? seconds[a][y] : 4 - seconds[a][y]
              entries.append(([x, y, a, b], pair * Rational(alice * bob, 16)))
            }
          }
        }
      }
      let law = try JointLaw(["X", "Y", "U1", "U2"], entries: entries)
      let received =
        try law.mutualInformation(between: ["U1"], and: ["Y"])
        + law.mutualInformation(between: ["U2"], and: ["X"], given: ["U1"])
      let sent =
        try law.mutualInformation(between: ["U1"], and: ["X"])
        + law.mutualInformation(between: ["U2"], and: ["Y"], given: ["U1"])
      #expect(exchange.received == received && exchange.sent == sent)
      let claims = SymmetricSDPILemma().check(
        SymmetricSDPILemma.Instance(conversation, on: cube, name: "random"))
      #expect(claims.count == 1 && claims[0].verdict == .holds)
    }
  }

  /// The tabulated conversations against the same ones written out.
  @Test func tabulatedConversations() throws {
    let cases = SymmetricSDPILemma().cases(.exhaustive)
    let cube = NoisyCube(dimension: 2, correlation: Rational(1, 4))
    let partitions = CubePartition.all(dimension: 2)
    var random = SplitMix64(seed: 7)
    // The conversations for d = 2 and rho = 1/4 follow those for d = 1.
    var index = 30
    var checked = 0
    for first in partitions {
      let count = Int(Integer(15).power(first.parts.count).description)!
      let chosen = Int.random(in: 0..<count, using: &random)
      var replies: [CubePartition] = []
      var rest = chosen
      for _ in first.parts {
        replies.insert(partitions[rest % 15], at: 0)
        rest /= 15
      }
      let conversation = Conversation.alice(
        Conversation.turns(first) { .bob(Conversation.turns(replies[$0])) })
      #expect(cases[index + chosen].exchange == cube.exchange(conversation))
      index += count
      checked += 1
    }
    #expect(checked == 15 && index == 30 + 72_465)
  }

  /// One round alone need not contract by `rho^2`.
  @Test func aFalseVariant() throws {
    let counterexample = try #require(
      try SymmetricSDPILemma().counterexample(to: SymmetricSDPILemma().falseVariants[0]))
    #expect(
      counterexample.label
        == "d = 1, rho = 1/4, U1 = the table 0,0 of X, U2 = the table 0,1 of Y")

    let table = try #require(try SymmetricSDPILemma().results())
    let row = try #require(table.rows.last)
    guard case .logForm(let received) = row[4], case .logForm(let allowed) = row[5] else {
      Issue.record("another kind of cell")
      return
    }
    #expect(received > allowed)
  }

  /// The scalar step of the proof: the coefficient of the channel given any transcript.
  @Test func weightedPairs() throws {
    for numerator in 1...9 {
      let delta = Rational(numerator, 20)
      let rho = 1 - 2 * delta
      for weight in 1...9 {
        let beta = [Rational(weight), Rational(10 - weight)]
        let rows = [[(1 - delta), delta], [delta, 1 - delta]].map { row -> [Rational] in
          let sum = row[0] * beta[0] + row[1] * beta[1]
          return [row[0] * beta[0] / sum, row[1] * beta[1] / sum]
        }
        let q = (delta * beta[0] + (1 - delta) * beta[1]) / 10
        let coefficient = try Channel(rows).klContraction.value
        #expect(coefficient == 1 - delta * (1 - delta) / (q * (1 - q)))
        #expect(coefficient <= rho.power(2))
      }
    }
  }

  /// Both send a noisy copy: given Alice's, Bob's bits are independent with known biases.
  @Test func ownInstance() throws {
    let lemma = SymmetricSDPILemma()
    let result = try lemma.verify { arguments in
      arguments[.dimension] = 2
      arguments[.correlation] = Rational(1, 2)
      arguments[.message] = .prefix(1)
    }
    // One bit each way: 1 - h(1/4) and then nothing, as X_1 is known to Alice and said.
    #expect(result.holds && result.caseCount == 1 && result.claimCount == 1)
    #expect(result.tightest?.label == "d = 2, rho = 1/2, both send prefix:1")
    let loss = LogForm.bits(1) - binaryEntropy(Rational(1, 4))
    #expect(result.tightest?.claim.left.logForm == loss)
    #expect(
      result.tightest?.claim.right.logForm
        == Rational(1, 4) * (LogForm.bits(1) + binaryEntropy(Rational(1, 4))))
    let noisy = try lemma.verify { arguments in
      arguments[.dimension] = 2
      arguments[.correlation] = Rational(1, 2)
      arguments[.message] = .noisy(Rational(1, 10))
    }
    #expect(noisy.holds && noisy.minimumSlack?.isAtLeastZero == .holds)
    #expect(
      lemma.refusal { arguments in
        arguments[.dimension] = 6
        arguments[.correlation] = Rational(1, 2)
        arguments[.message] = .everything
      } == "the lemma symmetric-sdpi: -d 6; expected at most 5 bits")
    #expect(
      lemma.refusal { arguments in
        arguments[.dimension] = 1
        arguments[.correlation] = Rational(1, 2)
      } == "the lemma symmetric-sdpi needs --message, what Alice sends")
    #expect(
      lemma.refusal { $0[.channel] = try .identity(2) }
        == "the lemma symmetric-sdpi takes no --channel; expected -d, --rho, --message")
  }
}
