import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Posteriors
import Tables
import Testing
import Work

@Suite struct NearestNeighbourTests {
  private let line: NearestNeighbours

  init() throws {
    line = try NearestNeighbours(labelLaw: rationals("1/10 1/5 1/2 4/5 9/10"))
  }

  @Test func knownValues() throws {
    #expect(try line.error(samples: 2) == rational("509/1250"))
    #expect(try line.error(samples: 4) == rational("53281/156250"))
    #expect(line.limitingError(neighbours: 1) == rational("3/10"))
    #expect(line.bayesRisk == rational("11/50"))
    #expect(
      NearestNeighbours.polynomial(neighbours: 3, at: Rational(1, 5)) == rational("164/625"))
  }

  /// Two points of different clean labels: constant flip rate 0, error 1/2.
  @Test func aConstantFlipRateIsNoConstantLabelLaw() throws {
    let pair = try NearestNeighbours(labelLaw: [0, 1])
    #expect(!pair.isWithoutSignal)
    #expect(try pair.error(samples: 1) == Rational(1, 2))
    #expect(pair.bayesRisk == 0)
  }

  @Test func withoutSignalTheErrorIsTheSameForEveryN() throws {
    let flat = try NearestNeighbours(labelLaw: [1 / 5, 1 / 5, 1 / 5, 1 / 5])
    #expect(flat.isWithoutSignal)
    for n in [1, 2, 5, 40] { #expect(try flat.error(samples: n) == rational("8/25")) }
    for n in [3, 4, 7] {
      #expect(try flat.error(samples: n, neighbours: 3) == rational("164/625"))
    }
  }

  /// All sequences of samples, with ties by chance, for k = 1, 3 and 5.
  @Test func errorByEnumeration() throws {
    var generator = SplitMix64(seed: 11)
    for _ in 0..<cases(6) {
      let labels = (0..<3).map { _ in Rational(Int.random(in: 0...4, using: &generator), 4) }
      let law = try FiniteLaw(
        [0, 1, 2],
        normalizing: (0..<3).map { _ in Rational(Int.random(in: 0...3, using: &generator) + 1) })
      let neighbours = try NearestNeighbours(
        labelLaw: labels, law: law,
        positions: [0, 1, Rational(Int.random(in: 2...3, using: &generator))])
      for (n, k) in [(1, 1), (3, 1), (3, 3), (4, 3), (5, 5)] {
        #expect(
          try neighbours.error(samples: n, neighbours: k) == enumerated(neighbours, n, k),
          "\(n) \(k)")
      }
    }
  }

  private func enumerated(_ neighbours: NearestNeighbours, _ n: Int, _ k: Int) -> Rational {
    let (law, eta) = (neighbours.law.probabilities, neighbours.labelLaw)
    var samples: [[Int]] = [[]]
    for _ in 0..<n { samples = samples.flatMap { s in law.indices.map { s + [$0] } } }
    var sum = Rational.zero
    for x in law.indices {
      func rank(_ z: Int) -> Int { neighbours.shells[x].firstIndex { $0.contains(z) }! }
      for sample in samples {
        let mass = sample.reduce(law[x]) { $0 * law[$1] }
        let limit = sample.map(rank).sorted()[k - 1]
        let sets = (0..<(1 << n)).filter { word in
          guard word.nonzeroBitCount == k else { return false }
          return sample.indices.allSatisfy { i in
            let isIn = word >> i & 1 == 1
            return rank(sample[i]) < limit ? isIn : rank(sample[i]) == limit || !isIn
          }
        }
        for set in sets {
          let places = sample.indices.filter { set >> $0 & 1 == 1 }.map { sample[$0] }
          // The law of the number of ones, by convolution.
          var ones: [Rational] = [1]
          for place in places {
            ones = (0...ones.count).map { j in
              (j < ones.count ? ones[j] * (1 - eta[place]) : 0)
                + (j > 0 ? ones[j - 1] * eta[place] : 0)
            }
          }
          let majority = Rational.sum(Array(ones[(k / 2 + 1)...]))
          sum +=
            mass / Rational(sets.count) * (eta[x] * (1 - majority) + (1 - eta[x]) * majority)
        }
      }
    }
    return sum
  }

  @Test func reportChecksTheHypothesis() throws {
    let report = try NearestNeighbourReport(
      line, samples: 2, question: Report.Question("nearest-neighbor"))
    #expect(report.claims.allSatisfy { $0.verdict == .holds } && report.claims.count == 3)
    #expect(report.json()["error"] == "509/1250" && report.json()["withoutSignal"] == false)
    #expect(report.description.contains("no flip rate"))
    let flat = try NearestNeighbours(labelLaw: [1 / 3, 1 / 3])
    let second = try NearestNeighbourReport(
      flat, samples: 3, count: 3, question: Report.Question("nearest-neighbor"))
    #expect(second.claims.last?.verdict == .holds && second.json()["bound"] == .null)
    #expect(second.description.contains("nothing to learn"))
  }

  @Test func refusals() throws {
    #expect(
      errorMessage { try NearestNeighbours(labelLaw: [1 / 2, 3 / 2]) }
        == "the probability of the label 1 at point 2 is 3/2; expected a probability, from 0 to 1")
    #expect(errorMessage { try NearestNeighbours(labelLaw: []) }.contains("no points"))
    #expect(
      errorMessage { try NearestNeighbours(labelLaw: [0, 1], positions: [1]) }
        == "there are 1 positions; expected 2, one for each point")
    #expect(
      errorMessage { try NearestNeighbours(labelLaw: [0, 1], positions: [1, 1]) }
        == "the distance of point 1 from point 2 is 0; expected 0 for equal points and only for those"
    )
    #expect(
      errorMessage { try NearestNeighbours(labelLaw: [0, 1], distances: [[0, -1], [1, 0]]) }
        == "a distance is -1; expected at least 0")
    #expect(
      errorMessage { try NearestNeighbours(labelLaw: [0, 1], law: FiniteLaw([1])) }
        .contains("1 probabilities of points"))
    #expect(errorMessage { try line.error(samples: 0) }.contains("n = 0"))
    for k in [0, 2, 5] {
      #expect(
        errorMessage { try line.error(samples: 4, neighbours: k) }
          .contains("expected an odd number from 1 to 4"))
    }
    #expect(
      errorMessage { try line.error(samples: 1 << 40) }.contains("bits to go through"))
    let many = [Rational](repeating: 0, count: 1001)
    #expect(errorMessage { try NearestNeighbours(labelLaw: many) }.contains("1001 points"))
  }
}
