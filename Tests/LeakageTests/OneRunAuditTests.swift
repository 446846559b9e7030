import Claims
import ExactArithmetic
import Leakage
import LemmataTestSupport
import Testing
import Work

@Suite struct OneRunAuditTests {
  private func audit(
    _ m: Int, _ r: Int, _ v: Int, _ delta: String = "0",
    selection: OneRunAudit.GuessSelection = .fixed
  ) throws -> OneRunAudit {
    try OneRunAudit(
      canaries: m, guesses: r, correct: v, delta: rational(delta), selection: selection)
  }

  /// `T_v + m delta max_j T_max(j,v) (1 - T_min(j,v))/(j p_j)`, with the maximum over all `j`.
  private func byDefinition(_ audit: OneRunAudit, _ factor: Rational) -> Rational {
    let (r, v, q) = (audit.guesses, audit.correct, factor / (1 + factor))
    if v == 0 { return 1 }
    let masses = (0...r).map {
      Rational(Integer.binomial(r, $0)) * q.power($0) * (1 - q).power(r - $0)
    }
    func tail(_ x: Int) -> Rational { Rational.sum(masses[x...]) }
    let all = (1...r).map { (j: Int) -> Rational in
      let product: Rational = tail(max(j, v)) * (1 - tail(min(j, v)))
      return product / (Rational(j) * masses[j])
    }
    let greatest = all.max() ?? 0
    return min(1, tail(v) + Rational(audit.canaries) * audit.delta * greatest)
  }

  /// The formula of public tools, term by term.
  private func publishedByDefinition(_ audit: OneRunAudit, _ factor: Rational) -> Rational {
    let (r, v, q) = (audit.guesses, audit.correct, factor / (1 + factor))
    if v == 0 { return 1 }
    let masses = (0...r).map {
      Rational(Integer.binomial(r, $0)) * q.power($0) * (1 - q).power(r - $0)
    }
    let greatest = (1...v).map { i in Rational.sum(masses[(v - i)..<v]) / Rational(i) }.max() ?? 0
    let scale = 2 * Rational(audit.canaries) * audit.delta
    return min(1, Rational.sum(masses[v...]) + scale * greatest)
  }

  // MARK: p-values

  @Test func knownValues() throws {
    #expect(try audit(20, 20, 18).exactPValue(at: 2) == rational("6815744/387420489"))
    #expect(
      try audit(20, 20, 18, "1/1000").exactPValue(at: 2) == rational("13939485937/736098929100"))
    #expect(try audit(2, 2, 1, "1/100").exactPValue(at: 4) == rational("1203/1250"))
    let value = try audit(100, 50, 45, "1e-5").pValue(at: 4)
    #expect(
      value.lower > rational("0.0480616241124580149875392")
        && value.upper < rational("0.0480616241124580149875394"))
    let published = try audit(100, 50, 45, "1e-5").publishedValue(at: 4)
    #expect(
      published.lower > rational("0.0482480994992726738033084")
        && published.upper < rational("0.0482480994992726738033086"))
  }

  /// The bound against its definition with a maximum, exact against enclosed; and the published formula.
  @Test func pValuesByDefinition() throws {
    var generator = SplitMix64(seed: 23)
    for _ in 0..<cases(150) {
      let r = Int.random(in: 0...25, using: &generator)
      let audit = try OneRunAudit(
        canaries: r + Int.random(in: 0...9, using: &generator), guesses: r,
        correct: Int.random(in: 0...r, using: &generator),
        delta: [0, Rational(1, 10_000), Rational(1, 50), 1][
          Int.random(in: 0..<4, using: &generator)])
      let factor = [1, Rational(3, 2), 2, 5, 60][Int.random(in: 0..<5, using: &generator)]
      let exact = try audit.exactPValue(at: factor)
      #expect(exact == byDefinition(audit, factor), "\(audit) at \(factor)")
      #expect(audit.pValue(at: factor).contains(exact), "\(audit) at \(factor)")
      #expect(audit.pValue(at: factor).width <= Rational(1).scaled(byPowerOfTwo: -100))
      let published = publishedByDefinition(audit, factor)
      let enclosure = audit.publishedValue(at: factor)
      #expect(enclosure.contains(published), "\(audit) at \(factor)")
      #expect(enclosure.width <= Rational(1).scaled(byPowerOfTwo: -90))
      #expect(audit.isRefuted(at: factor) == Verdict(exact <= audit.error))
    }
  }

  /// Where the number of guesses may depend on the model.
  @Test func constantForAllNumbersOfGuesses() throws {
    let audit = try audit(400, 30, 25, "1e-5", selection: .fromModel)
    let fixed = try self.audit(400, 30, 25)
    #expect(
      try audit.exactPValue(at: 3) == fixed.exactPValue(at: 3) + 200 * rational("1e-5"))
    #expect(audit.pValue(at: 3).contains(try audit.exactPValue(at: 3)))
    // For every number of guesses R_j is at most 1/(1+E), so at most 1/2.
    for r in 1...12 {
      for factor in [1, 2, Rational(7, 2)] {
        for v in 1...r {
          let tail = BinomialTail(trials: r, threshold: v)
          let q = factor / (1 + factor)
          let value = tail.exactValue(at: q)
          let mass = Rational(Integer.binomial(r, v)) * q.power(v) * (1 - q).power(r - v)
          #expect(value * (1 - value) / (Rational(v) * mass) <= 1 / (1 + factor))
        }
      }
    }
  }

  // MARK: The formula of public tools is no bound

  /// Two canaries: a mechanism that is (ln 4, 1/100)-differentially private exceeds it.
  @Test func publishedFormulaIsNoBound() throws {
    // The law of the wrong guesses about two coins: none, the second, the first, both right.
    let noise = ["0.0376", "0.1604", "0.1604", "0.6416"].map { rational($0) }
    #expect(Rational.sum(noise) == 1)
    // The mechanism tells the coins after this noise: M = S with right guesses where bit i of `pattern` is 1.
    for coin in 0..<2 {
      for s in 0..<4 {
        // Hockey-stick divergence of the laws for s and for s with one coin flipped.
        let excess = (0..<4).map { output -> Rational in
          let (here, there) = (noise[3 ^ s ^ output], noise[3 ^ s ^ (1 << coin) ^ output])
          return max(here - 4 * there, 0)
        }
        #expect(Rational.sum(excess) == Rational(1, 100))
      }
    }
    let attained = 1 - noise[0]
    let audit = try audit(2, 2, 1, "1/100")
    #expect(attained == rational("1203/1250"))
    #expect(try audit.exactPValue(at: 4) == attained)  // the bound is attained
    #expect(publishedByDefinition(audit, 4) == rational("601/625"))
    #expect(audit.publishedValue(at: 4).upper < attained)  // and the formula is exceeded
  }

  /// The mechanism that attains the bound, for small numbers: its law of right guesses and its hockey-stick divergences.
  @Test func theBoundIsAttained() throws {
    for m in 1...5 {
      for r in 1...m {
        for v in 1...r {
          for (factor, delta) in [
            (1, Rational(1, 100)), (2, Rational(1, 50)), (Rational(7, 2), Rational(1, 200)),
          ] {
            let mechanism = try ExtremalMechanism(
              coins: m, guesses: r, correct: v, factor: factor, delta: delta)
            let audit = try OneRunAudit(
              canaries: m, guesses: r, correct: v, delta: delta)
            let bound = try audit.exactPValue(at: factor)
            if bound == 1 { continue }
            #expect(mechanism.weights.allSatisfy { !$0.isNegative })
            #expect(mechanism.total == 1)
            #expect(mechanism.greatestDivergence == delta, "m = \(m), r = \(r), v = \(v)")
            #expect(mechanism.probabilityOfRight == bound, "m = \(m), r = \(r), v = \(v)")
          }
        }
      }
    }
  }

  /// A number of guesses that the model chooses has no p-value for `delta > 0`: the level is exceeded.
  @Test func numberOfGuessesFromTheModel() throws {
    // With probability m delta/10 the model reveals ten coins, which alone are guessed; else 400 coins are guessed blindly.
    let (m, delta) = (400, rational("1e-5"))
    let reveal = Rational(m) * delta / 10
    // Level b: the p-value of 217 of 400. The ten revealed coins are all guessed right.
    let many = try audit(400, 400, 217, "1e-5").pValue(at: 1)
    #expect(many.lower > rational("0.0495027") && many.upper < rational("0.0495029"))
    let few = try audit(400, 10, 10, "1e-5").pValue(at: 1)
    #expect(few.upper < many.lower)  // so the test rejects there
    let blind = BinomialTail(trials: 400, threshold: 217).exactValue(at: 1 / 2)
    let rejected = reveal + (1 - reveal) * blind
    #expect(rejected > many.upper)
    // With the published formula alike, at its level .0496522.
    let published = try audit(400, 400, 217, "1e-5").publishedValue(at: 1)
    #expect(try audit(400, 10, 10, "1e-5").publishedValue(at: 1).upper < published.lower)
    #expect(published.lower > rational("0.0496521") && published.upper < rational("0.0496523"))
    #expect(rejected > published.upper)
    #expect(rejected > rational("0.0497910") && rejected < rational("0.0497912"))
    // With the constant for all numbers of guesses it is not.
    #expect(
      try audit(400, 400, 217, "1e-5", selection: .fromModel).pValue(at: 1).lower > rejected)
  }

  // MARK: epsilon

  private func expectEpsilon(
    _ found: AuditedEpsilon, _ decimal: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let expected = rational(decimal)
    let unit = Rational(1, Integer(10).power(decimal.split(separator: ".")[1].count))
    #expect(
      found.interval.lower > expected - 2 * unit && found.interval.upper < expected + 2 * unit,
      "\(found) is not \(decimal)", sourceLocation: sourceLocation)
    #expect(
      found.interval.width <= found.interval.upper.scaled(byPowerOfTwo: -100),
      sourceLocation: sourceLocation)
  }

  @Test func knownEpsilons() throws {
    expectEpsilon(try audit(20, 20, 18).epsilon(), "0.9315097227944994")
    expectEpsilon(try audit(1000, 100, 95).epsilon(), "2.1724340431929")
    expectEpsilon(try audit(1000, 100, 95, "1e-5").epsilon(), "2.1718551410284")
    expectEpsilon(try audit(1000, 100, 75, "1e-4").epsilon(), "0.69512601763929")
    expectEpsilon(try audit(1000, 600, 600, "1e-5").epsilon(), "5.297137489586")
    expectEpsilon(try audit(1000, 100, 95, "1e-5").publishedEpsilon(), "2.165175799714052")
    expectEpsilon(try audit(1000, 600, 600, "1e-5").publishedEpsilon(), "5.2703994635147")
    expectEpsilon(try audit(1000, 100, 75, "1e-4").publishedEpsilon(), "0.6729846641")
  }

  /// The certificates are checked anew; for `delta = 0` against the inverse of the tail.
  @Test func certificates() throws {
    for (m, r, v, delta) in [
      (20, 20, 18, "0"), (100, 50, 45, "1e-5"), (30, 30, 30, "1e-3"), (50, 40, 27, "0"),
      (1_000_000, 1000, 560, "1e-9"), (7, 5, 5, "0"),
    ] {
      let audit = try audit(m, r, v, delta)
      let epsilon = audit.epsilon()
      let crossing = try #require(epsilon.crossing)
      #expect(crossing.lowerValue.upper <= audit.error && crossing.upperValue.lower > audit.error)
      #expect(audit.isRefuted(at: crossing.lower) == .holds)
      #expect(audit.isRefuted(at: crossing.upper) == .violated)
      #expect(
        overlap(
          Enclosure.log(crossing.lower, bits: 200).hull(.log(crossing.upper, bits: 200)),
          epsilon.interval))
      if audit.delta.isZero {
        let success = BinomialTail(trials: r, threshold: v).argument(
          ofValue: audit.error, bits: 130)
        let factor = success.divided(by: Enclosure(1) - success, bits: 130)
        #expect(overlap(.log(factor, bits: 130), epsilon.interval))
      }
    }
  }

  /// Counts at chance or below refute nothing.
  @Test func nothingIsRefutedByChance() throws {
    for (m, r, v) in [(10, 0, 0), (10, 10, 0), (10, 10, 5), (1000, 500, 200), (5, 4, 4)] {
      let audit = try audit(m, r, v)
      #expect(audit.epsilon() == AuditedEpsilon.none)
      #expect(
        "\(try audit.report())".contains("every bound on"))
    }
    #expect(try audit(10, 0, 0).exactPValue(at: 3) == 1)
    #expect(try audit(10, 10, 0, "1/2").pValue(at: 3) == Enclosure(1))
  }

  /// An epsilon that is a logarithm of a dyadic number: the p-value equals the permitted error there.
  @Test func equalityAtTheCrossing() throws {
    // (3/4)^5 = 243/1024 at E = 3.
    let audit = try OneRunAudit(
      canaries: 5, guesses: 5, correct: 5, confidence: 1 - rational("243/1024"))
    #expect(try audit.exactPValue(at: 3) == audit.error)
    #expect(audit.isRefuted(at: 3) == .holds)
    let epsilon = audit.epsilon()
    #expect(epsilon.interval.contains(Enclosure.log(3, bits: 200)))
    #expect(try audit.verdict(on: .factor(3)) == .refuted)
  }

  // MARK: Claims

  @Test func claims() throws {
    let audit = try audit(1000, 100, 95)
    for (claim, verdict) in [
      ("epsilon=1", AuditVerdict.refuted), ("epsilon=2.17243404319", .refuted),
      ("epsilon=2.1724340431930", .notRefuted), ("epsilon=3", .notRefuted), ("epsilon=0", .refuted),
      ("E=8", .refuted), ("E=9", .notRefuted), ("leakage=69.43", .refuted),
      ("leakage=69.44", .notRefuted), ("information=3.4", .refuted),
      ("information=3.41", .notRefuted),
    ] {
      #expect(try audit.verdict(on: AuditClaim(parsing: claim)) == verdict, "\(claim)")
      let report = try audit.report(claim: AuditClaim(parsing: claim))
      #expect(report.verdict == (verdict == .refuted ? .violated : nil))
    }
    #expect("\(try AuditClaim(parsing: "E=3/2"))" == "E=3/2")
  }

  @Test func errors() {
    func message(
      _ m: Int, _ r: Int, _ v: Int, delta: Rational = 0, confidence: Rational = 1 / 2
    ) -> String {
      errorMessage {
        try OneRunAudit(canaries: m, guesses: r, correct: v, delta: delta, confidence: confidence)
      }
    }
    #expect(message(10, 5, 6) == "6 of 5 guesses are right; expected at most 5")
    #expect(message(10, 11, 6) == "11 guesses about 10 canaries; expected at most one for each")
    #expect(message(10, 5, -1) == "the number of right guesses is -1; expected 0 to 2^60")
    #expect(message(Int.max, 5, 1).contains("the number of canaries is"))
    #expect(message(10, 5, 5, delta: 2) == "delta is 2; expected a probability, from 0 to 1")
    #expect(
      message(10, 5, 5, confidence: 1)
        == "the confidence is 1; expected a number above 0 and below 1, such as 19/20")
    #expect(
      errorMessage { try AuditClaim(parsing: "eps=1") }
        == "\"eps=1\" is no claim that these counts can refute; expected epsilon=x, E=x, information=x or leakage=x"
    )
    #expect(
      errorMessage { try AuditClaim(parsing: "E=1/2") } == "the claim E=1/2; expected at least 1")
    #expect(errorMessage { try AuditClaim(parsing: "epsilon=-1") }.contains("at least 0"))
    #expect(errorMessage { try AuditClaim(parsing: "epsilon=x") }.contains("x"))
    #expect(
      errorMessage {
        try OneRunAudit(canaries: 1 << 40, guesses: 1 << 40, correct: 1 << 39)
          .exactPValue(at: 2)
      }.contains("above the limit of 67108864 bits"))
  }

  /// A hundred thousand guesses about a million canaries.
  @Test func large() throws {
    let audit = try audit(1_000_000, 100_000, 52_000, "1e-8")
    let epsilon = audit.epsilon()
    let crossing = try #require(epsilon.crossing)
    #expect(audit.isRefuted(at: crossing.lower) == .holds)
    #expect(audit.isRefuted(at: crossing.upper) == .violated)
    #expect(
      audit.pValue(at: 1).contains(try audit.exactPValue(at: 1)))
    #expect(epsilon.interval.lower > Rational(6, 100) && epsilon.interval.upper < Rational(8, 100))
  }
}

/// The mechanism that attains the bound: it guesses a uniform `r`-subset of `m` coins, where each pattern with `j` right
/// guesses has the probability `g_j` with `g_j = E g_(j-1)`, but for one step at `v`.
private struct ExtremalMechanism {
  /// `g_j`, for the patterns of one subset.
  let weights: [Rational]
  private let coins: Int
  private let guesses: Int
  private let correct: Int
  private let factor: Rational

  init(coins: Int, guesses: Int, correct: Int, factor: Rational, delta: Rational) throws {
    (self.coins, self.guesses, self.correct, self.factor) = (coins, guesses, correct, factor)
    let step =
      Rational(coins) * delta / (Rational(correct) * Rational(Integer.binomial(guesses, correct)))
    // g_j = a_j g_0 + b_j; the total mass 1 gives g_0.
    var (a, b) = ([Rational.one], [Rational.zero])
    for j in 1...guesses {
      a.append(factor * a[j - 1])
      b.append(factor * b[j - 1] + (j == correct ? step : 0))
    }
    func total(_ x: [Rational]) -> Rational {
      Rational.sum(x.indices.map { Rational(Integer.binomial(guesses, $0)) * x[$0] })
    }
    let first = (1 - total(b)) / total(a)
    weights = (0...guesses).map { a[$0] * first + b[$0] }
  }

  var total: Rational {
    Rational.sum((0...guesses).map { Rational(Integer.binomial(guesses, $0)) * weights[$0] })
  }

  var probabilityOfRight: Rational {
    Rational.sum(
      (correct...guesses).map { Rational(Integer.binomial(guesses, $0)) * weights[$0] })
  }

  /// The greatest hockey-stick divergence, over all coins and all values of the coins, by enumeration of all outputs: a
  /// subset and a guess for each of its coins.
  var greatestDivergence: Rational {
    let subsets = (0..<(1 << coins)).filter { $0.nonzeroBitCount == guesses }
    var greatest = Rational.zero
    for s in 0..<(1 << coins) {
      for coin in 0..<coins {
        let other = s ^ (1 << coin)
        var sum = Rational.zero
        for subset in subsets {
          // Guesses: the submasks of the subset.
          var guess = subset
          while true {
            let right = guesses - ((guess ^ s) & subset).nonzeroBitCount
            let rightThere = guesses - ((guess ^ other) & subset).nonzeroBitCount
            sum += max(weights[right] - factor * weights[rightThere], 0)
            if guess == 0 { break }
            guess = (guess - 1) & subset
          }
        }
        greatest = max(greatest, sum / Rational(subsets.count))
      }
    }
    return greatest
  }
}
