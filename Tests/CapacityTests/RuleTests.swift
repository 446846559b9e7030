import Capacity
import Claims
import ExactArithmetic
import LemmataTestSupport
import Sampling
import Tables
import Testing
import Work

@Suite struct RuleTests {
  @Test func counts() throws {
    #expect(
      try DichotomyCount(points: 8, dimension: 3, facts: 2).fitProbability == Rational(29, 64))
    #expect(
      try DichotomyCount(points: 12, dimension: 5, facts: 6).fitProbability == Rational(281, 992))
    #expect(
      try DichotomyCount(points: 6, dimension: 2, facts: 2).teacherFitProbability()
        == Rational(9, 20))
    #expect(
      try DichotomyCount(points: 9, dimension: 2, facts: 3).teacherFitProbability()
        == Rational(13, 56))
    // No rule: the share of all labels. No facts: 1.
    #expect(
      try DichotomyCount(points: 4, dimension: 2, facts: 4).fitProbability == Rational(8, 16))
    #expect(try DichotomyCount(points: 4, dimension: 2).fitProbability == 1)
    #expect(try DichotomyCount(points: 3, dimension: 5).dichotomies == 8)
  }

  @Test func dichotomiesOfPoints() throws {
    let plane = try PointConfiguration([[1, 0], [1, 1], [0, 1], [-1, 2]])
    #expect(plane.dichotomies.count == 8)
    #expect(try plane.fitProbability(facts: 1) == Rational(8, 6 * 2))
    #expect(try PointConfiguration([[2], [-1], [3]]).dichotomies == [0b101, 0b010])
    let report = try DichotomyReport(
      DichotomyCount(points: 4, dimension: 2, facts: 1), configuration: plane)
    #expect(report.report.verdict == .holds)
    // The question asks for what was asked: the file, and the confidence of draws.
    let count = try DichotomyCount(points: 4, dimension: 2, facts: 1)
    let drawn = DichotomyReport(
      count,
      sampled: DichotomyReport.Sampled(
        count: SuccessCount(trials: 9, successes: 5), seed: 3, confidence: Confidence(9 / 10)),
      configuration: plane, file: "points.json")
    #expect(
      drawn.report.question.words.joined(separator: " ")
        == "rules-and-facts count --points points.json -F 1 --trials 9 --seed 3 --confidence 9/10")
  }

  /// Draws without end are refused before the first.
  @Test func limitsOfDraws() throws {
    let sampling = try TeacherSampling(DichotomyCount(points: 6, dimension: 3, facts: 2), seed: 1)
    #expect(throws: WorkRefused.self) { try sampling.run(trials: 0..<1_000_000_000_000) }
    #expect(throws: WorkRefused.self) {
      try sampling.run(trials: 0..<100, limits: WorkLimits(operations: 100, bytes: 0))
    }
    let instance = try RuleInstance(dimension: 5, points: 12, facts: 2, seed: 1)
    let ridge = try RuleRidge(instance, slack: 1)
    #expect(throws: WorkRefused.self) { try ridge.accuracyAtDrawnPoints(.max, seed: 1) }
    #expect(throws: WorkRefused.self) {
      try RuleRidgeReport(
        instance, kernel: 1, lambda: 1, trials: 100, confidence: Confidence(9 / 10),
        limits: WorkLimits(operations: 100, bytes: 0))
    }
  }

  /// The equations by the kernel's entries, one by one; any other solution leaves something.
  @Test func residual() throws {
    let instance = try RuleInstance(dimension: 5, points: 12, facts: 3, seed: 2)
    let ridge = try RuleRidge(instance, linear: 3, slack: 1 / 2)
    #expect(ridge.residual == 0)
    var wrong = ridge.alignments
    wrong[4] += 1
    let alpha = zip(instance.labels, wrong).map { $0 ? $1 : -$1 }
    let residuals = instance.points.indices.map { i in
      var sum = alpha[i] / 2 - (instance.labels[i] ? 1 : -1)
      for (j, point) in instance.points.enumerated() {
        let differing = (point ^ instance.points[i]).nonzeroBitCount
        sum += Rational(3, 5) * Rational(5 - 2 * differing) * alpha[j]
      }
      return sum.magnitude
    }
    let found = RuleRidge.residual(instance, linear: 3, slack: 1 / 2, alignments: wrong)
    #expect(found == residuals.max() && found > 0)
  }

  /// The draws in the plane against the exact value, and in space beside the uniform dichotomy, which leaves less room.
  @Test func teacherSampling() throws {
    for (n, exact) in [(2, Rational(9, 20)), (3, nil), (4, nil)] {
      let count = try DichotomyCount(points: 6, dimension: n, facts: 2)
      let sampling = try TeacherSampling(count, seed: 7)
      let trials = n == 2 ? 4000 : 1000
      let draws = try sampling.run(trials: 0..<trials)
      let interval = draws.interval(Confidence(1 - Rational(1, 1_000_000)))
      if let exact { #expect(interval.contains(exact)) }
      #expect(interval.upper > count.fitProbability)
      #expect(try sampling.run(trials: 0..<trials, threads: 1) == draws)
      let parts = try [0..<100, 100..<trials].map { try sampling.run(trials: $0) }
      #expect(parts[0] + parts[1] == draws)
    }
  }

  @Test func ridge() throws {
    for (p, f, expected) in [
      (100, 10, [(4, 1, 126), (2, 9, 126), (0, 10, 126)]),
      (40, 6, [(4, 0, 114), (2, 6, 114), (0, 6, 114)]),
    ] {
      let instance = try RuleInstance(dimension: 7, points: p, facts: f, seed: 1)
      for (lambda, facts, right) in expected {
        let report = try RuleRidgeReport(
          instance, kernel: Rational(4 - lambda), lambda: Rational(lambda),
          confidence: Confidence(99 / 100))
        #expect(report.fit.facts == facts)
        #expect(report.accuracy == RuleAccuracy(points: 128, right: right, ties: 0))
        #expect(report.report.verdict == .holds)
        if p == 40 { #expect(report.fit.rulePoints == (lambda == 4 ? 32 : 34)) }
      }
      if p == 40 {
        #expect(
          try RuleRidge(instance, slack: 4).weights[0] == Rational(608_903, 15_495_636))
      }
    }
  }

  /// All points by changing one coordinate at a time against predictions one by one; drawn points cover the exact share.
  @Test func accuracy() throws {
    let instance = try RuleInstance(dimension: 9, points: 30, facts: 8, seed: 3)
    let ridge = try RuleRidge(instance, linear: 2, slack: 1 / 3)
    var (right, ties) = (0, 0)
    for point in 0..<512 {
      var sum = Rational.zero
      for (index, weight) in ridge.weights.enumerated() {
        if point >> index & 1 == 1 { sum += weight } else { sum -= weight }
      }
      if sum.isZero { ties += 1 }
      if sum.signum() == (2 * point.nonzeroBitCount - 9).signum() { right += 1 }
    }
    #expect(
      try ridge.accuracyAtAllPoints() == RuleAccuracy(points: 512, right: right, ties: ties))
    let drawn = try ridge.accuracyAtDrawnPoints(4000, seed: 5)
    let interval = SuccessCount(trials: 4000, successes: drawn.right)
      .interval(Confidence(1 - Rational(1, 1_000_000)))
    #expect(interval.contains(Rational(right, 512)))
    // Beyond all points: N = 31.
    let large = try RuleInstance(dimension: 31, points: 90, facts: 9, seed: 1)
    let report = try RuleRidgeReport(
      large, kernel: 2, lambda: 2, trials: 500, confidence: Confidence(99 / 100))
    #expect(report.ruleAccuracy.enclosure().lower > 1 / 2 && report.report.verdict == .holds)
  }

  @Test func instances() throws {
    let instance = try RuleInstance(dimension: 5, points: 32, facts: 2, seed: 9)
    #expect(Set(instance.points).count == 32)
    for (index, point) in instance.points.enumerated() {
      #expect(instance.labels[index] == ((2 * point.nonzeroBitCount > 5) == (index < 30)))
    }
  }

  @Test func isingPerceptron() throws {
    #expect(
      try IsingPerceptron(dimension: 5, rulePoints: 4, facts: 2).expectedStudents
        == Rational(7343, 8192))
    for (r, u, fit) in [
      (1, Rational(3, 4), Rational(7, 8)), (2, Rational(9, 16), Rational(25, 32)),
      (3, Rational(21, 64), Rational(85, 128)),
    ] {
      let outcome = try StudentSets(dimension: 3).outcome(rulePoints: r, facts: 1)
      #expect(outcome.disagreement == u && outcome.oneFact == fit)
    }
    #expect(
      try StudentSets(dimension: 3).outcome(rulePoints: 2, facts: 2).allFacts
        == Rational(127, 256))
    let report = try IsingReport(IsingPerceptron(dimension: 3, rulePoints: 2, facts: 2))
    #expect(report.report.verdict == .holds)
    let large = try IsingReport(IsingPerceptron(dimension: 21, rulePoints: 20, facts: 5))
    #expect(large.outcome == nil && large.json()["fit"] == .null)
  }

  /// One draw against the definition: students as lists of signs.
  @Test func isingInstance() throws {
    let perceptron = try IsingPerceptron(dimension: 5, rulePoints: 3, facts: 2)
    let points = try RuleInstance(dimension: 5, points: 5, facts: 2, seed: 4).points
    func label(_ weights: Int, _ point: UInt64) -> Int {
      var sum = 0
      for k in 0..<5 {
        let weight = weights >> k & 1
        let coordinate = Int(point >> UInt64(k) & 1)
        sum += weight == coordinate ? 1 : -1
      }
      return sum.signum()
    }
    let consistent = (0..<32).filter { student in
      points.prefix(3).allSatisfy { label(student, $0) == label(31, $0) }
    }
    let split = (0..<32).count { point in
      Set(consistent.map { label($0, UInt64(point)) }).count > 1
    }
    let instance = try IsingInstance(perceptron, seed: 4)
    #expect(instance.consistent == consistent.count)
    #expect(instance.disagreement == Rational(split, 32))
    #expect(instance.fitting <= instance.consistent)
    // No facts: all consistent students fit.
    let none = try IsingInstance(
      IsingPerceptron(dimension: 5, rulePoints: 3, facts: 0), seed: 4)
    #expect(none.fitting == none.consistent && none.consistent == consistent.count)
    let json = try IsingReport(perceptron, seed: 4).json()
    #expect(json["instance"]?["seed"] == 4)
  }

  @Test func badInput() throws {
    let cases: [(String, () throws -> Void)] = [
      (
        "F = 3: the number of facts must be from 0 to P = 2",
        { _ = try DichotomyCount(points: 2, dimension: 1, facts: 3) }
      ),
      (
        "N = 0: the number of coordinates must be at least 1",
        { _ = try DichotomyCount(points: 2, dimension: 0) }
      ),
      (
        "P = 0: the number of points must be at least 1",
        { _ = try DichotomyCount(points: 0, dimension: 2) }
      ),
      (
        "N = 3: a teacher's room is exact for N = 2 alone; for N = 3 and 4 it is sampled",
        { _ = try DichotomyCount(points: 6, dimension: 3, facts: 2).teacherFitProbability() }
      ),
      (
        "0 points have labels by the rule, expected at least 1",
        { _ = try DichotomyCount(points: 2, dimension: 2, facts: 2).teacherFitProbability() }
      ),
      (
        "points 1, 3 are linearly dependent; expected points in general position",
        { _ = try PointConfiguration([[1, 2], [0, 1], [2, 4]]) }
      ),
      (
        "point 2 has 1 coordinates, expected 2 as point 1",
        { _ = try PointConfiguration([[1, 2], [0]]) }
      ),
      (
        "N = 4: the sum of an even number of signs may be 0; expected an odd number",
        { _ = try RuleInstance(dimension: 4, points: 2, facts: 0, seed: 1) }
      ),
      (
        "P = 9: there are only 2^3 = 8 different points",
        { _ = try RuleInstance(dimension: 3, points: 9, facts: 0, seed: 1) }
      ),
      (
        "lambda + mu*^2 is -1, expected a number above 0",
        {
          let instance = try RuleInstance(dimension: 3, points: 4, facts: 1, seed: 1)
          _ = try RuleRidge(instance, slack: -1)
        }
      ),
      (
        "lambda is -1, expected at least 0",
        {
          let instance = try RuleInstance(dimension: 3, points: 4, facts: 1, seed: 1)
          _ = try RuleRidgeReport(
            instance, kernel: 2, lambda: -1, confidence: Confidence(99 / 100))
        }
      ),
      (
        "mu*^2 is -1, expected at least 0",
        {
          let instance = try RuleInstance(dimension: 3, points: 4, facts: 1, seed: 1)
          _ = try RuleRidge(instance, slack: 1).fit(lambda: 2)
        }
      ),
      (
        "mu1^2 is 0, expected a number above 0",
        {
          let instance = try RuleInstance(dimension: 3, points: 4, facts: 1, seed: 1)
          _ = try RuleRidge(instance, linear: 0, slack: 1)
        }
      ),
      (
        "the number of test points drawn is 0, expected at least 1",
        {
          let instance = try RuleInstance(dimension: 3, points: 4, facts: 1, seed: 1)
          _ = try RuleRidge(instance, slack: 1).accuracyAtDrawnPoints(0, seed: 1)
        }
      ),
      (
        "the accuracy of a rule at all points: N = 21 is above the limit of 20 coordinates",
        {
          let instance = try RuleInstance(dimension: 21, points: 4, facts: 1, seed: 1)
          _ = try RuleRidge(instance, slack: 1).accuracyAtAllPoints()
        }
      ),
      (
        "the sets of students of an Ising perceptron: N = 9 is above the limit of 7 weights",
        { _ = try StudentSets(dimension: 9) }
      ),
      (
        "all students of an Ising perceptron: N = 21 is above the limit of 20 weights",
        {
          _ = try IsingInstance(
            IsingPerceptron(dimension: 21, rulePoints: 1, facts: 0), seed: 1)
        }
      ),
      (
        "a simulation of a teacher: N = 5 is above the limit of 4 coordinates",
        { _ = try TeacherSampling(DichotomyCount(points: 6, dimension: 5), seed: 1) }
      ),
      (
        "N = 1: the number of coordinates beside a teacher must be at least 2",
        { _ = try TeacherSampling(DichotomyCount(points: 6, dimension: 1), seed: 1) }
      ),
      (
        "F = -1: the number of facts must be at least 0",
        { _ = try IsingPerceptron(dimension: 3, rulePoints: 2, facts: -1) }
      ),
      (
        "a list of dichotomies has 44568674304 labels around rays, more than the limit of 67108864 labels",
        {
          let row = [Rational](repeating: 1, count: 20)
          _ = try PointConfiguration([[Rational]](repeating: row, count: 24))
        }
      ),
    ]
    for (message, body) in cases { #expect(errorMessage(body) == message) }
  }
}
