import Capacity
import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables

/// What a bit about the rule costs in bits about an example.
public struct StreamingPriceLemma: Lemma {
  public let id = "streaming-price"
  public let title = "The exact price of a bit about a rule"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here; the model is ours, of the shape of the tasks of G. Brown, M. Bun, A. Smith (COLT 2022)"
  public let statement = """
    Let d >= 2, let I be uniform in 1..d, and let C hold I and each other coordinate with probability 1/2: the candidates after one \
    example (x, x_I). Then eta_KL(P_C, I|C) = log2 d/(log2 d + d - 1), attained by C = {1}. So every message M about the example has \
    I(M;example) >= (1 + (d-1)/log2 d) I(M;I), and the same holds for k independent tasks together.
    """
  public let summary = """
    By the chain rule the divergence of a law of C is that of the law of I plus d - 1 - H(C|I), as the backward channel is common. It \
    remains to see that H(C|I)/(d-1) <= H(I)/log2 d. H(C|I) is at most a sum over pairs of coordinates, which is greatest for \
    given laws of I in closed form, and at a critical point the inequality follows from convexity.
    """
  public let enumerated =
    "d = 2 and 4: the corner laws, uniform laws on the sets of each size, and 150 seeded random laws of C each, decided as log forms; d = 3: "
    + "150 random laws by enclosures (exhaustive: 1500)."
  public let buildsOn = ["tensorisation"]
  public let parameters = LemmaParameter.list(.law)

  public init() {}

  /// The law of the candidates by the weights of the sets 1, ..., 2^d - 1 as bit masks, the probabilities of `--law` in
  /// their order.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let weights = try arguments.lawOfOne(
      of: id, values: 3...255, meaning: "2^d - 1, one for each set of candidates"
    ).probabilities
    let d = (weights.count + 1).trailingZeroBitCount
    if weights.count + 1 != 1 << d {
      throw LemmaError.invalidInstance(
        id: id,
        reason:
          "the law has \(weights.count) values; expected 2^d - 1, one for each set of candidates")
    }
    return Instance(dimension: d, weights: weights)
  }

  /// A law of the candidate sets, by the weights of the sets 1, ..., 2^d - 1 as bit masks.
  public struct Instance: Sendable {
    public let dimension: Int
    public let weights: [Rational]

    public init(dimension: Int, weights: [Rational]) {
      self.dimension = dimension
      self.weights = weights
    }
  }

  public func label(_ instance: Instance) -> String {
    "d = \(instance.dimension), Q = "
      + instance.weights.enumerated().filter { !$0.element.isZero }
      .map { "\($0.offset + 1): \($0.element)" }.joined(separator: ", ")
  }

  public func size(_ instance: Instance) -> CaseSize { instance.weights.caseSize }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    var generator = InstanceGenerator(seed: 27)
    var cases: [Instance] = []
    for d in [2, 4, 3] {
      let sets = (1 << d) - 1
      if d != 3 {
        for size in 1...d {
          let members = (1...sets).map { $0.nonzeroBitCount == size }
          let count = members.count { $0 }
          cases.append(
            Instance(dimension: d, weights: members.map { $0 ? Rational(1, count) : 0 }))
        }
        cases.append(
          Instance(dimension: d, weights: (1...sets).map { $0 == 1 ? 1 : 0 }))
      }
      for _ in 0..<(scope == .standard ? 150 : 1500) {
        cases.append(Instance(dimension: d, weights: generator.weights(sets)))
      }
    }
    return cases
  }

  public func check(_ instance: Instance) -> [Claim] {
    let law = CandidateLaw(instance.dimension, instance.weights)
    let d = instance.dimension
    let chain = Claim(
      "D(Q||P)", law.divergence, equals: "(log d - H(I)) + (d - 1 - H(C|I))",
      law.ruleDivergence + .bits(Rational(d - 1)) - law.conditionalEntropy,
      reason: "The chain rule with the common backward channel.")
    guard let price = (try? StreamingPrice(dimension: d))?.rationalPrice else {
      let value = (try? StreamingPrice(dimension: d))?.price ?? ComputableReal(1)
      let scaled = ComputableReal { bits in
        value.enclosure(bits: bits) * law.ruleDivergence.enclosure(in: .bits, bits: bits)
      }
      return [
        chain,
        Claim(
          "(1 + (d-1)/log2 d) D(Q_I||P_I)", .enclosed(scaled), atMost: "D(Q||P)",
          .exact(law.divergence), reason: "H(C|I)/(d-1) <= H(I)/log2 d."),
      ]
    }
    return [
      chain,
      Claim(
        "(1 + (d-1)/log2 d) D(Q_I||P_I)", price * law.ruleDivergence, atMost: "D(Q||P)",
        law.divergence, reason: "H(C|I)/(d-1) <= H(I)/log2 d."),
    ]
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title: "Bits about an example for each bit about its rule",
      columns: [
        "d", Table.Column("eta", header: "eta_KL", notation: .decimal),
        Table.Column("chiSquare", header: "eta_chi2", notation: .decimal),
        Table.Column("price", notation: .decimal),
      ])
    for d in [2, 3, 4, 8, 64, 1024] {
      let price = try StreamingPrice(dimension: d)
      let eta = price.rationalContraction
      table.append([
        .integer(d), eta.map { .rational($0) } ?? .number(.computable(price.contraction)),
        .rational(try StreamingTask(dimension: d, examples: 1).chiSquareContraction()),
        eta.map { .rational(1 / $0) } ?? .number(.computable(price.price)),
      ])
    }
    return table
  }
}

extension StreamingPriceLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "I(M;example) >= (1 + d/log2 d) I(M;I)", change: "A bit more for each rule."
      ) { instance in
        let law = CandidateLaw(instance.dimension, instance.weights)
        let d = instance.dimension
        guard d.nonzeroBitCount == 1 else { return [] }
        return [
          Claim(
            "(1 + d/log2 d) D(Q_I||P_I)",
            (1 + Rational(d, d.trailingZeroBitCount)) * law.ruleDivergence, atMost: "D(Q||P)",
            law.divergence, reason: "False.")
        ]
      }
    ]
  }
}

/// A law of the candidate set, and of a rule that is uniform in it.
private struct CandidateLaw {
  let divergence: LogForm
  let ruleDivergence: LogForm
  let conditionalEntropy: LogForm

  init(_ d: Int, _ weights: [Rational]) {
    var divergence = LogForm.zero
    var joint = LogForm.zero
    var rules = [Rational](repeating: 0, count: d)
    for (index, weight) in weights.enumerated() where !weight.isZero {
      let size = (index + 1).nonzeroBitCount
      let prior = Rational(size, d).scaled(byPowerOfTwo: 1 - d)
      divergence += weight * LogForm.log(weight / prior)
      let share = weight / Rational(size)
      joint -= weight * LogForm.log(share)
      for i in 0..<d where (index + 1) >> i & 1 == 1 { rules[i] += share }
    }
    let entropy = rules.reduce(LogForm.zero) { $1.isZero ? $0 : $0 - $1 * LogForm.log($1) }
    self.divergence = divergence
    ruleDivergence = LogForm.log(d) - entropy
    conditionalEntropy = joint - entropy
  }
}
