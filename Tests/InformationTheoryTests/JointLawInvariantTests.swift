import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

/// The invariants of joint laws: every operation keeps them, and broken parts are found.
@Suite struct JointLawInvariantTests {
  @Test func operations() throws {
    var random = SplitMix64(seed: 81)
    for _ in 0..<cases(60) {
      let (m, n) = (random.int(1...3), random.int(1...3))
      let law = random.joint([m, n, random.int(1...2)])
      let other = try random.joint([random.int(1...3)]).renamed(["U"])
      let channel = random.channel(inputs: m, outputs: n)
      let weights = (0..<m).map { _ in random.weights(n) }
      let results: [JointLaw] = [
        law, other, try law.marginal(["X"]), try law.marginal(["Z", "X"]),
        try law.conditional(on: "X", equals: law.support[0].outcomes[0]),
        try law.product(with: other), try law.renamed(["A", "B", "C"]),
        try law.extended(by: "F", of: ["X", "Y"]) { $0[0] == $0[1] },
        try law.extended(by: "W", from: "X", through: channel),
        try JointLaw(input: random.law(m), channel: channel), try JointLaw("V", law.law(of: "Y")),
        try JointLaw(normalizing: weights),
        try JointLaw(
          matrix: zip(random.probabilities(m), channel.rows).map { p, row in row.map { p * $0 } }),
      ]
      for result in results {
        #expect(throws: Never.self, "\(law)") { try result.checkInvariants() }
      }
    }
  }

  @Test func brokenParts() throws {
    let law = try JointLaw([[Rational(1, 2), 0], [Rational(1, 4), Rational(1, 4)]])
    func message(_ change: (inout JointLaw.Parts) -> Void) -> String {
      var parts = law.parts
      change(&parts)
      return errorMessage { try parts.checkInvariants() }
    }
    #expect(message { _ in } == "no error, but ()")
    #expect(message { $0.counts[0] = 1 } == "the counts sum to 3, and the denominator is 4")
    #expect(message { $0.denominator = 5 } == "the counts sum to 4, and the denominator is 5")
    #expect(message { $0.counts[1] = 0 } == "cell 1 has the count 0, which is not positive")
    #expect(message { $0.codes[1] = [0, 0] } == "2 codes of Y for 3 cells")
    #expect(message { $0.codes[1][1] = 2 } == "the code 2 of Y is none of 0..<2")
    #expect(message { $0.codes[1][1] = -1 } == "the code -1 of Y is none of 0..<2")
    #expect(message { $0.codes[0][1] = 0 } == "the combination [0, 0] occurs in two cells")
    #expect(message { $0.codes.removeLast() } == "codes of 1 variables, not 2")
    #expect(message { $0.alphabets.removeLast() } == "1 alphabets for 2 variables")
    #expect(
      message { $0.alphabets[0][1] = $0.alphabets[0][0] }
        == "an outcome of X occurs twice: [0, 0]")
    #expect(message { $0.variables[1] = "X" }.contains("X"))
  }
}
