import Catalog
import Contraction
import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

/// The contraction of the hockey-stick divergence.
struct HockeyStickContractionTests {
  private static let gammas: [Rational] = [1, Rational(5, 4), 2, 7]

  /// The greatest over pairs of rows, by the divergence of laws.
  @Test func hockeyStickContraction() throws {
    var generator = SplitMix64(seed: 71)
    for _ in 0..<cases(60) {
      let channel = generator.channel(inputs: generator.int(1...4), outputs: generator.int(1...4))
      for gamma in HockeyStickContractionTests.gammas {
        let coefficient = try channel.hockeyStickContraction(gamma: gamma)
        let values = (0..<channel.inputCount).flatMap { x in
          (0..<channel.inputCount).map { y in
            channel.row(x).hockeyStickDivergence(gamma: gamma, from: channel.row(y))
          }
        }
        #expect(coefficient.value == values.max()!)
        #expect((coefficient.pair == nil) == coefficient.value.isZero)
        if let pair = coefficient.pair {
          #expect(
            channel.row(pair.first).hockeyStickDivergence(
              gamma: gamma, from: channel.row(pair.second)) == coefficient.value)
        }
      }
      #expect(
        try channel.hockeyStickContraction(gamma: 1).value == channel.dobrushinCoefficient)
    }
  }

  /// It bounds the ratio for all pairs of laws, and point masses attain it.
  @Test func bounds() throws {
    var generator = SplitMix64(seed: 72)
    for _ in 0..<cases(100) {
      let inputs = generator.int(2...4)
      let channel = generator.channel(inputs: inputs, outputs: generator.int(1...4))
      let (p, q) = (generator.law(inputs), generator.law(inputs))
      let gamma = HockeyStickContractionTests.gammas[generator.index(below: 4)]
      let coefficient = try channel.hockeyStickContraction(gamma: gamma)
      let after = try channel.output(of: p)
        .hockeyStickDivergence(gamma: gamma, from: channel.output(of: q))
      #expect(after <= coefficient.value * p.hockeyStickDivergence(gamma: gamma, from: q))
    }
    let symmetric = try Channel.binarySymmetric(1 / 10).hockeyStickContraction(gamma: 2)
    #expect("\(symmetric)" == "eta_E(W) = 7/10 at gamma = 2, inputs 1 and 2")
    let useless = try Channel.binarySymmetric(1 / 2).hockeyStickContraction(gamma: 1)
    #expect("\(useless)" == "eta_E(W) = 0 at gamma = 1")
  }

  @Test func gammaBelowOne() throws {
    #expect(
      errorMessage {
        try Channel.binarySymmetric(1 / 10).hockeyStickContraction(gamma: Rational(1, 2))
      }
        == "gamma is 1/2; expected a number that is at least 1 for the contraction, because "
        + "E_gamma(P||P) = 1 - gamma below")
    let fair = try FiniteLaw.bernoulli(1 / 2)
    #expect(
      errorMessage { try DivergenceReport(of: fair, from: fair, gammas: [Rational(-1)]) }
        == "gamma is -1; expected a number that is at least 0")
  }

  // MARK: Reports

  @Test func divergenceReport() throws {
    var generator = SplitMix64(seed: 73)
    for _ in 0..<cases(40) {
      let inputs = generator.int(1...4)
      let channel = generator.shortChannel(inputs: inputs, outputs: generator.int(1...4))
      let p = try FiniteLaw(generator.shortProbabilities(inputs))
      let q = try FiniteLaw(generator.shortProbabilities(inputs))
      let order = try RenyiOrder(Rational(generator.int(0...9), generator.int(1...4)))
      let report = try DivergenceReport(of: p, from: q, through: channel, order: order)
      #expect(report.verdict == .holds, "\(report)")
      #expect(report.kl == p.klDivergence(from: q))
      #expect(report.chiSquare == p.chiSquareDivergence(from: q))
      #expect(report.totalVariation == report.hockeyStick.value(at: 1))
    }
  }

  @Test func capacityReport() throws {
    let exact = try Channel.binaryErasure(1 / 3).capacityReport(name: "bec:1/3")
    #expect(exact.exact == LogForm.bits(2 / 3) && exact.isWidthReached)
    #expect("\(exact)".contains("C = 2/3"))
    let enclosed = try Channel.z(1 / 4).capacityReport(width: Rational(1, 1000))
    #expect(enclosed.exact == nil && enclosed.isWidthReached)
    #expect(enclosed.certificate.gap <= .bits(Rational(1, 1000)))
  }
}
