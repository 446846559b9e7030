import AlgebraicNumbers
import Catalog
import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import LearningLemmas
import LearningProblems
import Lemmas
import LemmataTestSupport
import Testing

@Suite struct MemorizationFromSDPIsLemmaTests {
  private let lemma = MemorizationFromSDPIsLemma()

  @Test func standardCasesHold() throws {
    let cases = try lemma.cases(.standard)
    // Two sparse problems and two Boolean ones for n = 1...4: all partitions of the statistic's values, 5 random
    // learners and 4 with names each; and the classes of partitions of 9 points under a group of 8 symmetries.
    let sparse = 2 * (2 + 5 + 5 + 5)
    let boolean = 2 * (2 + 5 + 15 + 52)
    #expect(cases.count == sparse + boolean + 16 * 9 + 2966)
    let verification = try lemma.verify()
    #expect(verification.holds)
    #expect(verification.minimumSlack?.isZero == true)  // a constant
  }

  /// By Burnside's lemma the classes of partitions are as many as the mean number of fixed partitions.
  @Test func classesOfPartitions() throws {
    var partitions: [[Int]] = []
    func extend(_ labels: [Int], _ blocks: Int) {
      if labels.count == 9 { return partitions.append(labels) }
      for label in 0...blocks { extend(labels + [label], max(blocks, label + 1)) }
    }
    extend([], 0)
    #expect(partitions.count == 21147)
    func canonical(_ labels: [Int]) -> [Int] {
      var numbers: [Int: Int] = [:]
      return labels.map { label in
        let number = numbers[label] ?? numbers.count
        numbers[label] = number
        return number
      }
    }
    let flips = [[0, 1, 2], [1, 0, 2]]
    var fixed = 0
    for a in flips {
      for b in flips {
        for swap in [false, true] {
          let permutation = (0..<9).map { v in
            let (x, y) = (a[v % 3], b[v / 3])
            return swap ? y + 3 * x : x + 3 * y
          }
          fixed += partitions.count { labels in canonical(permutation.map { labels[$0] }) == labels
          }
        }
      }
    }
    #expect(fixed % 8 == 0)
    let square = try lemma.cases(.standard).count {
      $0.dimension == 2 && !$0.learner.name.hasPrefix("random")
    }
    #expect(square == fixed / 8)
  }

  /// The quantities against the joint law of the raw data.
  @Test func directLaw() throws {
    let clustering = try SparseHypercube(samples: 2, fixedProbability: 1 / 3)
    let law = try clustering.directLaw(dimension: 1).extended(by: "M", of: ["X1", "X2"]) {
      $0[0] == $0[1] ? 1 : 0
    }
    let quantities = try clustering.quantities(
      for: .ofData { $0[0] == $0[1] ? 1 : 0 }, dimension: 1)
    #expect(
      try law.mutualInformation(between: ["M"], and: ["X1", "X2"], given: ["theta"])
        == quantities.memorization.logForm)
    #expect(
      try law.mutualInformation(between: ["M"], and: ["X"]) == quantities.testInformation.logForm)
  }

  /// Twice the bound is not a bound: for one sample, keeping the sample is within a factor 2 ln 2 of it.
  @Test func falseVariant() throws {
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    #expect(counterexample.claim.verdict == .violated)
  }

  @Test func ownInstance() throws {
    let own = try lemma.verify {
      $0[.samples] = 3
      $0[.lambda] = 1 / 10
      $0[.dimension] = 5
      $0[.learner] = .majority(4)
    }
    #expect(own.holds && own.caseCount == 1)
    let sparse = try lemma.verify {
      $0[.samples] = 4
      $0[.fixed] = 1 / 10
      $0[.learner] = try Learner(parsing: "agreement:1")
    }
    #expect(sparse.holds)
    #expect(lemma.refusal { $0[.lambda] = 1 / 2 }.contains("needs -n"))
    #expect(lemma.refusal { $0[.samples] = 2 }.contains("needs --lambda"))
    #expect(
      lemma.refusal {
        $0[.samples] = 2
        $0[.lambda] = 1 / 2
        $0[.fixed] = 1 / 2
      }.contains("--lambda and --fixed exclude each other"))
    #expect(
      lemma.refusal {
        $0[.samples] = 2
        $0[.lambda] = 1 / 2
      }.contains("needs --learner"))
    #expect(
      lemma.refusal {
        $0[.samples] = 2
        $0[.lambda] = 2
        $0[.learner] = .everything
      }.contains("lambda = 2"))
    #expect(
      lemma.refusal {
        $0[.samples] = 2
        $0[.lambda] = 1 / 2
        $0[.learner] = .majority(2)
      }.contains("majority:2"))
  }
}
