import ExactArithmetic
import ExtractionAttack
import Foundation
import Testing
import Work

@Suite struct DataTests {
  /// The first outputs for the seed 1234567, as in the generator's reference implementation by S. Vigna.
  @Test func splitMix64KnownAnswers() {
    var generator = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test func indicesAreInRangeAndUniform() {
    var generator = SplitMix64(seed: 3)
    var counts = [0, 0, 0]
    for _ in 0..<30_000 { counts[generator.nextIndex(below: 3)] += 1 }
    // Six standard deviations of a binomial count.
    #expect(counts.allSatisfy { abs(Double($0) - 10_000) < 6 * (30_000.0 * 2 / 9).squareRoot() })
  }

  @Test func clustersFixCoordinatesWithTheProbability() {
    for rho in [Rational(1, 4), Rational(1739, 10_000), 0, 1] {
      var generator = SplitMix64(seed: 4)
      let problem = ClusterProblem(
        clusters: 100, dimension: 1000, correlation: rho, using: &generator)
      let values = problem.fixedValues.elements
      let fixed = values.count { $0 != 0 }
      let p = Double(rho)
      #expect(abs(Double(fixed) - 1e5 * p) <= 6 * (1e5 * p * (1 - p)).squareRoot(), "\(rho)")
      let positive = values.count { $0 == 1 }
      #expect(abs(2 * Double(positive) - Double(fixed)) <= 6 * Double(fixed).squareRoot(), "\(rho)")
      #expect(values.allSatisfy { [-1, 0, 1].contains($0) })
    }
  }

  @Test func samplesHaveTheFixedValuesAndAreUniformElsewhere() {
    var generator = SplitMix64(seed: 5)
    let problem = ClusterProblem(
      clusters: 3, dimension: 400, correlation: 1 / 4, using: &generator)
    let sample = problem.sample(300, from: [0, 2], using: &generator)
    #expect(Set(sample.labels) == [0, 2])
    var (free, positive) = (0, 0)
    for (row, label) in sample.labels.enumerated() {
      for i in 0..<400 {
        let (value, fixed) = (sample.inputs[row, i], problem.fixedValues[label, i])
        #expect(value.magnitude == 1)
        if fixed == 0 {
          free += 1
          positive += value > 0 ? 1 : 0
        } else {
          #expect(value == fixed)
        }
      }
    }
    #expect(abs(Double(2 * positive - free)) < 6 * Double(free).squareRoot())
  }

  /// Two samples of a cluster agree in a coordinate with probability (1 + rho)/2, as Bob's bit in the game.
  @Test func agreementOfTwoSamples() {
    var generator = SplitMix64(seed: 6)
    let problem = ClusterProblem(
      clusters: 200, dimension: 500, correlation: 1 / 3, using: &generator)
    let first = problem.samples(of: Array(0..<200), using: &generator)
    let second = problem.samples(of: Array(0..<200), using: &generator)
    let agreeing = zip(first.elements, second.elements).count { $0 == $1 }
    let (n, p) = (100_000.0, 2.0 / 3)
    #expect(abs(Double(agreeing) - n * p) < 6 * (n * p * (1 - p)).squareRoot())
  }

  @Test func singletonsAreFoundAndDuplicated() {
    let inputs = Matrix(rows: 5, columns: 1, elements: [10, 20, 30, 40, 50])
    let examples = LabelledExamples(inputs: inputs, labels: [3, 1, 3, 0, 2])
    #expect(examples.singletons == [1, 3, 4])
    let doubled = examples.duplicatingSingletons()
    #expect(doubled.labels == [3, 1, 3, 0, 2, 1, 0, 2])
    #expect(doubled.inputs.elements == [10, 20, 30, 40, 50, 20, 40, 50])
  }

  @Test func recoveryCountsAllBitsAndFreeBits() {
    let singletons = Matrix(rows: 2, columns: 2, elements: [1, 1, -1, -1])
    let points = Matrix(rows: 2, columns: 2, elements: [1, -1, -1, 1])
    let fixed = Matrix(rows: 2, columns: 2, elements: [1, 0, 0, 0])
    let recovery = Recovery(of: singletons, by: points, fixedValues: fixed)
    #expect(recovery.bits == 4 && recovery.found == 2)
    #expect(recovery.freeBits == 3 && recovery.freeFound == 1)
    #expect(recovery.fraction == Rational(1, 2) && recovery.freeFraction == Rational(1, 3))
  }
}
