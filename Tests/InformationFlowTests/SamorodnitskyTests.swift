import AlgebraicNumbers
import Contraction
import ExactArithmetic
import InformationFlow
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct SamorodnitskyTests {
  private func law(_ random: inout SplitMix64, symbols: Int) throws -> JointLaw {
    var weights = (0..<(2 << symbols)).map { _ in Int.random(in: 0...5, using: &random) }
    weights[0] += 1
    weights[(2 << symbols) - 1] += 1
    let total = weights.reduce(0, +)
    // All combinations are listed, so that each variable has both outcomes, in order.
    return try JointLaw(
      ["U"] + (1...symbols).map { "X\($0)" },
      entries: weights.enumerated().map { item in
        (
          outcomes: (0...symbols).map { item.offset >> (symbols - $0) & 1 },
          weight: Rational(item.element, total)
        )
      })
  }

  @Test func randomLaws() throws {
    var random = SplitMix64(seed: 51)
    let channels = try [
      Channel.binarySymmetric(Rational(1, 10)), .binarySymmetric(Rational(2, 5)),
      .binaryErasure(Rational(1, 3)), .z(Rational(1, 4)),
      Channel([[Rational(1, 2), Rational(1, 2)], [Rational(1, 3), Rational(2, 3)]]),
    ]
    for round in 0..<(60 * multiplier) {
      let symbols = 1 + round % 3
      let law = try law(&random, symbols: symbols)
      let names = (1...symbols).map { "X\($0)" }
      for channel in channels {
        let claim = try law.samorodnitskyClaim(of: "U", from: names, through: channel)
        #expect(claim.verdict != .violated, "\(law) \(channel)")
        // The left side straight from the definition.
        var sent = law
        for name in names { sent = try sent.extended(by: "Y" + name, from: name, through: channel) }
        let information = try sent.mutualInformation(between: ["U"], and: names.map { "Y" + $0 })
        guard case .information(.exact(let left)) = claim.left else {
          Issue.record("not exact")
          continue
        }
        #expect(left == information)
      }
    }
  }

  /// Erasure channels are the case of equality.
  @Test func equalityForErasure() throws {
    var random = SplitMix64(seed: 52)
    let law = try law(&random, symbols: 2)
    let claim = try law.samorodnitskyClaim(
      of: "U", from: ["X1", "X2"], through: .binaryErasure(Rational(1, 3)))
    guard case .information(.exact(let slack)) = claim.slack else {
      Issue.record("not exact")
      return
    }
    #expect(slack.isZero && claim.verdict == .holds)
  }

  @Test func errors() throws {
    var random = SplitMix64(seed: 53)
    let law = try law(&random, symbols: 2)
    #expect(throws: WorkRefused.self) {
      try law.samorodnitskyClaim(
        of: "U", from: ["X1", "X2"], through: .binarySymmetric(Rational(1, 10)),
        limits: WorkLimits(operations: 3, bytes: 1e9))
    }
    #expect(throws: LawError.self) {
      try law.samorodnitskyClaim(of: "V", from: ["X1"], through: .identity(2))
    }
  }
}
