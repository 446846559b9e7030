import ExactArithmetic
import LearningProblems
import LemmataTestSupport
import Testing

/// The quantised mean of Gaussian data.
@Suite struct QuantisedLearnerTests {
  /// The information by quadrature with mpmath, 25 digits.
  @Test func information() throws {
    let cases: [(square: Rational, depth: Int, value: String)] = [
      (Rational(1, 100), 2, "0.00623486684545665886"),
      (Rational(1, 10), 3, "0.0716336170029460432"), (Rational(1, 2), 2, "0.409421474650479189"),
      (Rational(1, 2), 1, "0.278652479555518296"), (Rational(9, 10), 2, "1.16819950905322704"),
    ]
    for (square, depth, text) in cases {
      let enclosure = QuantisedInformation(squaredCorrelation: square, depth: depth).enclosure
      let value = try Rational(parsing: text)
      let context = "r^2 = \(square), b = \(depth): \(enclosure)"
      #expect(enclosure.contains(value), "\(context)")
      #expect(
        enclosure.width < value * Rational(square > Rational(1, 2) ? 5 : 1, 100), "\(context)")
    }
    #expect(QuantisedInformation(squaredCorrelation: 0, depth: 3).enclosure == .zero)
  }

  /// One bit is the sign, whose information is enclosed in another way.
  @Test func oneBit() throws {
    let problem = try GaussianClustering(samples: 3, correlation: 1 / 3)
    let sign = try problem.quantities(for: .sign(7), dimension: 9)
    let oneBit = try problem.quantities(for: .quantised(7, bits: 1), dimension: 9)
    #expect(sign.memorization.enclosure() == oneBit.memorization.enclosure())
    // r^2 = lambda^2/V with V = lambda^2 + (1 - lambda^2)/3 = 11/27.
    let other = QuantisedInformation(squaredCorrelation: Rational(3, 11), depth: 1).enclosure
    let direct = sign.parameterInformation.enclosure()
    #expect((7 * other).lower <= direct.upper && direct.lower <= (7 * other).upper)
  }

  /// `I(M;X_1..n|theta)` and `I(M;X)` by quadrature with mpmath, for three coordinates; more bits memorize more, and no
  /// more than what the bounds allow.
  @Test func quantities() throws {
    let cases: [(n: Int, lambda: Rational, depth: Int, memorization: String, test: String)] = [
      (3, Rational(1, 5), 2, "1.92744324065893", "0.00276430596934405"),
      (1, Rational(1, 2), 3, "2.8053614548375", "0.0439249396105992"),
    ]
    for (n, lambda, depth, memorization, test) in cases {
      let problem = try LearningProblem(.gaussian, samples: n, parameter: lambda)
      let report = try problem.report(for: .quantised(3, bits: depth), dimension: 4)
      #expect(report.holds, "\(report)")
      let quantities = try #require(report.outcome).quantities
      #expect(quantities.dataInformation.logForm == .bits(Rational(3 * depth)))
      let slack = Rational(1, 10_000_000_000_000)
      for (quantity, text) in [
        (quantities.memorization, memorization), (quantities.testInformation, test),
      ] {
        let (enclosure, value) = (quantity.enclosure(), 3 * (try Rational(parsing: text)))
        #expect(enclosure.lower <= value + slack && value - slack <= enclosure.upper, "\(text)")
      }
      #expect(quantities.bestTest == nil)
    }
  }

  @Test func names() throws {
    let learner = try Learner(parsing: "quantised:20,3")
    #expect(learner.name == "quantised:20,3")
    for text in [
      "quantised:20", "quantised:,3", "quantised:2,3,4", "quantised:a,2", "quantised:3,2,",
      "quantised:3,,2",
    ] {
      #expect(
        errorMessage { try Learner(parsing: text) }.contains(
          "\"\(text)\" is not a learner; expected"))
    }
  }

  @Test func refusals() throws {
    let problem = try LearningProblem(.gaussian, samples: 2, parameter: 1 / 2)
    func message(_ problem: LearningProblem, _ learner: Learner) -> String {
      errorMessage { try problem.quantities(for: learner, dimension: 5) }
    }
    #expect(
      message(problem, .quantised(2, bits: 0))
        == "quantised:2,0: the number 0 of bits must lie in 1...6")
    #expect(message(problem, .quantised(2, bits: 7)).contains("the number 7 of bits"))
    #expect(message(problem, .quantised(6, bits: 2)).contains("must lie in 0...5"))
    let boolean = try LearningProblem(.boolean, samples: 2, parameter: 1 / 2)
    #expect(message(boolean, .quantised(2, bits: 2)).contains("is for Gaussian clustering"))
  }
}
