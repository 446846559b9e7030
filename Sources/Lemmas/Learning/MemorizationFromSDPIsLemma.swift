import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import LearningProblems
import Lemmas
import Tables
import Work

/// `I(M;X_1..n|theta) >= (1-tau)/rho I(M;X)`: memorization from a pair of strong data processing inequalities.
public struct MemorizationFromSDPIsLemma: Lemma {
  public init() {}

  public let id = "memorization-from-sdpis"
  public let title = "Memorization from a pair of strong data processing inequalities"
  public let status = LemmaStatus.published
  public let source = """
    V. Feldman, G. Kornowski, X. Lyu, "Trade-offs in data memorization via strong data processing \
    inequalities", COLT 2025, arXiv 2506.01855, Theorem 3.7; stated here in our own form, with exact constants \
    and without the terms for approximate inequalities.
    """
  public let statement = """
    Let theta be a parameter, X_1..n data, X a test point and M a message with (theta, X) - X_1..n - M, made from \
    the data and coins of its own, with I(M;X_1..n) finite. If I(U;theta) <= tau I(U;X_1..n) and \
    I(U;X) <= rho I(U;X_1..n) for every message U of that kind, with rho > 0, then \
    I(M;X_1..n|theta) >= (1-tau)/rho I(M;X), in any unit. The least such tau and rho are the KL contraction \
    coefficients of the channels from the data to theta and to X, for the law of the data; with d independent \
    and equal coordinates they are those of one. If moreover a test that sees M accepts a test point with \
    probability a, and a point with the law of X that is independent of M with probability b, then \
    I(M;X) >= d2(a||b) >= (2/ln 2)(1-2e)^2 bits with the balanced error e = (1-a+b)/2.
    """
  public let summary = """
    Memorization is what the message tells about the data less what it tells about the parameter, so it is \
    at least 1-tau times the former; and that is at least the test information divided by rho. The accuracy \
    of a test is turned into test information by data processing to its one-bit answer.
    """
  public let enumerated = """
    All deterministic learners on the sufficient statistic: the sparse hypercube with one coordinate (5) and with \
    two (21147, one of each class under symmetries, n = 3 and p = 1/10), Boolean clustering with one coordinate \
    and n up to 4 (52); random randomised learners on two coordinates; majority, agreement and everything. \
    Exhaustive adds Boolean n = 5 to 7 (4140 for n = 7) and the two-coordinate learners for n = 2, 3, 4 and two p.
    """
  public let buildsOn = ["data-processing", "tensorisation", "excess-memorization"]
  public let parameters = LemmaParameter.list(.samples, .lambda, .fixed, .dimension, .learner)

  /// Problems with some number of samples.
  static func problems(samples n: Int) throws -> [LearningProblem] {
    try [Rational(1, 10), Rational(1, 2)].map {
      try LearningProblem(.sparse, samples: n, parameter: $0)
    }
      + [Rational(1, 4), Rational(3, 5)].map {
        try LearningProblem(.boolean, samples: n, parameter: $0)
      }
  }

  public func cases(_ scope: LemmaScope) throws -> [LearnerInstance] {
    var cases: [LearnerInstance] = []
    for n in 1...4 { cases += try Self.problems(samples: n).flatMap { try smallCases($0) } }
    let square = SmallLearners.partitions(of: 9, upTo: SmallLearners.squareSymmetries)
    func addSquare(samples: Int, fixed: Rational) throws {
      let problem = try LearningProblem(.sparse, samples: samples, parameter: fixed)
      let constants = try problem.constants()
      cases += square.map {
        LearnerInstance(problem, constants, .partition($0), 2, isOneOfMany: true)
      }
    }
    try addSquare(samples: 3, fixed: Rational(1, 10))
    if scope == .exhaustive {
      for n in 5...7 {
        let problem = try LearningProblem(.boolean, samples: n, parameter: Rational(1, 4))
        let constants = try problem.constants()
        cases += SetPartitions.all(of: n + 1).map {
          LearnerInstance(problem, constants, .partition($0), 1, isOneOfMany: true)
        }
      }
      for (n, p) in [
        (3, Rational(1, 2)), (2, Rational(1, 10)), (2, Rational(1, 2)), (4, Rational(1, 10)),
      ] {
        try addSquare(samples: n, fixed: p)
      }
    }
    return cases
  }

  /// All learners on one coordinate, random ones on two, and those with names.
  private func smallCases(_ problem: LearningProblem) throws -> [LearnerInstance] {
    guard case .clustering(let clustering) = problem else { return [] }
    let constants = try problem.constants()
    let count = clustering.statisticCount
    var generator = SplitMix64(seed: UInt64(problem.samples))
    return SetPartitions.all(of: count).map {
      LearnerInstance(problem, constants, .partition($0), 1)
    }
      + (1...5).map { number in
        let rows = SmallLearners.randomChannel(inputs: count * count, &generator)
        return LearnerInstance(
          problem, constants, .channel(rows, name: "random \(number)"), 2)
      }
      + [Learner.majority(2), .agreement(3), .everything, .subsample(1)].map {
        LearnerInstance(problem, constants, $0, 3)
      }
  }

  public func check(_ instance: LearnerInstance) throws -> [Claim] {
    // Of thousands of learners only the conclusion is checked.
    if instance.isOneOfMany, case .clustering(let problem) = instance.problem {
      let quantities = try problem.quantities(
        for: instance.learner, dimension: instance.dimension, withTest: false)
      return [instance.constants.conclusion(of: quantities)].compactMap { $0 }
    }
    return try instance.report().claims.filter { $0.relation == .atMost }
  }

  public func label(_ instance: LearnerInstance) -> String { instance.label }

  public func instance(_ arguments: LemmaArguments) throws -> LearnerInstance {
    try LearnerInstance(arguments, of: id)
  }

  public func results() throws -> Table? {
    var table = Table(
      title: "Learners with names on three coordinates, n = 3",
      columns: [
        Table.Column("problem", alignment: .left), Table.Column("learner", alignment: .left),
        Table.Column(
          "memorization", header: "I(M;X1..n|theta)", unit: .information, notation: .both),
        Table.Column("bound", header: "(1-tau)/rho I(M;X), bits", notation: .decimal),
        Table.Column("error", header: "e"),
      ])
    for problem in try Self.problems(samples: 3) {
      for learner in [Learner.majority(3), .agreement(3), .everything] {
        let outcome = try problem.report(for: learner, dimension: 3).outcome!
        table.append([
          .text(problem.title), .text(learner.name), outcome.quantities.memorization.cell(),
          outcome.bound!.cell(), outcome.quantities.bestTest.map { .rational($0.error) } ?? .empty,
        ])
      }
    }
    return table
  }
}

extension MemorizationFromSDPIsLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      .overstated(by: "1.5", change: "Half as much again.")
    ]
  }
}
