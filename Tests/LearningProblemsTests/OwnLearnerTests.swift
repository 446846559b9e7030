import ExactArithmetic
import InformationTheory
import LearningProblems
import LemmataTestSupport
import NearestNeighbourGame
import Sampling
import Testing

/// A learner of a user's own: in every coordinate the sign of the majority where it is at least two to one, else
/// nothing.
private struct ClearMajority: LearnerKind, SimulatedRule, SignSampler {
  let coordinates: Int

  var name: String { "clear majority:\(coordinates)" }

  func onSigns(dimension: Int) throws(ProblemError) -> SignLearner? {
    .eachCoordinate(try checked(coordinates, of: dimension), self)
  }

  var keepsSigns: Bool { true }

  func law(plusCount: Int, of samples: Int) -> [Int: Rational] {
    let minusCount = samples - plusCount
    return [plusCount >= 2 * minusCount ? 1 : minusCount >= 2 * plusCount ? 0 : 2: 1]
  }

  func trial(_ words: ClusterWords, samples: Int, message: SignMessage) -> LearningTrial {
    LearningTrial(ClusterTrial(words, samples: samples, sampler: self, message: message))
  }

  func message(
    of parameter: ClusterWords.Parameter, _ words: ClusterWords, samples: Int,
    _ stream: inout BitStream
  ) -> SignWords {
    let drawn = (0..<samples).map { _ in words.sample(of: parameter, &stream) }
    var (kept, signs) = (UInt64.zero, UInt64.zero)
    for bit in 0..<64 {
      let symbol = law(plusCount: drawn.count { $0 >> bit & 1 == 1 }, of: samples).keys.first
      if symbol != 2 { kept |= 1 << bit }
      if symbol == 1 { signs |= 1 << bit }
    }
    return SignWords(kept: kept, signs: signs)
  }
}

/// A problem of a user's own, which is Boolean clustering by another way of drawing.
private struct OwnClustering: SimulatedCluster, ClusterSource {
  private let boolean: BooleanClustering

  init() throws { boolean = try BooleanClustering(samples: 3, correlation: 1 / 2) }

  var family: String { "my clustering" }
  var parameters: String { "n = 3" }
  var samples: Int { boolean.samples }
  var parameterLaw: FiniteLaw<Int> { boolean.parameterLaw }
  func plusProbability(given parameter: Int) -> Rational {
    boolean.plusProbability(given: parameter)
  }
  var statisticCount: Int { boolean.statisticCount }
  func statistic(ofPlusCount count: Int) -> Int { count }
  func statisticName(_ value: Int) -> String { "\(value)" }
  func constants(width: Rational) throws -> SDPIConstants { try boolean.constants(width: width) }

  var words: ClusterWords { .own(self) }

  func parameter(_ stream: inout BitStream) -> ClusterWords.Parameter {
    ClusterWords.Parameter(fixed: .max, signs: stream.next())
  }

  /// A quarter of the signs differ from the parameter: those where two coins agree on it.
  func sample(of parameter: ClusterWords.Parameter, _ stream: inout BitStream) -> UInt64 {
    let coins = stream.next() & stream.next()
    return parameter.signs ^ coins
  }
}

@Suite struct OwnLearnerTests {
  @Test func anOwnLearnerAgreesWithTheSameOnRawData() throws {
    let problem = try BooleanClustering(samples: 3, correlation: 1 / 2)
    let raw = Learner.ofData("by hand") { samples in
      (0..<2).reduce(0) { code, j in
        let plus = samples.count { $0[j] == 1 }
        return 3 * code + (plus >= 2 ? 1 : 0)
      }
    }
    let own = try problem.quantities(of: Learner(ClearMajority(coordinates: 2)), dimension: 2)
    let byHand = try problem.quantities(of: raw, dimension: 2)
    #expect(own.dataInformation.logForm == byHand.dataInformation.logForm)
    #expect(own.memorization.logForm == byHand.memorization.logForm)
    #expect(own.testInformation.logForm == byHand.testInformation.logForm)
    #expect(own.bestTest == byHand.bestTest)
  }

  @Test func anOwnLearnerIsReportedAndSimulated() throws {
    let problem = try LearningProblem(.boolean, samples: 4, parameter: 1 / 2)
    let learner = Learner(ClearMajority(coordinates: 30))
    let report = try problem.report(for: learner, dimension: 40)
    #expect(report.holds)
    #expect(report.text().contains("The learner clear majority:30 with d = 40"))
    let sampling = try LearningSampling(problem, learner: learner, dimension: 40, seed: 3)
    let counts = try sampling.run(trials: 0..<2000)
    let simulated = try sampling.report(counts, confidence: 1 - Rational(1, 1_000_000))
    #expect(simulated.consistency == .consistent)
    #expect(simulated.verdict == .holds)
    #expect(simulated.learner == "clear majority:30")
  }

  @Test func anOwnLearnerSuitsOnlyItsData() throws {
    let learner = Learner(ClearMajority(coordinates: 3))
    let gaussian = try LearningProblem(.gaussian, samples: 2, parameter: 1 / 2)
    #expect(
      errorMessage { try gaussian.report(for: learner, dimension: 3) }
        == "the learner clear majority:3 does not suit Gaussian clustering; expected "
        + "mean+noise:S2, sign:M or quantised:M,B")
    let boolean = try LearningProblem(.boolean, samples: 2, parameter: 1 / 2)
    #expect(
      errorMessage { try boolean.report(for: learner, dimension: 2) }
        .hasPrefix("clear majority:3: the number 3 of coordinates"))
  }

  /// An own learner with the name of a built-in one is still itself.
  @Test func aNameIsNeverTakenForABuiltInLearner() throws {
    let problem = try LearningProblem(.boolean, samples: 3, parameter: 1 / 2)
    let constant = Learner.ofStatistic("everything") { _ in 0 }
    let quantities = try problem.quantities(of: constant, dimension: 2)
    #expect(quantities.dataInformation.logForm == .zero)
    #expect(constant.statisticTable == nil)
  }

  @Test func anOwnProblemIsReportedAndSimulated() throws {
    let problem = LearningProblem.clustering(try OwnClustering())
    #expect(problem.member == nil)
    let report = try problem.report(for: .majority(2), dimension: 4)
    #expect(report.holds)
    #expect(report.text().hasPrefix("My clustering with n = 3"))
    #expect(report.text().contains("theta has the law that the problem gives"))
    let sampling = try LearningSampling(problem, learner: .majority(50), dimension: 60, seed: 5)
    let counts = try sampling.run(trials: 0..<2000)
    let simulated = try sampling.report(counts, confidence: 1 - Rational(1, 1_000_000))
    #expect(simulated.consistency == .consistent)
    #expect(simulated.text().contains("My clustering"))
    #expect(simulated.json().serialized().contains("my clustering"))
  }

  @Test func namesAndParsing() throws {
    #expect(
      Learner.names(for: .signs).map(\.description) == [
        "everything", "majority:m", "agreement:m", "subsample:m (of m coordinates)",
      ])
    #expect(
      Learner.names(for: .normals, isSimulated: true).map(\.description) == [
        "sign:m", "quantised:m,b (the mean to b bits)",
      ])
    #expect(Learner.names.count == 7)
    let names = [
      "everything", "majority:3", "agreement:2", "subsample:1", "mean+noise:1/2", "sign:4",
      "quantised:4,2",
    ]
    for name in names { #expect(try Learner(parsing: name).name == name) }
    for text in ["majority", "majority:x", "majority:", "quantised:4", "quantised:4,2,1", "all"] {
      #expect(errorMessage { try Learner(parsing: text) }.contains("is not a learner; expected"))
    }
  }
}

@Suite struct FamilyTests {
  @Test func families() throws {
    #expect(LearningProblem.Family.allCases.map(\.rawValue) == ["boolean", "sparse", "gaussian"])
    for family in LearningProblem.Family.allCases {
      #expect(LearningProblem.Family(rawValue: family.rawValue) == family)
      let problem = try family.problem(samples: 2, parameter: 1 / 4)
      let member = try #require(problem.member)
      #expect(member.family == family)
      #expect(member.parameter == Rational(1, 4))
      #expect(problem.title == "\(family.name) with n = 2, \(family.parameter.symbol) = 1/4")
      #expect(problem.model[0] == "In each coordinate: \(family.model)")
      #expect(try problem.report(for: family.simpleLearner, dimension: 1).holds)
    }
    #expect(LearningProblem.Family(rawValue: "other") == nil)
    #expect(LearningProblem.Family.sparse.title == "The sparse hypercube")
  }
}
