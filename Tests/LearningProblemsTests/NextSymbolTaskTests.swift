import ExactArithmetic
import InformationTheory
import LearningProblems
import LemmataTestSupport
import Testing
import Work

@Suite struct NextSymbolTaskTests {
  @Test func constants() throws {
    let task = try NextSymbolTask(dimension: 3, noise: 1 / 5)
    #expect(task.flipProbability == Rational(1, 10))
    #expect(task.pairFlipProbability == Rational(9, 50))
    #expect(task.optimalError == Rational(1, 5) * (1 - Rational(1, 10)))
    #expect(task.exampleEntropy == 3 * binaryEntropy(1 / 10))
    #expect(try task.law().conditionalEntropy(of: ["X"], given: ["c"]) == task.exampleEntropy)
  }

  /// The report against the joint law of c, X, Z and M, with Bayes' rule for the guesses.
  @Test func reportAgainstJointLaw() throws {
    var generator = SplitMix64(seed: 22)
    var encoders = partitions(of: 4).map { (2, channel(of: $0)) }
    encoders += [[0, 1, 1, 2, 1, 2, 2, 3], [0, 0, 1, 1, 2, 2, 0, 1]].map { (3, channel(of: $0)) }
    for _ in 0..<(6 * multiplier) {
      let rows = (0..<4).map { _ -> [Rational] in
        let counts = (0..<3).map { _ in 1 + Int.random(in: 0...4, using: &generator) }
        return counts.map { Rational($0, counts.reduce(0, +)) }
      }
      encoders.append((2, rows))
    }
    for noise in [Rational(0), Rational(1, 3), Rational(1)] {
      for (d, rows) in encoders {
        let task = try NextSymbolTask(dimension: d, noise: noise)
        let report = try task.report(for: .channel(rows))
        let law = try task.law().extended(by: "M", from: "X", through: Channel(rows))
        #expect(
          report.information == (try law.mutualInformation(between: ["X"], and: ["M"])))
        #expect(
          report.conditionalInformation
            == (try law.mutualInformation(between: ["X"], and: ["M"], given: ["c"])))
        for t in 0..<d {
          #expect(report.exampleErrors[t] == bestError(law, of: 1, bit: t))
          #expect(report.symbolErrors[t] == bestError(law, of: 2, bit: t))
        }
        #expect(report.taskError == Rational.sum(report.symbolErrors) / Rational(d))
        #expect(report.meanExampleError == Rational.sum(report.exampleErrors) / Rational(d))
      }
    }
  }

  /// The least error of a guess of one bit of a variable from M and the lower bits of Z.
  private func bestError(_ law: JointLaw, of variable: Int, bit t: Int) -> Rational {
    var counts: [[Int]: [Rational]] = [:]
    for cell in law.support {
      let values = cell.outcomes.map { $0.base as! Int }
      let view = [values[3], values[2] & ((1 << t) - 1)]
      counts[view, default: [0, 0]][(values[variable] >> t) & 1] += cell.probability
    }
    return Rational.sum(counts.values.map { min($0[0], $0[1]) })
  }

  @Test func errors() throws {
    #expect(
      errorMessage { try NextSymbolTask(dimension: 0, noise: 0) }
        == "d = 0: the strings must have at least 1 bit")
    #expect(
      errorMessage { try NextSymbolTask(dimension: 1, noise: -1 / 2) }
        == "delta = -1/2: the noise must lie in [0, 1]")
    let task = try NextSymbolTask(dimension: 7, noise: 1)
    #expect(
      errorMessage { try task.law() }
        == "the joint law of the next-symbol task: d = 7 is above the limit of 6 bits")
    #expect(
      errorMessage { try NextSymbolTask(dimension: 13, noise: 1).report(for: .nothing) }
        == "the message about a next symbol: d = 13 is above the limit of 12 bits")
    #expect(
      errorMessage { try NextSymbolTask(dimension: 2, noise: 1).report(for: .table([0, 1])) }
        == "the table has 2 entries, but there are 2^2 = 4 values of the examples")
  }
}
