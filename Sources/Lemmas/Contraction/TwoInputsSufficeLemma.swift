import AlgebraicNumbers
import Claims
import Contraction
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables
import Work

/// The KL contraction coefficient of a channel is that of chi-square and is attained by two inputs.
public struct TwoInputsSufficeLemma: Lemma {
  public let id = "two-inputs-suffice"
  public let title = "Two inputs suffice"
  public let status = LemmaStatus.published
  public let source = """
    R. Ahlswede and P. Gács, Annals of Probability 1976 (i); M.-D. Choi, M. B. Ruskai and E. Seneta, Linear \
    Algebra and its Applications 1994 (ii); O. Ordentlich and Y. Polyanskiy, arXiv 2010.01987 (iii, iv)
    """
  public let statement = """
    Let W be a channel with finitely many inputs and outputs, and eta_KL(W) the supremum of D(PW||QW)/D(P||Q). \
    (i) It is the least eta with I(U;Y) <= eta I(U;X) for all U - X - Y. (ii) It equals the supremum of the \
    same ratio for chi-square. (iii) It is the greatest coefficient of a channel that has only two of the \
    inputs. (iv) For two rows p, q it is the supremum over 0 < b < 1 of \
    LC_b = 1 - sum_y p_y q_y / (b p_y + (1-b) q_y), which is concave in b. The coefficient has no unit.
    """
  public let summary = """
    The relative entropy is an integral of chi-square divergences from mixtures of the two laws, and a channel \
    maps mixtures to mixtures: so the two coefficients agree. For given likelihood ratios between P and Q, \
    D(PW||QW) - eta D(P||Q) is convex in Q, and its maximum over a polytope is at a vertex, where only two \
    inputs are left. For two inputs the ratio of the chi-square divergences depends on the weight b of the \
    first input alone, and is a concave function of it.
    """
  public let enumerated = """
    All channels with 2 inputs and 2 outputs and entries in fifths, with 2 inputs and 3 outputs in thirds, with 3 \
    inputs and 2 outputs in quarters and with 3 inputs and 3 outputs in halves, and 13 named ones. Checked are the \
    maximum over the pairs, chi-square's coefficient for several laws of the input, that LC_b comes within \
    10^-9 of the coefficient, and (i) for U = X. The exhaustive check adds 1000 random channels with up to 4 \
    inputs and outputs.
    """
  public let parameters = LemmaParameter.list(.channel)

  /// How close a rational weight comes to the supremum.
  private static let tolerance = Rational(1, 1_000_000_000)

  public init() {}

  public func cases(_ scope: LemmaScope) -> [Channel] {
    var cases = SmallChannels.named.map(\.channel)
    for (inputs, outputs, total) in [(2, 2, 5), (2, 3, 3), (3, 2, 4), (3, 3, 2)] {
      cases += SmallChannels.all(inputs: inputs, outputs: outputs, total: total)
    }
    if scope == .standard { return cases }
    var generator = SplitMix64(seed: 1994)
    for _ in 0..<1000 {
      let (inputs, outputs) = (
        Int.random(in: 2...4, using: &generator), Int.random(in: 2...4, using: &generator)
      )
      cases.append(SmallChannels.random(inputs: inputs, outputs: outputs, using: &generator))
    }
    return cases
  }

  public func check(_ channel: Channel) throws -> [Claim] {
    let contraction = channel.klContraction
    let eta = Quantity.algebraic(contraction.value)
    var claims = try inputLaws(channel).map { law in
      Claim(
        "eta_chi2(P,W)", .algebraic(try channel.chiSquareContraction(input: law)),
        atMost: "eta_KL(W)", eta, reason: "(ii): a supremum over all laws of the input.")
    }
    let uniform = SmallChannels.uniform(channel)
    claims.append(
      Claim(
        "I(X;Y)", .logForm(try channel.mutualInformation(input: uniform)), atMost: "eta_KL(W) H(X)",
        contraction.value.times(uniform.entropy), reason: "(i) with U = X, for uniform X."))
    guard let pair = contraction.pair else { return claims }
    let pairs = (0..<channel.inputCount).flatMap { first in
      ((first + 1)..<channel.inputCount).map { channel.klContraction(of: first, $0).value }
    }
    claims.append(
      Claim(
        "eta_KL(W)", eta, equals: "max over pairs", .algebraic(pairs.max()!),
        reason: "(iii): the maximum is at a vertex."))
    let weight = contraction.weight.nearby
    claims.append(
      Claim(
        "eta_KL(W) - 10^-9", .algebraic(contraction.value - TwoInputsSufficeLemma.tolerance),
        atMost: "LC_b",
        .rational(
          TwoInputsSufficeLemma.leCam(channel, pair.first, pair.second, weight: weight)),
        reason: "(iv), for a rational b near the best weight."))
    return claims
  }

  public func label(_ instance: Channel) -> String { "W = \(instance)" }

  public func instance(_ arguments: LemmaArguments) throws -> Channel {
    try arguments.channel(of: id, maximumInputs: 32)
  }

  /// The coefficients of the named channels with the pair and the weight that attain them.
  public func results() throws -> Table? {
    var table = Table(
      title: "Coefficients of some channels",
      columns: [
        "channel", Table.Column("eta_KL"), "inputs", Table.Column("weight of the first"),
      ])
    let irrational = try Channel([
      [Rational(3, 4), Rational(1, 4)], [Rational(1, 2), Rational(1, 2)],
    ])
    for (name, channel) in SmallChannels.named + [("rows 3/4 1/4 and 1/2 1/2", irrational)] {
      let contraction = channel.klContraction
      table.append([
        .text(name), .algebraic(contraction.value),
        contraction.pair.map { .text("\($0.first + 1), \($0.second + 1)") } ?? .empty,
        contraction.pair == nil ? .empty : contraction.weight.cell,
      ])
    }
    return table
  }

  /// The uniform law, two laws with unequal weights, and those on the first two inputs.
  private func inputLaws(_ channel: Channel) -> [FiniteLaw<Int>] {
    let count = channel.inputCount
    if count == 1 { return [SmallChannels.law([1])] }
    let ascending = Array(1...count)
    return [
      SmallChannels.uniform(channel), SmallChannels.law(ascending),
      SmallChannels.law(ascending.map { $0 * $0 * $0 }),
      SmallChannels.law([5, 1] + [Int](repeating: 0, count: count - 2)),
    ]
  }

  /// `LC_b` of two rows at a weight in (0, 1), from its definition.
  static func leCam(
    _ channel: Channel, _ first: Int, _ second: Int, weight b: Rational
  ) -> Rational {
    let terms = (0..<channel.outputCount).map { output -> Rational in
      let (p, q) = (channel[first, output], channel[second, output])
      let mixture = b * p + (1 - b) * q
      return mixture.isZero ? 0 : (p - q).power(2) / mixture
    }
    return b * (1 - b) * Rational.sum(terms)
  }
}

extension TwoInputsSufficeLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "eta_KL(W) <= eta_chi2(uniform,W)",
        change: "The uniform law instead of all laws of the input."
      ) { channel in
        [
          Claim(
            "eta_KL(W)", .algebraic(channel.klContraction.value),
            atMost: "eta_chi2(uniform,W)",
            .algebraic(try channel.chiSquareContraction(input: SmallChannels.uniform(channel))),
            reason: "False.")
        ]
      }
    ]
  }
}

extension KLContraction.MixingWeight {
  /// A rational weight in (0, 1) within `2^-40` of this one.
  fileprivate var nearby: Rational {
    let tiny = Rational(1).scaled(byPowerOfTwo: -40)
    switch self {
    case .interior(let weight): return weight.rationalValue ?? weight.enclosure(bits: 41).midpoint
    case .towardsZero: return tiny
    case .towardsOne: return 1 - tiny
    }
  }

  fileprivate var cell: Table.Cell {
    if case .interior(let weight) = self { return .algebraic(weight) }
    return .text(description)
  }
}

extension AlgebraicReal {
  /// The product with a quantity of information: exact for a rational factor.
  func times(_ form: LogForm) -> Quantity {
    if let factor = rationalValue { return .logForm(factor * form) }
    return .computable(
      ComputableReal { bits in
        (enclosure(bits: bits) * form.enclosure(in: .bits, bits: bits)).rounded(toBits: bits + 8)
      })
  }
}
