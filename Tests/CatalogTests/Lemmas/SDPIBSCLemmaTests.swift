import Catalog
import Claims
import ExactArithmetic
import GameLemmas
import InformationLemmas
import InformationTheory
import Lemmas
import LemmataTestSupport
import NearestNeighbourGame
import Testing
import Work

@Suite struct SDPIBSCLemmaTests {
  @Test func verification() throws {
    let result = try SDPIBSCLemma().verify()
    #expect(result.caseCount == 17 * 5 + 4140 * 3 && result.claimCount == result.caseCount)
    #expect(result.holds && result.minimumSlack?.isZero == true, "\(result)")
  }

  /// For 0 < rho < 1 equality holds for the constant message only.
  @Test func equality() throws {
    let lemma = SDPIBSCLemma()
    let cases = lemma.cases(.standard)
    let inside = cases.filter { $0.correlation > 0 && $0.correlation < 1 }
    #expect(inside.count == 3 * (2 + 15 + 4140))
    for message in inside {
      let isConstant = try message.informations().clean.logForm?.isZero ?? false
      #expect(try lemma.check(message)[0].slack.isZero == isConstant, "\(message)")
    }
    for message in cases where message.correlation.isZero || message.correlation == 1 {
      #expect(try lemma.check(message)[0].slack.isZero, "\(message)")
    }
  }

  /// The terms of sets of points against the enumeration of the game.
  @Test func againstTheGame() throws {
    var random = SplitMix64(seed: 2)
    for round in 0..<(30 * multiplier) {
      let dimension = 2 + round % 4
      let rho = Rational(Int.random(in: 1...9, using: &random), 10)
      let partition = CubePartition.random(dimension: dimension, using: &random)
      let (clean, noisy) = NoisyCube(dimension: dimension, correlation: rho)
        .informations(of: partition)
      let game = try Game(examples: 1, dimension: dimension, correlation: rho)
      let quantities = try game.quantities(for: .table(partition.labels))
      #expect(quantities.information.logForm == clean)
      #expect(quantities.noisyInformation.logForm == noisy)
      #expect(noisy <= rho.power(2) * clean)
    }
  }

  @Test func aFalseVariant() throws {
    let counterexample = try #require(
      try SDPIBSCLemma().counterexample(to: SDPIBSCLemma().falseVariants[0]))
    // The first bit, rho = 1/4: 1 - h(3/8) against 1/64.
    #expect(counterexample.label == "d = 1, rho = 1/4, M = the table 0,1")
    #expect(
      counterexample.claim.slack.logForm
        == .bits(Rational(1, 64) - 1) + binaryEntropy(Rational(3, 8)))
  }

  @Test func ownInstance() throws {
    let result = try SDPIBSCLemma().verify { arguments in
      arguments[.dimension] = 3
      arguments[.correlation] = Rational(1, 2)
      arguments[.message] = .prefix(1)
    }
    #expect(result.holds && result.caseCount == 1)
    #expect(
      result.minimumSlack?.logForm == .bits(Rational(1, 4) - 1) + binaryEntropy(Rational(1, 4)))
    #expect(
      SDPIBSCLemma().refusal { $0[.channel] = try .binarySymmetric(0) }
        == "the lemma sdpi-bsc takes no --channel; expected -d, --rho, --message, --law")
  }

  /// Of all messages about three bits, one bit comes closest: `(1 - h(delta)) / rho^2`.
  @Test func results() throws {
    let table = try #require(try SDPIBSCLemma().results())
    #expect(table.rows.count == 3)
    for (row, rho) in zip(table.rows, [Rational(1, 4), Rational(1, 2), Rational(3, 4)]) {
      guard case .text(let message) = row[1], case .logForm(let clean) = row[2],
        case .logForm(let noisy) = row[3]
      else {
        Issue.record("another kind of cell")
        continue
      }
      #expect(message == "0,0,0,0,1,1,1,1")
      #expect(clean == .bits(1) && noisy == .bits(1) - binaryEntropy((1 - rho) / 2))
    }
  }
}
