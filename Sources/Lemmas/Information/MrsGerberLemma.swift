import Claims
import ExactArithmetic
import InformationTheory
import Lemmas
import Tables
import Work

/// Mrs Gerber's lemma for one bit: `H(Y|U) >= phi(H(X|U))`.
public struct MrsGerberLemma: Lemma {
  public let id = "mrs-gerber"
  public let title = "Mrs Gerber's lemma for one bit"
  public let status = LemmaStatus.published
  public let source = """
    A. D. Wyner and J. Ziv, "A theorem on the entropy of certain binary sequences and applications, I", IEEE \
    Transactions on Information Theory 19, 1973
    """
  public let statement = """
    Let X be a bit of any law, U any variable with finitely many values, and Y the bit X flipped with \
    probability delta = (1 - rho)/2, 0 <= rho <= 1, by noise independent of (U,X). With entropies in bits, \
    a*b = a(1-b) + (1-a)b, h^-1 in [0,1/2] and phi(x) = h(delta * h^-1(x)): phi is convex, and so \
    H(Y|U) >= phi(H(X|U)). Moreover 1 - phi(x) <= rho^2 (1 - x). If 0 < rho < 1, the first is an equality if \
    and only if the bit has the same entropy given each value of U.
    """
  public let summary = """
    Given U = u the bit has some bias p, and the noisy bit has bias delta * p: its entropy is phi(h(p)). So the \
    claim is Jensen's inequality for phi. In terms of the correlation theta = 1 - 2p, with \
    Psi(theta) = 1 - h((1-theta)/2), it says that g = Psi(rho Psi^-1) is concave; its slope is \
    rho artanh(rho theta) / artanh(theta), and it falls as theta grows by a comparison of two power series. \
    The slope at 0 is rho^2, whence the second claim.
    """
  public let enumerated = """
    A bit with the biases p <= q given two values of U: all pairs of tenths for rho = 1/2 and two equally likely \
    values, and all pairs of fifths for rho = 0, 1/4, 9/10 and 1 and values of probabilities 1/3 and 2/3. The \
    equalities among them (h(p) = h(q), rho = 0 and rho = 1) are decided exactly. The exhaustive check adds \
    2000 random bits with up to 5 values of U.
    """
  public let buildsOn = ["sdpi-bsc"]
  public let parameters = LemmaParameter.list(.law, .correlation)

  public init() {}

  public func cases(_ scope: LemmaScope) -> [NoisyBits] {
    var cases: [NoisyBits] = []
    func append(_ rho: Rational, _ weights: [Int], step: Int) {
      for p in stride(from: 0, through: 10, by: step) {
        for q in stride(from: p, through: 10, by: step) {
          cases.append(
            NoisyBits(
              dimension: 1, correlation: rho,
              weights: zip(weights, [p, q]).map { [$0 * (10 - $1), $0 * $1] }))
        }
      }
    }
    append(Rational(1, 2), [1, 1], step: 1)
    for rho in [Rational(0), Rational(1, 4), Rational(9, 10), Rational(1)] {
      append(rho, [1, 2], step: 2)
    }
    if scope == .standard { return cases }
    var generator = SplitMix64(seed: 1973)
    for _ in 0..<2000 {
      cases.append(.random(dimension: 1, values: 1...5, using: &generator))
    }
    return cases
  }

  public func check(_ instance: NoisyBits) -> [Claim] {
    let (clean, noisy) = instance.entropies
    let bound = MrsGerber(correlation: instance.correlation).entropyFunction(.exact(clean))
    let one = LogForm.bits(1)
    return [
      Claim(
        "phi(H(X|U))", bound, atMost: "H(Y|U)", .exact(noisy),
        reason: "Jensen's inequality for the convex function phi."),
      Claim(
        "1 - phi(H(X|U))", .exact(one) - bound, atMost: "rho^2 (1 - H(X|U))",
        .exact(instance.correlation.power(2) * (one - clean)),
        reason: "rho^2 is the slope of 1 - phi at 1."),
    ]
  }

  public func instance(_ arguments: LemmaArguments) throws -> NoisyBits {
    try NoisyBits(
      arguments.require(.law, of: id), bits: ["X"],
      correlation: arguments.require(.correlation, of: id), of: id)
  }

  /// Both sides where the bit has the biases 0 and p, or p and p, given two equally likely values of U.
  public func results() throws -> Table? {
    var table = Table(
      title: "rho = 1/2, two equally likely values of U",
      columns: [
        Table.Column("biases"), Table.Column("H(X|U)", unit: .information, notation: .decimal),
        Table.Column("phi(H(X|U))", unit: .information),
        Table.Column("H(Y|U)", unit: .information, notation: .decimal),
      ])
    for (p, q) in [(0, 10), (0, 2), (0, 5), (2, 2), (2, 5), (2, 8), (5, 5)] {
      let bits = NoisyBits(
        dimension: 1, correlation: Rational(1, 2), weights: [[10 - p, p], [10 - q, q]])
      let (clean, noisy) = bits.entropies
      table.append([
        .text("\(Rational(p, 10)), \(Rational(q, 10))"), .logForm(clean),
        .quantity(MrsGerber(correlation: Rational(1, 2)).entropyFunction(.exact(clean))),
        .logForm(noisy),
      ])
    }
    return table
  }
}

extension MrsGerberLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "phi(H(X|U)) <= H(Y|U), phi for rho^2",
        change: "More noise in phi than the bits have."
      ) { bits in
        let (clean, noisy) = bits.entropies
        let function = MrsGerber(correlation: bits.correlation.power(2))
        return [
          Claim(
            "phi(H(X|U))", function.entropyFunction(.exact(clean)),
            atMost: "H(Y|U) with more noise in phi", .exact(noisy), reason: "False.")
        ]
      }
    ]
  }
}

extension NoisyBits {
  /// Random weights, with zeros among them, and a random correlation.
  static func random(
    dimension: Int, values: ClosedRange<Int>, using generator: inout some RandomNumberGenerator
  ) -> NoisyBits {
    let count = Int.random(in: values, using: &generator)
    var weights = (0..<count).map { _ in
      (0..<(1 << dimension)).map { _ in max(0, Int.random(in: -2...6, using: &generator)) }
    }
    weights[0][Int.random(in: 0..<(1 << dimension), using: &generator)] += 1
    let denominator = Int.random(in: 2...10, using: &generator)
    let rho = Rational(Int.random(in: 1..<denominator, using: &generator), denominator)
    return NoisyBits(dimension: dimension, correlation: rho, weights: weights)
  }
}
