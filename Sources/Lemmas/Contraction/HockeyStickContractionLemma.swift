import Claims
import Contraction
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables
import Work

/// The contraction coefficient of the hockey-stick divergence is attained by two rows.
public struct HockeyStickContractionLemma: Lemma {
  /// A channel and two laws of its input.
  public struct Instance: Sendable {
    public let channel: Channel
    public let first: FiniteLaw<Int>
    public let second: FiniteLaw<Int>

    public init(channel: Channel, first: FiniteLaw<Int>, second: FiniteLaw<Int>) {
      (self.channel, self.first, self.second) = (channel, first, second)
    }
  }

  public let id = "hockey-stick-contraction"
  public let title = "Two rows decide the contraction of the hockey-stick divergence"
  public let status = LemmaStatus.published
  public let source = """
    S. Asoodeh, M. Diaz and F. P. Calmon, arXiv 2012.11035 (i); R. L. Dobrushin, Theory of Probability \
    and its Applications 1956, for gamma = 1; (ii) is immediate
    """
  public let statement = """
    Let W be a channel with finitely many inputs and outputs, gamma >= 1 and E_gamma(P||Q) = sum_x \
    max(P_x - gamma Q_x, 0). (i) The supremum of E_gamma(PW||QW)/E_gamma(P||Q) over the laws with \
    E_gamma(P||Q) > 0 is the greatest E_gamma(W_x||W_x') of two rows, or 0 for one input. (ii) \
    E_gamma(P||Q) is convex and non-increasing in gamma, and linear between the likelihood ratios \
    P_x/Q_x. No unit.
    """
  public let summary = """
    P - gamma Q is theta times a law less theta + gamma - 1 times another, where theta = E_gamma(P||Q) \
    is at most 1. So the second law has at least gamma times the weight of the first, and behind the \
    channel the positive part is at most theta times a hockey-stick divergence of two mixtures of rows, \
    which convexity bounds by that of two rows.
    """
  public let enumerated = """
    The 13 named channels, and all with 2 inputs and 2 outputs and entries in quarters, with 2 inputs \
    and 3 outputs and with 3 inputs and 2 outputs in halves, each with two pairs of laws of the input, \
    at gamma = 1, 3/2, 2 and 5. Checked are (i), that the divergence as a sum is the one as a curve, and \
    that it does not grow. The exhaustive check adds 500 random channels and laws.
    """
  public let parameters = LemmaParameter.list(.channel, .input)

  /// The values of gamma that are tried.
  private static let gammas: [Rational] = [1, Rational(3, 2), 2, 5]

  public init() {}

  public func cases(_ scope: LemmaScope) -> [Instance] {
    var channels = SmallChannels.named.map(\.channel)
    for (inputs, outputs, total) in [(2, 2, 4), (2, 3, 2), (3, 2, 2)] {
      channels += SmallChannels.all(inputs: inputs, outputs: outputs, total: total)
    }
    var cases = channels.flatMap { channel -> [Instance] in
      let ascending = Array(1...channel.inputCount)
      let pairs = [
        (ascending, ascending.map { _ in 1 }),
        (ascending.map { $0 == 1 ? 1 : 0 }, ascending.map { $0 * $0 * $0 }),
      ]
      return pairs.map { first, second in
        Instance(
          channel: channel, first: SmallChannels.law(first), second: SmallChannels.law(second))
      }
    }
    if scope == .standard { return cases }
    var generator = SplitMix64(seed: 2012)
    for _ in 0..<500 {
      let inputs = Int.random(in: 2...5, using: &generator)
      let channel = SmallChannels.random(
        inputs: inputs, outputs: Int.random(in: 2...5, using: &generator), using: &generator)
      cases.append(
        Instance(
          channel: channel, first: SmallChannels.randomLaw(inputs, using: &generator),
          second: SmallChannels.randomLaw(inputs, using: &generator)))
    }
    return cases
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (channel, first, second) = (instance.channel, instance.first, instance.second)
    let curve = first.hockeyStickCurve(from: second)
    let outputs = (try channel.output(of: first), try channel.output(of: second))
    var claims: [Claim] = []
    for gamma in HockeyStickContractionLemma.gammas {
      let before = first.hockeyStickDivergence(gamma: gamma, from: second)
      let coefficient = try channel.hockeyStickContraction(gamma: gamma)
      claims += [
        Claim(
          "E_gamma(PW||QW)", outputs.0.hockeyStickDivergence(gamma: gamma, from: outputs.1),
          atMost: "eta E_gamma(P||Q)", coefficient.value * before,
          reason: "(i), at gamma = \(gamma)."),
        Claim(
          "E_gamma(P||Q)", before, equals: "curve at gamma", curve.value(at: gamma),
          reason: "(ii), at gamma = \(gamma)."),
        Claim(
          "E_(gamma+1)(P||Q)", first.hockeyStickDivergence(gamma: gamma + 1, from: second),
          atMost: "E_gamma(P||Q)", before, reason: "(ii), at gamma = \(gamma)."),
      ]
    }
    claims.append(
      Claim(
        "eta at gamma = 1", try channel.hockeyStickContraction(gamma: 1).value,
        equals: "eta_TV(W)", channel.dobrushinCoefficient,
        reason: "(i): at gamma = 1 it is the total variation."))
    return claims
  }

  public func label(_ instance: Instance) -> String {
    "W = \(instance.channel), P = \(instance.first.probabilities), Q = \(instance.second.probabilities)"
  }

  /// The channel with a law P of its input, all on the first one unless given; Q is uniform.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let channel = try arguments.channel(of: id, maximumInputs: 1000)
    let first = (0..<channel.inputCount).map { $0 == 0 ? 1 : 0 }
    return Instance(
      channel: channel, first: arguments[.input] ?? SmallChannels.law(first),
      second: SmallChannels.uniform(channel))
  }

  /// The coefficients of the named channels.
  public func results() throws -> Table? {
    var table = Table(
      title: "Contraction coefficients of the hockey-stick divergence",
      columns: [Table.Column("channel")]
        + HockeyStickContractionLemma.gammas.map { Table.Column("gamma = \($0)") })
    for (name, channel) in SmallChannels.named {
      table.append(
        [.text(name)]
          + (try HockeyStickContractionLemma.gammas.map {
            .rational(try channel.hockeyStickContraction(gamma: $0).value)
          }))
    }
    return table
  }
}

extension HockeyStickContractionLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "E_1(PW||QW) <= eta_TV(W)^2 E_1(P||Q)", change: "The square of Dobrushin's coefficient."
      ) { instance in
        let outputs = (
          try instance.channel.output(of: instance.first),
          try instance.channel.output(of: instance.second)
        )
        let total = instance.channel.dobrushinCoefficient
        let before = instance.first.hockeyStickDivergence(gamma: 1, from: instance.second)
        return [
          Claim(
            "E_1(PW||QW)", outputs.0.hockeyStickDivergence(gamma: 1, from: outputs.1),
            atMost: "eta_TV(W)^2 E_1(P||Q)", total * total * before, reason: "False.")
        ]
      }
    ]
  }
}

extension HockeyStickContractionLemma.Instance: SizedCase {
  /// The channel and both laws.
  public var caseSize: CaseSize { channel.caseSize + first.caseSize + second.caseSize }
}
