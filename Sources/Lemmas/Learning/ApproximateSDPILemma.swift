import Claims
import Contraction
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables

/// `I(M;A) <= rho I(M;B) + 4 delta log|M| + 3 h(delta)` for a pair that is close to a rho-SDPI
/// pair.
public struct ApproximateSDPILemma: Lemma {
  public let id = "approximate-sdpi"
  public let title = "Approximate strong data processing"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here; the notion and a bound of the form rho I(M;B) + 8 delta log(|M|/delta) are "
    + "from V. Feldman, G. Kornowski, X. Lyu (COLT 2025, arXiv 2506.01855), Proposition 3.5, which "
    + "we know at second hand; stated here in our own form"
  public let statement = """
    Let A, B be variables on finite alphabets, 0 <= rho <= 1 and 0 <= delta <= 1. Suppose that \
    (A,B) is (rho,delta)-approximately SDPI: there is R on the alphabet of B, coupled with A, such \
    that (A,R) is rho-SDPI, that is I(M;A) <= rho I(M;R) for every M with A - R - M, and the total \
    variation distance of P(R|A=a) and P(B|A=a) is at most delta for every a. Then for every M \
    with A - B - M that takes |M| values,
    I(M;A) <= rho I(M;B) + (2+2rho) delta log|M| + (2+rho) h(delta) <= rho I(M;B) + 4 delta log|M| \
    + 3 h(delta),
    and for |M| >= 2 the last bound is at most rho I(M;B) + 8 delta log(|M|/delta). Any one unit; \
    0 log(1/0) = 0.
    """
  public let summary = """
    Put R through the channel that makes M from B, and call the result N. For each a the laws of M \
    and N given A = a are within delta, so by a maximal coupling and Fano's inequality their \
    entropies differ by at most delta log|M| + h(delta); the same holds for M and N themselves. So \
    I(M;A) is close to I(N;A), which is at most rho I(N;R), and I(N;R) is close to I(M;B), because \
    the noise of the channel is the same in both and the laws of B and R are within delta.
    """
  public let enumerated =
    "A a bit with Pr[A = 1] = 1/2 or 1/4, R a binary symmetric copy of A, P(B|A) every channel "
    + "of two inputs and outputs in quarters, and M from B by every channel in halves; and 400 "
    + "seeded random instances with two or three values of each variable (exhaustive: 4000)."
  public let parameters = LemmaParameter.list(.law)

  public init() {}

  /// A joint law of A, B, R and M with `A - B - M`, and a rho for which (A,R) is rho-SDPI.
  public struct Instance: Sendable {
    public let name: String
    public let law: JointLaw
    public let rho: Rational

    /// Creates a case; rho is taken on trust.
    public init(_ name: String, law: JointLaw, rho: Rational) {
      self.name = name
      self.law = law
      self.rho = rho
    }

    /// Creates a case with R and B independent given A, which does not matter to the statement.
    init(_ name: String, pair: ContractingLaw, view: Channel, message: Channel)
      throws
    {
      let law = try pair.law.extended(by: "B", from: "A", through: view)
        .extended(by: "M", from: "B", through: message)
      self.init(name, law: law, rho: pair.rho)
    }
  }

  public func label(_ instance: Instance) -> String { instance.name }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    try systematicCases() + randomCases(scope == .standard ? 400 : 4000)
  }

  /// Checks the law of a user: its variables are A, B, R and M, outcomes of B and R are compared by
  /// their names, and `A - B - M`.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let given = try ContractingLaw(
      arguments, of: id, variables: ["A", "B", "R", "M"], reference: "R",
      chains: [(["A"], ["B"], ["M"])])
    return Instance("the law given", law: given.law, rho: given.rho)
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (law, rho) = (instance.law, instance.rho)
    let delta = try ApproximateSDPILemma.distance(law)
    let values = try law.law(of: "M").support.count
    let left = try law.mutualInformation(between: ["M"], and: ["A"])
    let contracted = rho * (try law.mutualInformation(between: ["M"], and: ["B"]))
    let (size, entropy) = (delta * LogForm.log(values), binaryEntropy(delta))
    let sharp = (2 + 2 * rho) * size + (2 + rho) * entropy
    let plain = 4 * size + 3 * entropy
    var claims = [
      Claim(
        "I(M;A)", left, atMost: "rho I(M;B) + (2+2rho) delta log|M| + (2+rho) h(delta)",
        contracted + sharp,
        reason: "Entropies of laws within delta differ by at most delta log|M| + h(delta)."),
      Claim(
        "(2+2rho) delta log|M| + (2+rho) h(delta)", sharp, atMost: "4 delta log|M| + 3 h(delta)",
        plain, reason: "rho is at most 1."),
    ]
    if values >= 2 {
      let stated = delta.isZero ? .zero : 8 * size - 8 * delta * LogForm.log(delta)
      claims.append(
        Claim(
          "4 delta log|M| + 3 h(delta)", plain, atMost: "8 delta log(|M|/delta)", stated,
          reason: "h(delta) <= delta log(e/delta), and h(delta) <= log 2."))
    }
    return claims
  }

  /// The greatest total variation distance of P(R|A=a) and P(B|A=a) over the a of positive
  /// probability.
  static func distance(_ law: JointLaw) throws -> Rational {
    var differences: [AnyOutcome: [AnyOutcome: Rational]] = [:]
    for (variable, sign) in [("B", Rational(1)), ("R", Rational(-1))] {
      for cell in try law.marginal(["A", variable]).support {
        differences[cell.outcomes[0], default: [:]][cell.outcomes[1], default: .zero] +=
          sign * cell.probability
      }
    }
    let input = try law.law(of: "A")
    return differences.map { a, row in
      Rational.sum(row.values.map(\.magnitude)) / (2 * input.probability(of: a))
    }.max() ?? .zero
  }

  // MARK: Cases

  private func systematicCases() throws -> [Instance] {
    let views = try Channel.binaryOutput(inputs: 2, denominator: 4)
    let messages = try Channel.binaryOutput(inputs: 2, denominator: 2)
    var cases: [Instance] = []
    for prior in [Rational(1, 2), Rational(1, 4)] {
      for flip in [Rational(0), Rational(1, 8), Rational(1, 4), Rational(1, 2)] {
        let pair = try ContractingLaw(
          input: [1 - prior, prior], through: .binarySymmetric(flip), to: "R")
        for view in views {
          for message in messages {
            cases.append(
              try Instance(
                "Pr[A=1] = \(prior), R = bsc:\(flip) of A, P(B|A) = \(view), P(M|B) = \(message)",
                pair: pair, view: view, message: message))
          }
        }
      }
    }
    return cases
  }

  private func randomCases(_ count: Int) throws -> [Instance] {
    var generator = InstanceGenerator(seed: 1)
    return try (0..<count).map { number in
      let (a, b, m) = (
        2 + generator.index(below: 2), 2 + generator.index(below: 2), 2 + generator.index(below: 2)
      )
      let reference = try generator.channel(inputs: a, outputs: b)
      let pair = try ContractingLaw(input: generator.weights(a), through: reference, to: "R")
      let weight = generator.element(of: [
        Rational(0), Rational(1, 1000), Rational(1, 100), Rational(1, 10), Rational(1, 4),
        Rational(1),
      ])
      let other = try generator.channel(inputs: a, outputs: b)
      let view = try Channel(
        (0..<a).map { x in
          (0..<b).map { (1 - weight) * reference[x, $0] + weight * other[x, $0] }
        })
      return try Instance(
        "random instance \(number + 1)", pair: pair, view: view,
        message: generator.channel(inputs: b, outputs: m))
    }
  }

  // MARK: Results

  /// A uniform bit A, its copy R through a binary symmetric channel with flips 1/4, and B, which is
  /// A itself with probability epsilon and R otherwise; M = B.
  public func results() throws -> Table? {
    var table = Table(
      title:
        "A a uniform bit, R = bsc:1/4 of A, rho = 1/4; "
        + "B = A with probability eps and R otherwise, M = B",
      columns: [
        "eps", "delta",
        .init("information", header: "I(M;A)", unit: .information, notation: .decimal),
        .init("contracted", header: "rho I(M;B)", unit: .information, notation: .decimal),
        .init(
          "sharp", header: "(2+2rho) delta log|M| + (2+rho) h(delta)", unit: .information,
          notation: .decimal),
        .init(
          "plain", header: "4 delta log|M| + 3 h(delta)", unit: .information, notation: .decimal),
        .init("stated", header: "8 delta log(|M|/delta)", unit: .information, notation: .decimal),
      ])
    let pair = try ContractingLaw(
      input: [1 / 2, 1 / 2], through: .binarySymmetric(1 / 4), to: "R")
    for epsilon in [Rational(0), Rational(1, 100), Rational(1, 20), Rational(1, 4), Rational(1)] {
      let instance = try Instance(
        "", pair: pair, view: .binarySymmetric((1 - epsilon) / 4), message: .identity(2))
      let claims = try check(instance)
      table.append([
        .rational(epsilon), .rational(try ApproximateSDPILemma.distance(instance.law)),
        claims[0].left.cell(),
        .logForm(
          pair.rho * (try instance.law.mutualInformation(between: ["M"], and: ["B"]))),
        claims[1].left.cell(), claims[1].right.cell(), claims[2].right.cell(),
      ])
    }
    return table
  }
}

extension ApproximateSDPILemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant("I(M;A) <= rho I(M;B)", change: "Without the error term.") { instance in
        let law = instance.law
        return [
          Claim(
            "I(M;A)", try law.mutualInformation(between: ["M"], and: ["A"]),
            atMost: "rho I(M;B)",
            instance.rho * (try law.mutualInformation(between: ["M"], and: ["B"])), reason: "False."
          )
        ]
      }
    ]
  }
}
