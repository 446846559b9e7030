import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Surgery
import Tables
import Testing

@Suite struct UnlearningTests {
  private func walk(
    _ start: String, order: Rational = 2, threshold: String = "1/100"
  ) throws -> UnlearningChain {
    try UnlearningChain(
      chain: Channel([[3 / 4, 1 / 4, 0], [1 / 4, 1 / 2, 1 / 4], [0, 1 / 4, 3 / 4]]),
      start: FiniteLaw(rationals(start)), target: .uniform(over: [0, 1, 2]), order: order,
      threshold: rational(threshold))
  }

  @Test func equalLossesDifferentSteps() throws {
    let (end, middle) = (try walk("1/20 1/20 9/10"), try walk("1/20 9/10 1/20"))
    #expect(end.loss == rational("289/200") && middle.loss == end.loss)
    #expect(try end.trajectory().steps == 9 && middle.trajectory().steps == 2)
    #expect(end.stepBound == middle.stepBound)
    let bound = try #require(end.stepBound)
    #expect(bound >= 9)
    #expect(Rational(3, 4).power(bound) * end.loss <= rational("1/100"))
    #expect(Rational(3, 4).power(bound - 1) * end.loss > rational("1/100"))
  }

  /// The excess by the definition, with powers of the matrix.
  @Test func trajectoryByDefinition() throws {
    for order in [2, 3, 5] {
      let unlearning = try walk("1/2 1/3 1/6", order: Rational(order), threshold: "1/1000")
      let trajectory = try unlearning.trajectory()
      var law = rationals("1/2 1/3 1/6")
      for excess in trajectory.excesses {
        let sum = Rational.sum(law.map { $0.power(order) * Rational(3).power(order - 1) })
        #expect(excess == sum - 1)
        law = (0..<3).map { y in
          Rational.sum((0..<3).map { x in law[x] * unlearning.chain[x, y] })
        }
      }
      #expect(trajectory.excesses.dropLast().allSatisfy { $0 > rational("1/1000") })
    }
  }

  @Test func whatIsNotReachedIsSaid() throws {
    // A reducible chain keeps its start.
    let fixed = try UnlearningChain(
      chain: Channel([[1, 0], [0, 1]]), start: FiniteLaw([1, 0]),
      target: FiniteLaw([1 / 2, 1 / 2]),
      order: 2, threshold: 1 / 100)
    #expect(fixed.stepBound == nil)
    let trajectory = try fixed.trajectory(most: 5)
    #expect(trajectory.steps == nil && trajectory.excesses.count == 6)
    let report = try UnlearningReport(
      fixed, most: 5, question: Report.Question("unlearning"))
    #expect(report.json()["steps"] == .null && report.json()["bound"] == .null)
    #expect(report.description.contains("not reached in 5 steps"))
    // A step that forgets all at once.
    let constant = try UnlearningChain(
      chain: Channel([[1 / 2, 1 / 2], [1 / 2, 1 / 2]]), start: FiniteLaw([1, 0]),
      target: FiniteLaw([1 / 2, 1 / 2]), order: 2, threshold: 1 / 100)
    #expect(try constant.stepBound == 1 && constant.trajectory().steps == 1)
  }

  @Test func chainReport() throws {
    let report = try UnlearningReport(
      walk("1/20 1/20 9/10"), question: Report.Question("unlearning"))
    let json = report.json()
    #expect(json["steps"] == 9 && json["loss"] == "289/200" && json["doeblin"] == "1/4")
    #expect(report.claims.allSatisfy { $0.verdict == .holds } && report.claims.count == 2)
  }

  @Test func chainRefusals() throws {
    #expect(errorMessage { try walk("1/2 1/2") }.contains("the start has 2 probabilities"))
    for order in rationals("1 3/2 65") {
      #expect(
        errorMessage { try walk("1/2 1/4 1/4", order: order) }
          == "the order is \(order); expected an integer from 2 to 64")
    }
    #expect(
      errorMessage { try walk("1/2 1/4 1/4", threshold: "0") }
        == "the threshold is 0; expected a number above 0")
    func message(
      _ rows: [[Rational]], _ start: [Rational], _ target: [Rational], most: Int = 0
    ) -> String {
      errorMessage {
        try UnlearningChain(
          chain: Channel(rows), start: FiniteLaw(start), target: FiniteLaw(target), order: 2,
          threshold: 1 / 100
        ).trajectory(most: most)
      }
    }
    #expect(
      message([[1 / 2, 1 / 2], [1 / 2, 1 / 2]], [1, 0], [1 / 3, 2 / 3])
        == "the target is not stationary: a step takes the probability of state 1 from 1/3 to 1/2")
    #expect(message([[1, 0], [0, 1]], [1, 0], [0, 1]).contains("the divergence is infinite"))
    #expect(message([[1], [1]], [1, 0], [0, 1]).contains("2 inputs and 1 outputs"))
    #expect(
      message([[1, 0], [0, 1]], [1, 0], [1 / 2, 1 / 2], most: 10_001).contains("10001 steps"))
  }

  // MARK: Langevin dynamics

  private func langevin() throws -> LangevinUnlearning {
    try LangevinUnlearning(
      rate: Rational(1, 10), variance: Rational(1, 4), order: 2, target: Rational(1, 100))
  }

  @Test func knownSteps() throws {
    let langevin = try langevin()
    let steps = try rationals("1/10 1/5 2/5 4/5").map { try langevin.steps(distance: $0) }
    #expect(steps == [7, 14, 20, 27])
    #expect(try langevin.steps(distance: 0) == 0)
    let far = try langevin.steps(distance: 1_000_000)
    #expect(langevin.divergence(distance: 1_000_000, steps: far) <= rational("1/100"))
    #expect(langevin.divergence(distance: 1_000_000, steps: far - 1) > rational("1/100"))
  }

  @Test func repetitionMultipliesTheDivergence() throws {
    let langevin = try langevin()
    let once = LangevinUnlearning.distance(repetitions: 1, of: 20, offset: 3)
    let often = LangevinUnlearning.distance(repetitions: 4, of: 20, offset: 3)
    #expect(
      langevin.divergence(distance: often) == 16 * langevin.divergence(distance: once))
    let json = try LangevinUnlearningReport(langevin, distances: [once, often]).report.json()
    #expect(json["instances"]?[0]?["distance"] == "3/20")
    #expect(json["instances"]?[1]?["divergence"] == "36/25")
  }

  @Test func langevinRefusals() throws {
    func message(_ k: String, _ v: String, _ a: String, _ target: String) -> String {
      errorMessage {
        try LangevinUnlearning(
          rate: rational(k), variance: rational(v), order: rational(a), target: rational(target))
      }
    }
    #expect(message("0", "1", "2", "1").contains("the rate is 0"))
    #expect(message("3/2", "1", "2", "1").contains("the rate is 3/2"))
    #expect(message("1", "0", "2", "1").contains("the variance is 0"))
    #expect(message("1", "1", "1", "1").contains("the order is 1"))
    #expect(message("1", "1", "2", "0").contains("the threshold is 0"))
    let slow = try LangevinUnlearning(
      rate: Rational(1, 10_000_000), variance: 1, order: 2, target: Rational(1, 1000))
    #expect(
      errorMessage { try slow.steps(distance: 1) }.contains("more than 100000 steps"))
  }
}
