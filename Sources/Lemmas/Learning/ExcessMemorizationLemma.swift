import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import LearningProblems
import Lemmas
import Tables
import Work

/// `I(M;X_1..n|theta) = I(M;X_1..n) - I(M;theta)` for every learner.
public struct ExcessMemorizationLemma: Lemma {
  public init() {}

  public let id = "excess-memorization"
  public let title = "Excess memorization is data information minus parameter information"
  public let status = LemmaStatus.derived
  public let source = """
    Derived here for the quantity defined by V. Feldman, G. Kornowski, X. Lyu, "Trade-offs in data \
    memorization via strong data processing inequalities", COLT 2025, arXiv 2506.01855.
    """
  public let statement = """
    Let theta be a parameter, X_1..n data and M a message with theta - X_1..n - M, all on finite sets: M is made \
    from the data and coins of its own. Then I(M;X_1..n|theta) = I(M;X_1..n) - I(M;theta), in any unit. \
    If T is a function of the data with theta - T - X_1..n, and M is made from T and coins, the data may be \
    replaced by T in all three places.
    """
  public let summary = """
    Expand I(M;X_1..n,theta) by the chain rule in both orders: theta adds nothing to the data, because the \
    message is made from the data alone, and what is left is the memorization. A message made from a \
    statistic tells nothing more about the data than about the statistic.
    """
  public let enumerated = """
    All deterministic learners on the sufficient statistic of one coordinate (the sparse hypercube with \
    n = 1 to 3; Boolean clustering with n = 1 to 3), each on the raw data and through the statistic; \
    exhaustive adds n = 4 and random randomised learners on two coordinates.
    """
  public let parameters = LemmaParameter.list(.samples, .lambda, .fixed, .dimension, .learner)

  public func cases(_ scope: LemmaScope) throws -> [LearnerInstance] {
    var cases: [LearnerInstance] = []
    for n in 1...(scope == .standard ? 3 : 4) {
      for problem in try MemorizationFromSDPIsLemma.problems(samples: n) {
        let constants = try problem.constants(width: Rational(1, 1000))
        guard case .clustering(let clustering) = problem else { continue }
        for labels in SetPartitions.all(of: clustering.statisticCount) {
          cases.append(LearnerInstance(problem, constants, .partition(labels), 1))
        }
        if scope == .exhaustive {
          var generator = SplitMix64(seed: UInt64(n))
          let inputs = clustering.statisticCount * clustering.statisticCount
          for number in 1...20 {
            let rows = SmallLearners.randomChannel(inputs: inputs, &generator)
            cases.append(
              LearnerInstance(problem, constants, .channel(rows, name: "random \(number)"), 2))
          }
        }
      }
    }
    return cases
  }

  public func check(_ instance: LearnerInstance) throws -> [Claim] {
    let quantities = try instance.problem.quantities(
      for: instance.learner, dimension: instance.dimension)
    guard let memorization = quantities.memorization.logForm,
      let data = quantities.dataInformation.logForm,
      let parameter = quantities.parameterInformation.logForm
    else {
      throw LemmaError.invalidInstance(
        id: id, reason: "the informations of the learner \(instance.learner.name) are not exact")
    }
    var claims = [
      Claim(
        "I(M;X1..n|theta)", memorization, equals: "I(M;X1..n) - I(M;theta)", data - parameter,
        reason: "The chain rule in both orders.")
    ]
    if let raw = try rawMemorization(instance) {
      claims.append(
        Claim(
          "I(M;X1..n|theta)", raw, equals: "I(M;T|theta)", memorization,
          reason: "M is made from the statistic."))
    }
    return claims
  }

  /// The memorization of a deterministic learner from the joint law of parameter and raw data.
  private func rawMemorization(_ instance: LearnerInstance) throws -> LogForm? {
    guard case .clustering(let problem) = instance.problem, instance.dimension == 1,
      let labels = instance.learner.statisticTable, problem.samples <= 6
    else { return nil }
    let samples = (1...problem.samples).map { "X\($0)" }
    let plus = AnyOutcome([1])
    let law = try problem.directLaw(dimension: 1).extended(by: "M", of: samples) { signs in
      labels[problem.statistic(ofPlusCount: signs.filter { $0 == plus }.count)]
    }
    return try law.mutualInformation(between: ["M"], and: samples, given: ["theta"])
  }

  public func label(_ instance: LearnerInstance) -> String { instance.label }

  public func instance(_ arguments: LemmaArguments) throws -> LearnerInstance {
    try LearnerInstance(arguments, of: id)
  }
}

extension ExcessMemorizationLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant("I(M;X1..n|theta) = 2 I(M;X1..n|theta)", change: "A factor 2.") { instance in
        guard let memorization = try check(instance).first?.left.logForm else { return [] }
        return [
          Claim(
            "I(M;X1..n|theta)", memorization,
            equals: "2 I(M;X1..n|theta)", 2 * memorization, reason: "False.")
        ]
      }
    ]
  }
}

extension Learner {
  /// The learner of a partition of the statistic's values.
  static func partition(_ labels: [Int]) -> Learner {
    .table(labels, name: "table " + labels.map(\.description).joined(separator: ","))
  }
}
