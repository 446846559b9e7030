import Claims
import Contraction
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables

/// If `A - C - B` is a Markov chain and (A,C) is rho-SDPI, so is (A,B).
public struct DominatingVariablesLemma: Lemma {
  public let id = "dominating-variables"
  public let title = "Dominating variables: a degraded variable contracts as well"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here from the data processing inequality; the name, and the use with a Gaussian C, "
    + "are from V. Feldman, G. Kornowski, X. Lyu (COLT 2025, arXiv 2506.01855), which we know at "
    + "second hand; stated here in our own form"
  public let statement = """
    Let A - C - B be a Markov chain on finite alphabets, and let (A,C) be rho-SDPI: I(M;A) <= rho \
    I(M;C) for every M with A - C - M. Then (A,B) is rho-SDPI: for every M with A - C - B - M,
    I(M;A) <= rho I(M;C) <= rho I(M;B).
    Equivalently the KL contraction coefficient of the channel from B to A, for the law of B, is \
    at most that of the channel from C to A, for the law of C. Any unit.
    """
  public let summary = """
    A message about B is a message about C: M depends on C through B and fresh noise, so A - C - \
    M, and the hypothesis applies to it. The step from C to B is data processing along C - B - M. \
    In terms of coefficients: a law of B, sent back to C, is at most as far from the law of C as \
    it was from the law of B, and gives the same law of A.
    """
  public let enumerated =
    "A a bit with Pr[A = 1] = 1/2 or 1/4, and each of P(C|A), P(B|C) every channel of two inputs "
    + "and outputs in thirds, P(M|B) the identity and every channel in halves with different rows; "
    + "and 300 seeded random chains with two or three values of each variable (exhaustive: 3000)."
  public let buildsOn = ["data-processing", "fixed-input-contraction"]
  public let parameters = LemmaParameter.list(.law)

  public init() {}

  /// A joint law of A, C, B and M with `A - C - B - M`, and a rho for which (A,C) is rho-SDPI.
  public struct Instance: Sendable {
    public let name: String
    public let law: JointLaw
    public let rho: Rational
    /// The coefficient of the channel from B to A, which does not depend on M.
    public let degraded: Quantity

    /// Creates a case from the law of A, C and B; rho is taken on trust.
    init(_ name: String, chain: Chain, message: Channel) throws {
      self.name = name
      law = try chain.law.extended(by: "M", from: "B", through: message)
      rho = chain.rho
      degraded = chain.degraded
    }

    /// Creates a case from the law of all variables; rho is taken on trust.
    public init(_ name: String, law: JointLaw, rho: Rational) throws {
      self.name = name
      self.law = law
      self.rho = rho
      degraded = try law.contraction(of: "A", from: "B").value
    }
  }

  /// The law of A, C and B, with what does not depend on the message.
  struct Chain: Sendable {
    let law: JointLaw
    let rho: Rational
    let degraded: Quantity

    init(input: [Rational], _ first: Channel, _ second: Channel) throws {
      let pair = try ContractingLaw(input: input, through: first, to: "C")
      law = try pair.law.extended(by: "B", from: "C", through: second)
      rho = pair.rho
      degraded = try law.contraction(of: "A", from: "B").value
    }
  }

  public func label(_ instance: Instance) -> String { instance.name }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    try systematicCases() + randomCases(scope == .standard ? 300 : 3000)
  }

  /// Checks the law of a user: its variables are A, C, B and M, and `A - C - B - M`.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let given = try ContractingLaw(
      arguments, of: id, variables: ["A", "C", "B", "M"], reference: "C",
      chains: [(["A"], ["C"], ["B", "M"]), (["A", "C"], ["B"], ["M"])])
    return try Instance("the law given", law: given.law, rho: given.rho)
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (law, rho) = (instance.law, instance.rho)
    let middle = rho * (try law.mutualInformation(between: ["M"], and: ["C"]))
    return [
      Claim(
        "I(M;A)", try law.mutualInformation(between: ["M"], and: ["A"]), atMost: "rho I(M;C)",
        middle, reason: "A - C - M, and (A,C) is rho-SDPI."),
      Claim(
        "rho I(M;C)", middle, atMost: "rho I(M;B)",
        rho * (try law.mutualInformation(between: ["M"], and: ["B"])),
        reason: "Data processing along C - B - M."),
      Claim(
        "eta_KL(P_B, B->A)", instance.degraded, atMost: "rho", .rational(rho),
        reason: "The least rho of (A,B) is at most that of (A,C)."),
    ]
  }

  // MARK: Cases

  private func systematicCases() throws -> [Instance] {
    let channels = try Channel.binaryOutput(inputs: 2, denominator: 3)
    let messages = try Channel.binaryOutput(inputs: 2, denominator: 2).filter {
      $0[0, 1] < $0[1, 1]
    }
    var cases: [Instance] = []
    for prior in [Rational(1, 2), Rational(1, 4)] {
      for first in channels {
        for second in channels {
          let chain = try Chain(input: [1 - prior, prior], first, second)
          for message in messages {
            cases.append(
              try Instance(
                "Pr[A=1] = \(prior), P(C|A) = \(first), P(B|C) = \(second), P(M|B) = \(message)",
                chain: chain, message: message))
          }
        }
      }
    }
    return cases
  }

  private func randomCases(_ count: Int) throws -> [Instance] {
    var generator = InstanceGenerator(seed: 2)
    return try (0..<count).map { number in
      let sizes = (0..<4).map { _ in 2 + generator.index(below: 2) }
      let input = generator.weights(sizes[0])
      let chain = try Chain(
        input: input, generator.channel(inputs: sizes[0], outputs: sizes[1]),
        generator.channel(inputs: sizes[1], outputs: sizes[2]))
      return try Instance(
        "random chain \(number + 1)", chain: chain,
        message: generator.channel(inputs: sizes[2], outputs: sizes[3]))
    }
  }

  // MARK: Results

  /// A uniform bit through two binary symmetric channels, and a message that is B itself.
  public func results() throws -> Table? {
    var table = Table(
      title: "A a uniform bit, C = bsc:a of A, B = bsc:b of C, M = B",
      columns: [
        "a", "b", .init("rho", header: "rho of (A,C)"),
        .init("degraded", header: "least rho of (A,B)"),
        .init("information", header: "I(M;A)", unit: .information, notation: .decimal),
        .init("middle", header: "rho I(M;C)", unit: .information, notation: .decimal),
        .init("right", header: "rho I(M;B)", unit: .information, notation: .decimal),
      ])
    for a in [Rational(1, 10), Rational(1, 4)] {
      for b in [Rational(0), Rational(1, 10), Rational(1, 4)] {
        let chain = try Chain(
          input: [1 / 2, 1 / 2], .binarySymmetric(a), .binarySymmetric(b))
        let claims = try check(Instance("", chain: chain, message: .identity(2)))
        table.append([
          .rational(a), .rational(b), .rational(chain.rho), chain.degraded.cell(),
          claims[0].left.cell(), claims[1].left.cell(), claims[1].right.cell(),
        ])
      }
    }
    return table
  }
}

extension DominatingVariablesLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "eta_KL(C->A) <= eta_KL(B->A)",
        change: "The inequality the other way round."
      ) { instance in
        [
          Claim(
            "eta(C->A)", try instance.law.contraction(of: "A", from: "C").value,
            atMost: "eta(B->A)", instance.degraded, reason: "False.")
        ]
      }
    ]
  }
}
