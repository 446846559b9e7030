import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import LearningProblems
import Lemmas
import Tables

/// The constants of Boolean clustering, and the learner that keeps majorities.
public struct BooleanClusteringLemma: Lemma {
  public init() {}

  public let id = "boolean-clustering"
  public let title = "Boolean clustering: memorization at rate d/n"
  public let status = LemmaStatus.derived
  public let source = """
    Derived here for a problem named by V. Feldman, G. Kornowski, X. Lyu, "Trade-offs in data memorization via \
    strong data processing inequalities", COLT 2025, arXiv 2506.01855; the model is stated here in our own form.
    """
  public let statement = """
    Let theta be uniform on {-1,+1}^d, and given theta let every coordinate of X_1, ..., X_n and X agree with \
    theta's with probability (1+lambda)/2, independently; 0 < lambda <= 1, n >= 1. Let T be the number of \
    samples that are +1 in a coordinate and t_n = E[E[theta|T]^2] for one coordinate. The least tau with \
    I(M;theta) <= tau I(M;X_1..n) for all messages M made from the data is at least t_n, with equality where \
    t_n >= 1/2 or n = 1, and the least rho with I(M;X) <= rho I(M;X_1..n) satisfies \
    lambda^2 t_n <= rho <= lambda^2 tau. Moreover n lambda^2/(1+(n-1)lambda^2) <= t_n <= 1-(1-lambda^2)^n. For odd \
    n, keeping the majority of m coordinates has I(M;X_1..n|theta) = m h((1+c)/2) and \
    I(M;X) = m (1-h((1+lambda c)/2)) bits with c = E[majority theta].
    """
  public let summary = """
    The dual of the claim tau <= t is a bound on a moment generating function: E exp(u m) <= cosh(t u)^(1/t) for the \
    posterior mean m = E[theta|T] and t = E[m^2]. Convexity in m^2 reduces it to an erasure channel, for which \
    it holds from t = 1/2 on; below, it is proved for each case by certified arithmetic. Best linear estimation \
    bounds t from below, one sample at a time bounds it from above, and the test point sees theta \
    through one more binary symmetric channel.
    """
  public let enumerated = """
    n = 1 to 10 and 20 with lambda = 1/10, 1/4, 1/2, 3/4: in every case tau = t_n is proved, and with it \
    rho = lambda^2 t_n; majorities for odd n. Exhaustive adds n = 50, 100, 200.
    """
  public let buildsOn = ["sdpi-bsc", "memorization-from-sdpis"]
  public let parameters = LemmaParameter.list(.samples, .lambda)

  public func cases(_ scope: LemmaScope) throws -> [BooleanClustering] {
    let samples = Array(1...10) + [20] + (scope == .exhaustive ? [50, 100, 200] : [])
    return try samples.flatMap { n in
      try [Rational(1, 10), Rational(1, 4), Rational(1, 2), Rational(3, 4)].map {
        try BooleanClustering(samples: n, correlation: $0)
      }
    }
  }

  public func check(_ problem: BooleanClustering) throws -> [Claim] {
    guard problem.correlation.signum() > 0 else {
      throw LemmaError.invalidInstance(id: id, reason: "lambda = 0; expected 0 < lambda <= 1")
    }
    let constants = try problem.constants()
    let (n, square) = (problem.samples, problem.correlation * problem.correlation)
    let t = problem.tauChiSquare
    var claims = [
      Claim(
        "tau", constants.tau.isExact ? .rational(constants.tau.lower) : .enclosed(constants.tau),
        equals: "t_n", .rational(t),
        reason: "The moment generating function of the posterior mean."),
      Claim(
        "rho", constants.rho.isExact ? .rational(constants.rho.lower) : .enclosed(constants.rho),
        equals: "lambda^2 t_n", .rational(square * t), reason: "One more binary symmetric channel."),
      Claim(
        "rho_chi2", problem.rhoChiSquare, equals: "lambda^2 t_n", square * t,
        reason: "The squared maximal correlation of T and X."),
      Claim(
        "n lambda^2/(1+(n-1)lambda^2)", Rational(n) * square / (1 + Rational(n - 1) * square),
        atMost: "t_n", t, reason: "The best linear estimate of theta."),
      Claim(
        "t_n", t, atMost: "1-(1-lambda^2)^n", 1 - (1 - square).power(n),
        reason: "One sample at a time."),
    ]
    if n <= 6 { claims += try searchClaims(problem) }
    if n % 2 == 1 { claims += try majorityClaims(problem) }
    return claims
  }

  /// That the constants lie in the intervals that the search for contraction coefficients finds, which knows
  /// nothing of `t_n`.
  private func searchClaims(_ problem: BooleanClustering) throws -> [Claim] {
    let t = problem.tauChiSquare
    let square = problem.correlation * problem.correlation
    let channels = [
      ("tau", problem.parameterChannel, t), ("rho", problem.testChannel, square * t),
    ]
    return try channels.flatMap { name, channel, value in
      let found = try channel.klContraction(
        input: problem.statisticLaw, width: Rational(1, 1000) * value
      ).interval
      return [
        Claim(
          "the search's lower end of \(name)", found.lower, atMost: "its value", value,
          reason: "A law attains the lower end."),
        Claim(
          "\(name)", value, atMost: "the search's upper end", found.upper,
          reason: "No law exceeds the upper end."),
      ]
    }
  }

  private func majorityClaims(_ problem: BooleanClustering) throws -> [Claim] {
    let quantities = try problem.quantities(for: .majority(1), dimension: 1)
    let n = problem.samples
    let plus = (1 + problem.correlation) / 2
    let right = (n / 2 + 1...n).map {
      Rational(Integer.binomial(n, $0)) * plus.power($0) * (1 - plus).power(n - $0)
    }
    let c = 2 * Rational.sum(right) - 1
    return [
      Claim(
        "I(M;X1..n|theta)", quantities.memorization, equals: "h((1+c)/2)",
        .logForm(binaryEntropy((1 + c) / 2)), reason: "The majority is a function of the data."),
      Claim(
        "I(M;X)", quantities.testInformation, equals: "1-h((1+lambda c)/2)",
        .logForm(LogForm.bits(1) - binaryEntropy((1 + problem.correlation * c) / 2)),
        reason: "A binary symmetric channel from M to X."),
    ]
  }

  public func label(_ problem: BooleanClustering) -> String { problem.parameters }

  public func instance(_ arguments: LemmaArguments) throws -> BooleanClustering {
    try BooleanClustering(
      samples: arguments.require(.samples, of: id),
      correlation: arguments.require(.lambda, of: id))
  }

  public func results() throws -> Table? {
    try ProblemTables.constants(
      [1, 2, 3, 4, 8].map {
        try LearningProblem(.boolean, samples: $0, parameter: Rational(1, 10))
      })
  }
}

extension BooleanClusteringLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "t_n <= n lambda^2/(1+(n-1)lambda^2)",
        change: "The constant of Gaussian clustering."
      ) { problem in
        let square = problem.correlation * problem.correlation
        let gaussian =
          Rational(problem.samples) * square / (1 + Rational(problem.samples - 1) * square)
        return [
          Claim(
            "t_n", problem.tauChiSquare, atMost: "n lambda^2/(1+(n-1)lambda^2)", gaussian,
            reason: "False.")
        ]
      }
    ]
  }
}

/// Tables for the pages of the model problems.
enum ProblemTables {
  /// The constants of problems, a row each.
  static func constants(_ problems: [LearningProblem]) throws -> Table {
    var table = Table(
      columns: [
        Table.Column("problem", alignment: .left),
        Table.Column("tau", notation: .decimal), Table.Column("rho", notation: .decimal),
        Table.Column("rhoChiSquare", header: "rho_chi2", notation: .decimal),
        Table.Column("factor", header: "(1-tau)/rho", notation: .decimal),
      ])
    func cell(_ value: Enclosure) -> Table.Cell {
      value.isExact ? .rational(value.lower) : .enclosure(value)
    }
    for problem in problems {
      let constants = try problem.constants()
      table.append([
        .text(problem.title), cell(constants.tau), cell(constants.rho),
        .rational(constants.rhoChiSquare), constants.factor.map(cell) ?? .text("none"),
      ])
    }
    return table
  }
}
