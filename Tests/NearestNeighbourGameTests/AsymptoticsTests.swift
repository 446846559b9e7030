import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import NearestNeighbourGame
import Testing
import Work

/// Bounds for growing `k`, against reference values and against the bounds of one game.
@Suite struct AsymptoticsTests {
  private static func isNear(_ value: Enclosure, _ expected: String, _ error: String) -> Bool {
    let (expected, error) = (Rational(expected)!, Rational(error)!)
    return value.lower >= expected - error && value.upper <= expected + error
  }

  /// `d = 200 ln k`, `rho` solved from `OPT = 1 - 1/log2 k`; values computed independently in Python.
  @Test func referenceValues() throws {
    let reference = [
      (10, "1.525", ".403", ".453"), (20, "1.550", ".435", ".494"), (40, "1.493", ".469", ".540"),
      (80, "1.411", ".504", ".590"), (160, "1.329", ".539", ".641"),
      (320, "1.256", ".572", ".693"),
    ]
    for (m, threshold, sdpi, mrsGerber) in reference {
      let point = try Asymptotics().point(log2Examples: m)
      #expect(AsymptoticsTests.isNear(point.thresholdRatio, threshold, "0.00051"), "\(point)")
      #expect(AsymptoticsTests.isNear(point.sdpi, sdpi, "0.00051"), "\(point)")
      #expect(AsymptoticsTests.isNear(point.mrsGerber, mrsGerber, "0.00051"), "\(point)")
    }
  }

  /// The rows of `k = 2^10` and `2^320` to 27 digits: mpmath with 400 bits, the inverse of Psi by its secant method.
  @Test func agreesWithAnIndependentComputation() throws {
    let rows = [
      (
        10, "0.123472", "0.9000037385141809971136895332", "1.52530948249159739763956667",
        "0.653932869992249706514387231", "0.4034538973961980885792284288",
        "0.4527073260444296231276240941"
      ),
      (
        320, "0.112085", "0.9968766867204415108528822686", "1.256321160538977427614415361",
        "0.7943032531016513503658172772", "0.5723254227668752111104193389",
        "0.6927230553674457719444932135"
      ),
    ]
    for (m, rho, optimum, threshold, rate, sdpi, mrsGerber) in rows {
      let point = try Asymptotics().point(log2Examples: m)
      #expect(point.correlation == Rational(rho)!)
      for (value, expected) in [
        (point.optimum, optimum), (point.thresholdRatio, threshold),
        (point.rateOverCapacity, rate), (point.sdpi, sdpi), (point.mrsGerber, mrsGerber),
      ] {
        #expect(AsymptoticsTests.isNear(value, expected, "1e-26"), "\(m): \(value), \(expected)")
        #expect(value.isAccurate(toRelativeBits: 110), "\(m): \(value)")
      }
    }
  }

  @Test func agreesWithTheBoundsOfOneGame() throws {
    for (m, rule) in [(3, DimensionRule.fixed(40)), (5, .multiple(20, of: .binaryLogarithm))] {
      for success in [nil, SuccessRule.fixed(1 / 2), .partOfOptimum(9 / 10)] {
        let point = try Asymptotics(
          dimension: rule, correlation: .optimum(.fixed(3 / 4)), success: success
        ).point(log2Examples: m)
        let game = try Game(
          examples: 1 << m, dimension: point.dimension, correlation: point.correlation)
        let exact = try game.optimalSuccess()
        #expect(point.optimum.contains(exact) && exact >= Rational(3, 4))
        let below = try Game(
          examples: 1 << m, dimension: point.dimension, correlation: point.correlationBelow!)
        #expect(try below.optimalSuccess() < Rational(3, 4))
        let bounds = try game.bounds(success: point.success)
        let size = Rational(point.dimension << m)
        let sdpi = (1 / size) * bounds.sdpi.enclosure(bits: 100)
        let mrsGerber = (1 / size) * bounds.mrsGerber.enclosure(bits: 100)
        #expect(point.sdpi.lower <= sdpi.upper && sdpi.lower <= point.sdpi.upper)
        #expect(
          point.mrsGerber.lower <= mrsGerber.upper && mrsGerber.lower <= point.mrsGerber.upper)
        let copy = Enclosure(1) - Enclosure.binaryEntropy(Enclosure(point.noisyCopyFlip), bits: 120)
        #expect(point.noisyCopy.lower <= copy.upper && copy.lower <= point.noisyCopy.upper)
        // The copy suffices, and one flipped by a step more does not.
        func optimum(_ a: Rational) throws -> Rational {
          try Game(
            examples: 1 << m, dimension: point.dimension,
            correlation: point.correlation * (1 - 2 * a)
          ).optimalSuccess()
        }
        #expect(try optimum(point.noisyCopyFlip) >= point.success)
        #expect(try optimum(point.noisyCopyFlip + Rational(1, 2_000_000)) < point.success)
      }
    }
  }

  @Test func boundsAreOrdered() throws {
    for rule in [
      .multiple(200, of: .naturalLogarithm), .multiple(5, of: .squaredLogarithm),
      .multiple(Rational(25, 2), of: .binaryLogarithm),
    ] as [DimensionRule] {
      for success in [nil, SuccessRule.fixed(1 / 2), .partOfOptimum(9 / 10)] {
        var previous = Enclosure(0)
        for m in [4, 11, 40, 90] {
          let point = try Asymptotics(dimension: rule, success: success).point(log2Examples: m)
          let note: Comment = "\(rule), m = \(m), \(point)"
          #expect(point.sdpi.lower > 0 && point.sdpi.upper <= point.mrsGerber.lower, note)
          #expect(point.mrsGerber.upper <= point.noisyCopy.lower, note)
          #expect(point.noisyCopy.upper <= 1, note)
          #expect(point.success <= point.optimum.lower, note)
          #expect(point.target! <= point.optimum.lower && point.optimum.upper < 1, note)
          #expect(point.correlationBelow! < point.correlation, note)
          #expect(point.rateOverCapacity.upper < 1 || m == 4, note)
          if success == nil { #expect(point.mrsGerber.lower > previous.upper, note) }
          previous = point.mrsGerber
        }
      }
    }
  }

  @Test func threshold() throws {
    let asymptotics = try Asymptotics(correlation: .threshold(3 / 2), digits: 10)
    let point = try asymptotics.point(log2Examples: 30)
    #expect(AsymptoticsTests.isNear(point.thresholdRatio, "1.5", "1e-8"))
    #expect(point.target == nil && point.correlationBelow == nil)
    // Asked for the optimum, Bob is given what it certainly is to ten digits.
    #expect(point.success <= point.optimum.lower)
    #expect(point.success + Rational("1e-10")! > point.optimum.lower)
    #expect(point.noisyCopy.lower > Rational("0.9999")!)
    let easier = try Asymptotics(correlation: .threshold(3), success: .fixed(1 / 2))
      .point(log2Examples: 30)
    #expect(easier.optimum.lower > point.optimum.upper)
    #expect(easier.noisyCopy.upper < Rational(1, 2))
  }

  // MARK: Rules

  @Test func dimensionRules() throws {
    for (text, rule, plain) in [
      ("200*ln(k)", .multiple(200, of: .naturalLogarithm), "200 ln k"),
      ("200 ln k", .multiple(200, of: .naturalLogarithm), "200 ln k"),
      ("ln(k)", .multiple(1, of: .naturalLogarithm), "1 ln k"),
      ("2.5*ln(k)^2", .multiple(5 / 2, of: .squaredLogarithm), "5/2 (ln k)^2"),
      ("50 LOG2(k)", .multiple(50, of: .binaryLogarithm), "50 log2 k"),
      ("1000", .fixed(1000), "1000"),
    ] as [(String, DimensionRule, String)] {
      #expect(try DimensionRule(parsing: text) == rule, "\(text)")
      #expect(rule.description == plain)
      #expect(try DimensionRule(parsing: plain) == rule)
    }
    // 200 ln 2^m and the like by arithmetic in Python.
    let logarithm = DimensionRule.multiple(200, of: .naturalLogarithm)
    #expect(
      try [4, 10, 20, 320].map { try logarithm.dimension(log2Examples: $0) } == [
        555, 1387, 2773, 44_362,
      ])
    #expect(
      try DimensionRule.multiple(10, of: .squaredLogarithm).dimension(log2Examples: 10) == 481)
    #expect(
      try DimensionRule.multiple(3 / 2, of: .binaryLogarithm).dimension(log2Examples: 7) == 11)
    #expect(try DimensionRule.multiple(3, of: .binaryLogarithm).dimension(log2Examples: 7) == 21)
    #expect(try DimensionRule.fixed(9).dimension(log2Examples: 7) == 9)
    for text in ["", "0", "-3", "x ln k", "0*ln(k)", "-2 ln k", "200 ln", "200 lg k", "1/2"] {
      #expect(
        errorMessage { try DimensionRule(parsing: text) }
          == "\"\(text)\": expected an integer, c*ln(k), c*ln(k)^2 or c*log2(k) with a rational c > 0, "
          + "such as 200*ln(k)")
    }
  }

  @Test func successRules() throws {
    for (text, rule, plain) in [
      ("99/100", .fixed(99 / 100), "99/100"), ("0.9", .fixed(9 / 10), "9/10"),
      ("1-1/log2(k)", .oneMinus(1), "1 - 1/log2 k"), ("1-1/log2k", .oneMinus(1), "1 - 1/log2 k"),
      ("1 - 2.5/log2 k", .oneMinus(5 / 2), "1 - 5/2/log2 k"),
      ("9/10*OPT", .partOfOptimum(9 / 10), "9/10 OPT"), ("opt", .partOfOptimum(1), "OPT"),
    ] as [(String, SuccessRule, String)] {
      #expect(try SuccessRule(parsing: text) == rule, "\(text)")
      #expect(rule.description == plain)
      #expect(try SuccessRule(parsing: plain) == rule)
    }
    for text in ["", "most", "1-0/log2(k)", "1-1/ln(k)", "2*OPT", "0*OPT", "1-/log2(k)"] {
      #expect(
        errorMessage { try SuccessRule(parsing: text) }
          == "\"\(text)\": expected a rational such as 99/100, 1-c/log2(k) or, for --success, c*OPT, "
          + "with a rational c > 0")
    }
  }

  @Test func badParameters() throws {
    func message(
      _ m: Int, dimension: DimensionRule = .fixed(100),
      correlation: Asymptotics.CorrelationRule = .optimum(.fixed(1 / 2)),
      success: SuccessRule? = nil, digits: Int = 6
    ) -> String {
      errorMessage {
        try Asymptotics(
          dimension: dimension, correlation: correlation, success: success, digits: digits
        ).point(log2Examples: m)
      }
    }
    #expect(
      message(0) == "log2 k = 0: the binary logarithm of the number of examples must be at least 1")
    #expect(
      message(4, dimension: .fixed(0))
        == "d = 0 at k = 2^4: the dimension must be at least 1 and fit a machine word")
    #expect(
      message(4, dimension: .multiple(Rational("1e30")!, of: .naturalLogarithm)).hasSuffix(
        "at k = 2^4: the dimension must be at least 1 and fit a machine word"))
    for target in [Rational(1, 16), 1, 2] {
      #expect(
        message(4, correlation: .optimum(.fixed(target)))
          == "OPT = \(target) at k = 2^4: the optimum to be solved for must lie above 1/k and below 1"
      )
    }
    #expect(
      message(4, correlation: .optimum(.partOfOptimum(1 / 2)))
        == "OPT = 1/2 OPT: the optimum to be solved for must not refer to itself; expected a rational or "
        + "1-c/log2(k)")
    #expect(
      message(10, dimension: .fixed(3)).hasPrefix(
        "OPT = 1/2 at k = 2^10, d = 3: no correlation gives that much; at rho = 1 OPT is in [0.0078"
      ))
    for threshold in [-1, 0, 1000] as [Rational] {
      #expect(
        message(4, correlation: .threshold(threshold))
          == "rho^2 d/(2 ln k) = \(threshold) at k = 2^4, d = 100: the threshold must be above 0, and so "
          + "small that rho is at most 1")
    }
    for success in [3 / 4, 1 / 17] as [Rational] {
      #expect(
        message(4, success: .fixed(success)).hasPrefix(
          "success \(success.decimal(significantDigits: 12)) at k = 2^4, d = 100: expected at least 1/k "
            + "and at most OPT, which is in [0.5"))
    }
    for digits in [1, 16] {
      #expect(
        message(4, digits: digits) == "rho with \(digits) significant digits: expected 2 to 15")
    }
    #expect(
      message(1_000_000_000, dimension: .multiple(200, of: .naturalLogarithm)).contains(
        "for k = 2^1000000000, d = 138629436112: about"))
    #expect(
      message(4, dimension: .fixed(100_000_000_000)).hasSuffix("which would not fit in memory"))
    #expect(
      errorMessage {
        try Asymptotics().check(
          log2Examples: 20, limits: WorkLimits(operations: 1000, bytes: .infinity))
      }.hasSuffix("more than the limit of 1000 operations"))
  }
}
