import Claims
import ExactArithmetic
import InformationLemmas
import LearningProblems
import Lemmas
import Tables

/// The constants of Gaussian clustering, and the learner that keeps a noisy mean.
public struct GaussianClusteringLemma: Lemma {
  public init() {}

  public let id = "gaussian-clustering"
  public let title = "Gaussian clustering: memorization at rate d/n"
  public let status = LemmaStatus.published
  public let source = """
    V. Feldman, G. Kornowski, X. Lyu, "Trade-offs in data memorization via strong data processing \
    inequalities", COLT 2025, arXiv 2506.01855; the model and the exact constants are stated here in our own \
    form.
    """
  public let statement = """
    Let theta ~ N(0,I_d), and given theta let X_1, ..., X_n and X be independent N(lambda theta, (1-lambda^2) I_d), \
    0 < lambda < 1, n >= 1. The least constants with I(M;theta) <= tau I(M;X_1..n) and I(M;X) <= rho I(M;X_1..n) \
    for all messages M made from the data are tau = n lambda^2/(1+(n-1)lambda^2) and rho = lambda^2 tau, so that \
    I(M;X_1..n|theta) >= (1-lambda^2)/(n lambda^4) I(M;X) whenever I(M;X_1..n) is finite. For M the mean of the \
    data plus independent noise N(0, s^2 I_d), in nats, I(M;X_1..n|theta) = (d/2) ln(1+(1-lambda^2)/(n s^2)) and \
    I(M;X) = -(d/2) ln(1-lambda^4/(V+s^2)) with V = lambda^2+(1-lambda^2)/n.
    """
  public let summary = """
    All variables are jointly Gaussian and the mean of the data is sufficient, so both constants are squared \
    correlations with the mean, by the entropy power inequality. With lambda^4 = C^4/d the factor is \
    (1-lambda^2)/(C^4) times d/n. The noisy mean comes as close to the bound as one likes when the noise grows.
    """
  public let enumerated = """
    lambda = 1/10, 1/4, 1/2, 3/4 and n = 1, 2, 3, 8, 50: the noisy mean with s^2 = 1/100, 1, 100, exactly; the \
    signs of the means for n = 1, lambda = 1/2 by certified sums. Exhaustive adds the signs for all of them.
    """
  public let buildsOn = ["memorization-from-sdpis"]
  public let parameters = LemmaParameter.list(.samples, .lambda, .dimension, .learner)

  private static let lambdas = [Rational(1, 10), Rational(1, 4), Rational(1, 2), Rational(3, 4)]

  public func cases(_ scope: LemmaScope) throws -> [LearnerInstance] {
    var cases: [LearnerInstance] = []
    for lambda in Self.lambdas {
      for n in [1, 2, 3, 8, 50] {
        let problem = try LearningProblem(.gaussian, samples: n, parameter: lambda)
        for variance in [Rational(1, 100), 1, 100] {
          cases.append(try LearnerInstance(problem, .meanPlusNoise(variance), dimension: 2))
        }
        if scope == .exhaustive || (n == 1 && lambda == Rational(1, 2)) {
          cases.append(try LearnerInstance(problem, .sign(1), dimension: 1))
        }
      }
    }
    return cases
  }

  public func check(_ instance: LearnerInstance) throws -> [Claim] {
    guard case .gaussian(let problem) = instance.problem else {
      throw LemmaError.invalidInstance(id: id, reason: "\(instance.problem.title) is not Gaussian")
    }
    var claims = try instance.report().claims
    if let factor = instance.constants.factor {
      let square = problem.correlation * problem.correlation
      claims.append(
        Claim(
          "(1-tau)/rho", factor.lower, equals: "(1-lambda^2)/(n lambda^4)",
          (1 - square) / (Rational(problem.samples) * square * square),
          reason: "The squared correlations."))
    }
    return claims
  }

  public func label(_ instance: LearnerInstance) -> String { instance.label }

  public func instance(_ arguments: LemmaArguments) throws -> LearnerInstance {
    try LearnerInstance(
      arguments.learningProblem(of: id, lambda: .gaussian),
      arguments[.learner] ?? .meanPlusNoise(1),
      dimension: arguments[.dimension] ?? 1)
  }

  public func results() throws -> Table? {
    var table = Table(
      title: "The learner mean+noise:1, one coordinate, lambda = 1/2",
      columns: [
        "n", "tau", "rho", Table.Column("factor", header: "(1-tau)/rho"),
        Table.Column(
          "memorization", header: "I(M;X1..n|theta)", unit: .information, notation: .both),
        Table.Column("bound", header: "(1-tau)/rho I(M;X)", unit: .information, notation: .both),
      ])
    for n in [1, 2, 3, 8, 50] {
      let problem = try LearningProblem(.gaussian, samples: n, parameter: Rational(1, 2))
      let report = try problem.report(for: .meanPlusNoise(1), dimension: 1)
      let outcome = report.outcome!
      table.append([
        .integer(n), .rational(report.constants.tau.lower), .rational(report.constants.rho.lower),
        .rational(report.constants.factor!.lower), outcome.quantities.memorization.cell(),
        outcome.bound!.cell(),
      ])
    }
    return table
  }
}

extension GaussianClusteringLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      .overstated(by: "1.01", change: "One part in a hundred more.")
    ]
  }
}
