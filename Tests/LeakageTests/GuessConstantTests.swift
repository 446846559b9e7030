import ExactArithmetic
import Leakage
import LemmataTestSupport
import Testing

/// The constant of a number of guesses that the model chooses.
@Suite struct GuessConstantTests {
  /// The masses of the binomial law with success `E/(1+E)`.
  private func masses(_ r: Int, _ factor: Rational) -> [Rational] {
    let q = factor / (1 + factor)
    return (0...r).map {
      Rational(Integer.binomial(r, $0)) * q.power($0) * (1 - q).power(r - $0)
    }
  }

  /// `max_v T_v (1 - T_v)/(v p_v)`, and `R_j` for all `j` and `v`, which are never greater.
  @Test func byDefinition() {
    for r in 1...12 {
      for factor in [1, Rational(5, 4), 2, 7] {
        let masses = masses(r, factor)
        func tail(_ v: Int) -> Rational { Rational.sum(masses[v...]) }
        let all = (1...r).flatMap { (v: Int) -> [Rational] in
          (1...r).map { (j: Int) -> Rational in
            let product: Rational = tail(max(j, v)) * (1 - tail(min(j, v)))
            return product / (Rational(j) * masses[j])
          }
        }
        #expect(
          OneRunAudit.guessConstant(leastGuesses: r, factor: factor) == all.max(),
          "r = \(r), E = \(factor)")
      }
    }
    #expect(OneRunAudit.guessConstant(leastGuesses: 1, factor: 3) == Rational(1, 4))
  }

  @Test func knownValues() {
    for (factor, value) in [(1, "0.1375"), (2, "0.0979"), (4, "0.0694")] {
      let constant = OneRunAudit.guessConstant(leastGuesses: 20, factor: Rational(factor))
      #expect((constant - rational(value)).magnitude <= rational("0.00005"), "E = \(factor)")
    }
  }

  /// It falls with the number of guesses and with `E`, and is at least `1/(1+E)` times the greatest mass, on which both rest.
  @Test func falls() {
    let factors: [Rational] = [1, Rational(101, 100), Rational(3, 2), 2, 3, Rational(19, 2), 60]
    for r in 1...30 * multiplier {
      let constants = factors.map { OneRunAudit.guessConstant(leastGuesses: r, factor: $0) }
      #expect(zip(constants, constants.dropFirst()).allSatisfy { $0 > $1 }, "r = \(r)")
      for (factor, constant) in zip(factors, constants) {
        let greatest = masses(r, factor).max() ?? 0
        #expect(constant >= greatest / (1 + factor), "r = \(r), E = \(factor)")
        #expect(
          OneRunAudit.guessConstant(leastGuesses: r + 1, factor: factor) <= constant,
          "r = \(r), E = \(factor)")
      }
    }
  }

  /// `T_v (1 - T_v)/(v p_v)` is `1/(1+E)` over the difference of the conditional means.
  @Test func asConditionalMeans() {
    for (r, factor) in [(1, Rational(1)), (5, Rational(3, 2)), (9, Rational(4))] {
      let masses = masses(r, factor)
      func mean(_ range: Range<Int>) -> Rational {
        Rational.sum(range.map { Rational($0) * masses[$0] }) / Rational.sum(masses[range])
      }
      let least = (1...r).map { mean($0..<(r + 1)) - mean(0..<$0) }.min() ?? 0
      #expect(
        OneRunAudit.guessConstant(leastGuesses: r, factor: factor) == 1 / (1 + factor) / least)
    }
  }

  /// What it does to an audit.
  @Test func audit() throws {
    func audit(_ least: Int) throws -> OneRunAudit {
      try OneRunAudit(
        canaries: 1000, guesses: 100, correct: 90, delta: rational("1e-4"), selection: .fromModel,
        leastGuesses: least)
    }
    let (all, many) = (try audit(1), try audit(50))
    #expect(
      try all.exactPValue(at: 2) - many.exactPValue(at: 2)
        == rational("1/10") * (Rational(1, 2) - OneRunAudit.guessConstant(leastGuesses: 50)))
    #expect(many.pValue(at: 2).contains(try many.exactPValue(at: 2)))
    // m delta / 2 is the permitted error, so that nothing is refuted; with 50 guesses at least epsilon = 1 is.
    #expect(all.epsilon() == .none)
    let epsilon = many.epsilon()
    #expect(epsilon.interval.lower > 1)
    let crossing = try #require(epsilon.crossing)
    #expect(many.isRefuted(at: crossing.lower) == .holds)
    #expect(many.isRefuted(at: crossing.upper) == .violated)
    let words = "\(try many.report())".split(whereSeparator: \.isWhitespace)
    #expect(words.joined(separator: " ").contains("is at least 50 whatever the model"))
  }

  @Test func errors() {
    for (least, most) in [(0, 10), (11, 10), (-1, 10)] {
      #expect(
        errorMessage {
          try OneRunAudit(
            canaries: 20, guesses: 10, correct: 9, selection: .fromModel, leastGuesses: least)
        } == "the least number of guesses is \(least); expected 1 to \(most)")
    }
    #expect(
      errorMessage {
        try OneRunAudit(
          canaries: 10_000, guesses: 10_000, correct: 9, selection: .fromModel, leastGuesses: 5000)
      } == "the least number of guesses is 5000; expected 1 to 4096")
  }
}
