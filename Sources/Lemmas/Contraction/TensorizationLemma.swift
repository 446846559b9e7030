import AlgebraicNumbers
import Claims
import Contraction
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables
import Work

/// Tensorization of contraction coefficients for product laws, and its failure for others.
public struct TensorizationLemma: Lemma {
  /// A case of one of the three parts.
  public enum Instance: Sendable {
    /// (i) and (ii): two channels with laws of their inputs.
    case product(Factor, Factor)
    /// (iii): a law that is no product, and a factor by which the bound for products is exceeded.
    case counterexample(Tensorization.Counterexample, factor: Rational, name: String)
  }

  /// A channel with a law of its input.
  public struct Factor: Sendable {
    public let channel: Channel
    public let input: FiniteLaw<Int>

    public init(_ channel: Channel, input: FiniteLaw<Int>) {
      (self.channel, self.input) = (channel, input)
    }
  }

  public let id = "tensorisation"
  public let title = "Tensorisation"
  public let status = LemmaStatus.published
  public let source = """
    R. Ahlswede and P. Gács, Annals of Probability 1976, and H. S. Witsenhausen, 1975 (i); Y. Polyanskiy and \
    Y. Wu, arXiv 1508.06025 (ii); the law of full support in (iii) was found here
    """
  public let statement = """
    Let W_1, W_2 be channels with finitely many inputs and outputs and independent noises, and P_1, P_2 laws of \
    their inputs. (i) For the product law, eta(P_1 x P_2, W_1 x W_2) = max eta(P_i, W_i), for KL and for \
    chi-square. (ii) Over all inputs, eta_KL(W_1 x W_2) <= 1 - (1 - eta_KL(W_1))(1 - eta_KL(W_2)). (iii) For \
    laws of X^2 that are not products, I(U;Y^2) <= eta I(U;X^2) with eta = eta_KL(W_1) = eta_KL(W_2) fails in \
    general.
    """
  public let summary = """
    For independent inputs the outputs are independent, and I(U;Y_1,Y_2) = I(U;Y_1) + I(U,Y_1;Y_2). Replacing \
    Y_1 by X_1 in the last term does not decrease it, and each term contracts by its own channel; what \
    remains adds up to I(U;X_1,X_2). The chi-square coefficient is an eigenvalue of an operator that is a \
    tensor product. If one bit is repeated through two channels, two looks tell more than one, and (i) fails.
    """
  public let enumerated = """
    (i) and (ii) for all pairs from the binary symmetric channel with delta = 1/10, the erasure channel with \
    1/3, the Z-channel with 1/4 and two further channels, with uniform and unequal laws: chi-square's \
    coefficients as an equation, and I(U;Y^2) for every function U of the inputs (up to four pairs of them, \
    else for X_1, X_2, both and whether they are both 1). (iii) for the repeated bit and for a law of full \
    support. The exhaustive check adds 300 random pairs.
    """
  public let buildsOn = ["fixed-input-contraction", "samorodnitsky"]
  public let parameters = LemmaParameter.list(.channel, .input)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    let channels = try [
      .binarySymmetric(Rational(1, 10)), .binaryErasure(Rational(1, 3)), .z(Rational(1, 4)),
      Channel(normalizing: [[3, 1], [2, 2]]), Channel(normalizing: [[4, 1, 1], [1, 3, 2]]),
    ]
    let factors = channels.flatMap { channel in
      [[1, 1], [1, 3]].map { Factor(channel, input: SmallChannels.law($0)) }
    }
    var cases = TensorizationLemma.counterexamples
    for (index, first) in factors.enumerated() {
      cases += factors[index...].map { .product(first, $0) }
    }
    if scope == .standard { return cases }
    var generator = SplitMix64(seed: 1975)
    func factor() -> Factor {
      let inputs = Int.random(in: 2...3, using: &generator)
      let outputs = inputs == 3 ? 2 : Int.random(in: 2...3, using: &generator)
      return Factor(
        SmallChannels.random(inputs: inputs, outputs: outputs, using: &generator),
        input: SmallChannels.randomLaw(inputs, using: &generator))
    }
    for _ in 0..<300 { cases.append(.product(factor(), factor())) }
    return cases
  }

  private static let counterexamples: [Instance] = [
    .counterexample(.repetition, factor: Rational(13, 10), name: "a repeated bit"),
    .counterexample(.fullSupport, factor: Rational(51, 50), name: "a law of full support"),
  ]

  public func check(_ instance: Instance) throws -> [Claim] {
    switch instance {
    case .product(let first, let second): return try check(first, second)
    case .counterexample(let example, let factor, _):
      let claim = try example.claim()
      guard let output = claim.left.logForm, let bound = claim.right.logForm else { return [claim] }
      return [
        Claim(
          "\(factor) eta I(U;X^2)", factor * bound, atMost: "I(U;Y^2)", output,
          reason: "The inputs are dependent: two looks tell more than one.")
      ]
    }
  }

  private func check(_ first: Factor, _ second: Factor) throws -> [Claim] {
    let chiSquare = try Tensorization.chiSquare(
      (first.input, first.channel), (second.input, second.channel))
    let channel = try first.channel.product(with: second.channel)
    let greatest = max(try first.contractionBound(), try second.contractionBound())
    var claims = [
      Claim(
        "eta_chi2(P_1 x P_2, W_1 x W_2)", .algebraic(chiSquare.product),
        equals: "max eta_chi2(P_i,W_i)", .algebraic(chiSquare.greatest),
        reason: "The eigenvalues of a tensor product are the products."),
      Claim(
        "eta_KL(W_1 x W_2) <= 1 - (1 - eta_1)(1 - eta_2)",
        reason: "Two channels in turn, each contracting what the other left.",
        .algebraic(channel.klContraction.value),
        atMost: TensorizationLemma.union(
          first.channel.klContraction.value, second.channel.klContraction.value)),
    ]
    for hidden in TensorizationLemma.functions(
      first.channel.inputCount, second.channel.inputCount)
    {
      let (input, output) = try informations(of: hidden, first, second, through: channel)
      claims.append(
        Claim(
          "I(U;Y^2)", output, atMost: "max eta_KL(P_i,W_i) I(U;X^2), U = \(CubePartition(hidden))",
          greatest * input,
          reason: "(i) for the relative entropy; a coefficient enters with its upper end."))
    }
    return claims
  }

  /// `I(U;X^2)` and `I(U;Y^2)` for a function `U` of the pair of inputs.
  private func informations(
    of hidden: [Int], _ first: Factor, _ second: Factor, through channel: Channel
  ) throws -> (input: LogForm, output: LogForm) {
    let law = first.input.product(with: second.input)
    let joint = try JointLaw(
      ["U", "X"],
      entries: law.probabilities.enumerated().map { item in
        (outcomes: [hidden[item.offset], item.offset], weight: item.element)
      }
    ).extended(by: "Y", from: "X", through: channel)
    return (
      try joint.mutualInformation(between: ["U"], and: ["X"]),
      try joint.mutualInformation(between: ["U"], and: ["Y"])
    )
  }

  public func label(_ instance: Instance) -> String {
    switch instance {
    case .product(let first, let second): return "\(first) and \(second)"
    case .counterexample(_, _, let name): return name
    }
  }

  /// The user's channel and law, twice.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let channel = try arguments.channel(of: id, maximumInputs: 3)
    let factor = Factor(channel, input: arguments[.input] ?? SmallChannels.uniform(channel))
    return .product(factor, factor)
  }

  /// The two counterexamples of (iii).
  public func results() throws -> Table? {
    var table = Table(
      title: "Two uses of the binary symmetric channel with delta = 1/4, where eta = 1/4",
      columns: [
        Table.Column("law of X^2"), Table.Column("I(U;X^2)", unit: .information),
        Table.Column("eta I(U;X^2)", unit: .information, notation: .decimal),
        Table.Column("I(U;Y^2)", unit: .information, notation: .decimal),
      ])
    for case .counterexample(let example, _, let name) in TensorizationLemma.counterexamples {
      let claim = try example.claim()
      guard let output = claim.left.logForm, let bound = claim.right.logForm else { continue }
      table.append([
        .text(name), .logForm(4 * bound), .logForm(bound), .logForm(output),
      ])
    }
    return table
  }
}

extension TensorizationLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "I(U;Y^2) <= eta_KL I(U;X^2)",
        change: "For inputs that are dependent."
      ) { instance in
        guard case .counterexample(let example, _, _) = instance else { return [] }
        return [try example.claim()]
      }
    ]
  }
}

extension TensorizationLemma.Factor: CustomStringConvertible {
  public var description: String { "W = \(channel), P = \(input.probabilities)" }

  /// A rational number that `eta_KL(P,W)` does not exceed: the number itself where it is known and rational.
  fileprivate func contractionBound() throws -> Rational {
    let contraction = try channel.klContraction(input: input)
    return contraction.exact?.rationalValue ?? contraction.interval.upper
  }
}

extension TensorizationLemma {
  /// The functions of a pair of symbols that are tried: all, for pairs of bits.
  private static func functions(_ first: Int, _ second: Int) -> [[Int]] {
    if first * second == 4 { return CubePartition.all(dimension: 2).map(\.labels) }
    let pairs = 0..<(first * second)
    return [
      pairs.map { $0 / second }, pairs.map { $0 % second }, Array(pairs),
      pairs.map { $0 / second == 1 && $0 % second == 1 ? 1 : 0 },
    ]
  }

  /// `1 - (1-a)(1-b)`, exact where a factor is rational.
  private static func union(_ a: AlgebraicReal, _ b: AlgebraicReal) -> Quantity {
    if let rational = a.rationalValue { return .algebraic(1 - (1 - b) * (1 - rational)) }
    if let rational = b.rationalValue { return .algebraic(1 - (1 - a) * (1 - rational)) }
    if a == b { return .algebraic(1 - (1 - a).squared()) }
    return .computable(
      ComputableReal { bits in
        let one = Enclosure(1)
        return one - (one - a.enclosure(bits: bits)) * (one - b.enclosure(bits: bits))
      })
  }
}
