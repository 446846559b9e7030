import Claims
import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import NearestNeighbourGame
import Testing

/// The Mrs Gerber bound of the game.
@Suite struct GameMrsGerberTests {
  /// `Psi(theta) = 1 - h((1-theta)/2)`.
  private func capacity(_ theta: Rational) -> LogForm { .bits(1) - binaryEntropy((1 - theta) / 2) }

  /// `k d (1 - h((v - delta)/(1 - 2 delta)))` with `v = h^-1(1 - F/d)`, as the theorem states it.
  private func asStated(_ game: Game, fano: LogForm, bits: Int) -> Enclosure {
    let level = (LogForm.bits(1) - fano / Rational(game.dimension)).enclosure(bits: bits)
    let v = Enclosure.inverseBinaryEntropy(level.intersection(Enclosure(0, 1)), bits: bits)
    let a = (1 / game.correlation) * (v - Enclosure(game.flipProbability))
    let bias = a.intersection(Enclosure(0, 1 / 2))
    return Rational(game.examples * game.dimension)
      * (Enclosure(1) - Enclosure.binaryEntropy(bias, bits: bits))
  }

  @Test func liesBetweenTheSDPIBoundAndTheInformation() throws {
    for (k, d) in sizes(upTo: multiplier > 1 ? 12 : 8) {
      for rho in [1 / 100, 1 / 2, 22 / 101, 99 / 100, 1] as [Rational] {
        let game = try Game(examples: k, dimension: d, correlation: rho)
        for message in [.everything, .prefix(1), .noisy(1 / 7)] as [Message] {
          let report = try game.report(for: message)
          let label = "\(message.name), k \(k), d \(d), rho \(rho)"
          let (sdpi, bound) = (
            InformationQuantity.exact(report.bounds.sdpi), report.bounds.mrsGerber
          )
          #expect(report.quantities.information.isAtLeast(bound) == .holds, "\(label)")
          #expect(bound.isAtLeast(sdpi) == .holds, "\(label)")
          #expect(report.verdict == .holds, "\(label): \(report.verdict)")
          if rho == 1 {
            #expect(bound == report.bounds.sdpi, "\(label)")
          } else if k > 1 {
            #expect(sdpi.isAtLeast(bound) == .violated, "\(label)")
          }
          if k > 1 {
            let stated = asStated(game, fano: report.bounds.fano, bits: 120)
            let found = bound.enclosure(bits: 80)
            #expect(stated.lower <= found.upper && found.lower <= stated.upper, "\(label)")
            #expect(stated.width < Rational(1, 1 << 50), "\(label)")
          }
        }
      }
    }
  }

  @Test func valuesInThePageOfTheTheorem() throws {
    let rows: [(d: Int, fano: String, bound: String, sdpi: String)] = [
      (1, "0.045566", "0.377444", "0.364528"), (2, "0.103962", "0.865922", "0.831694"),
      (3, "0.159209", "1.327352", "1.273670"),
    ]
    for row in rows {
      let bounds = try Game(examples: 2, dimension: row.d, correlation: 1 / 2).report(
        for: .everything
      )
      .bounds
      let values = [.exact(bounds.fano), bounds.mrsGerber, .exact(bounds.sdpi)]
      for (value, text) in zip(values, [row.fano, row.bound, row.sdpi]) {
        let error = value.enclosure(bits: 64) - Enclosure(Rational(text)!)
        #expect(max(-error.lower, error.upper) <= Rational(1, 2_000_000), "d \(row.d): \(text)")
      }
    }
  }

  @Test func vanishesWhereNothingCanBeSaid() throws {
    for (k, d, rho) in [(1, 3, 1 / 2), (4, 0, 1 / 2), (3, 2, 0), (1, 0, 0), (1, 1, 1)]
      as [(Int, Int, Rational)]
    {
      let report = try Game(examples: k, dimension: d, correlation: rho).report(for: .everything)
      #expect(
        report.bounds.fano.isZero && report.bounds.sdpi.isZero && report.bounds.mrsGerber == .zero)
      #expect(report.holds)
    }
    let silent = try Game(examples: 3, dimension: 2, correlation: 1 / 2).report(for: .nothing)
    #expect(silent.bounds.mrsGerber == .zero)
    #expect(silent.holds)
  }

  /// `X_1` if the two bits differ, and a coin of Alice's otherwise.
  private let halfBit = Message.channel([[1 / 2, 1 / 2], [0, 1], [1, 0], [1 / 2, 1 / 2]])

  @Test func theHalfBit() throws {
    for rho in [1 / 2, 1 / 10, 22 / 101, 99 / 100, 1] as [Rational] {
      let game = try Game(examples: 2, dimension: 1, correlation: rho)
      let report = try game.report(for: halfBit)
      let quantities = report.quantities
      let expected = capacity(rho / 2)
      #expect(quantities.success == 1 / 2 + rho / 4)
      #expect(report.optimalSuccess == quantities.success)
      #expect(report.bounds.fano == expected)
      #expect(quantities.indexInformation == expected)
      #expect(quantities.noisyInformation == expected)
      #expect(quantities.exampleInformationSum == 2 * capacity(1 / 2))
      #expect(quantities.information == .bits(1 / 2))
      #expect(report.bounds.mrsGerber == 2 * capacity(1 / 2))
      #expect(report.holds)
    }
  }

  @Test func noisyCopiesAreTight() throws {
    for (k, d) in [(2, 1), (2, 3), (3, 2), (4, 4)] {
      for rho in [1 / 2, 22 / 101, 1] as [Rational] {
        let game = try Game(examples: k, dimension: d, correlation: rho)
        for a in [0, 1 / 8, 1 / 3, 1 / 2, 5 / 7, 1, 123_456_789 / 1_000_000_007] as [Rational] {
          let report = try game.report(for: .noisy(a))
          let link = report.boundChecks[1]
          #expect(link.slack == .zero, "k \(k), d \(d), rho \(rho), a \(a)")
          #expect(report.holds, "k \(k), d \(d), rho \(rho), a \(a): \(report.verdict)")
        }
      }
    }
  }

  /// One bit about three: the mean over the examples is tight, the sum of their informations is not.
  @Test func theMajority() throws {
    for rho in [1 / 2, 1 / 10, 1] as [Rational] {
      let game = try Game(examples: 3, dimension: 1, correlation: rho)
      let majority = Message.deterministic("majority") { $0.index.nonzeroBitCount >= 2 ? 1 : 0 }
      let report = try game.report(for: majority)
      #expect(report.quantities.information == .bits(1))
      #expect(report.quantities.exampleInformationSum == 3 * capacity(1 / 2))
      #expect(report.quantities.noisyInformation == capacity(rho / 2))
      #expect(report.boundChecks[1].verdict == .holds)
      #expect(report.boundChecks[1].right.isAtLeast(report.boundChecks[1].left) == .holds)
      #expect(report.boundChecks[1].left.isAtLeast(report.boundChecks[1].right) == .violated)
      #expect(report.holds)
    }
  }

  /// Without noise the link is that of the examples, which is tight whenever their informations add up.
  @Test func withoutNoise() throws {
    for (k, d) in sizes(upTo: 8) {
      let game = try Game(examples: k, dimension: d, correlation: 1)
      for length in 0...d {
        let report = try game.report(for: .prefix(length))
        #expect(report.holds, "k \(k), d \(d), prefix \(length): \(report.verdict)")
        #expect(report.boundChecks[1].slack == .zero)
      }
    }
  }

  /// `F > d (1 - h(a * delta))` implies `I > k d (1 - h(a))`, without any inverse.
  @Test func withoutInverses() throws {
    for (k, d, rho) in [(2, 1, 1 / 2), (2, 3, 1 / 2), (3, 2, 22 / 101), (5, 2, 1), (4, 3, 9 / 10)]
      as [(Int, Int, Rational)]
    {
      let game = try Game(examples: k, dimension: d, correlation: rho)
      for message in [.everything, .prefix(1), .noisy(1 / 16), .noisy(2 / 5)] as [Message] {
        let report = try game.report(for: message)
        let information = report.quantities.information.logForm!
        for step in 0...32 {
          let a = Rational(step, 64)
          let kept = capacity(rho * (1 - 2 * a))
          let size = Rational(k * d) * capacity(1 - 2 * a)
          let isAbove = report.bounds.fano > Rational(d) * kept
          #expect(
            !isAbove || information > size, "\(message.name), k \(k), d \(d), rho \(rho), a \(a)")
          // The bound exceeds k d (1 - h(a)) exactly then.
          let verdict = InformationQuantity.exact(size).isAtLeast(report.bounds.mrsGerber)
          #expect(verdict == (isAbove ? .violated : .holds), "\(message.name), a \(a)")
        }
      }
    }
  }

  @Test func boundsOfASuccessProbability() throws {
    let game = try Game(examples: 4, dimension: 6, correlation: 1 / 2)
    let optimum = try game.optimalSuccess()
    var previous = try game.bounds(success: 1 / 4)
    #expect(previous.fano.isZero && previous.sdpi.isZero && previous.mrsGerber == .zero)
    for step in 1...20 {
      let success = 1 / 4 + Rational(step, 20) * (optimum - 1 / 4)
      let bounds = try game.bounds(success: success)
      #expect(bounds.fano > previous.fano)
      #expect(bounds.sdpi == 16 * bounds.fano)
      #expect(bounds.mrsGerber.isAtLeast(previous.mrsGerber) == .holds)
      #expect(bounds.mrsGerber.isAtLeast(.exact(bounds.sdpi)) == .holds)
      previous = bounds
    }
  }

  // MARK: Verdicts

  @Test func equalitiesThatCannotBeSeenAreUndecided() throws {
    // The bias is a fraction too long to be guessed from an enclosure.
    let a = Rational(1, (Integer(1) << 150) + 1)
    let report = try Game(examples: 2, dimension: 2, correlation: 1 / 2).report(for: .noisy(a))
    #expect(report.boundChecks[1].verdict == .undecided)
    #expect(report.boundChecks[1].slack.logForm == nil)
    #expect(report.verdict == .undecided)
    #expect(!report.holds)
    #expect(report.chain.allSatisfy { $0.verdict == .holds })
    #expect("\(report.boundChecks[1])".contains(" <=? "))
    #expect("\(report)".contains("UNDECIDED: I(M;Y|J) <= d g(I(X;M)/(k d))."))
  }

  @Test func inequalityCheck() {
    func check(_ left: InformationQuantity, _ right: InformationQuantity) -> Claim {
      Claim("left", left, atMost: "right", right, reason: "an example")
    }
    let exact = InformationQuantity.exact(.log(3 as Integer))
    let same = InformationQuantity.exact(.log(12 as Integer) - .bits(2))
    let greater = InformationQuantity.exact(.log(4 as Integer))
    #expect(check(exact, same).verdict == .holds && check(exact, same).slack == .zero)
    #expect(check(exact, greater).verdict == .holds)
    #expect(check(greater, exact).verdict == .violated)
    #expect(check(greater, exact).slack == .log(3 as Integer) - .log(4 as Integer))

    let enclosed = InformationQuantity.enclosed(ComputableReal(LogForm.log(3 as Integer)))
    #expect(check(exact, enclosed).verdict == .undecided)
    #expect(check(enclosed, exact).verdict == .undecided)
    #expect(check(enclosed, enclosed).verdict == .undecided)
    #expect(check(enclosed, greater).verdict == .holds)
    #expect(check(greater, enclosed).verdict == .violated)
    #expect(check(enclosed, greater).slack.logForm == nil)
    let slack = check(enclosed, greater).slack.enclosure(bits: 64)
    #expect(slack.contains((LogForm.log(4 as Integer) - .log(3 as Integer)).enclosure(bits: 200)))
  }
}
