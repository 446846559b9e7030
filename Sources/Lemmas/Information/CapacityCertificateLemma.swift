import Claims
import ExactArithmetic
import InformationTheory
import Lemmas
import Tables
import Work

/// Any two laws enclose the capacity of a channel.
public struct CapacityCertificateLemma: Lemma {
  /// A channel, a law of its input and a law of its output.
  public struct Instance: Sendable {
    public let channel: Channel
    public let input: FiniteLaw<Int>
    public let output: FiniteLaw<Int>

    public init(channel: Channel, input: FiniteLaw<Int>, output: FiniteLaw<Int>) {
      (self.channel, self.input, self.output) = (channel, input, output)
    }
  }

  public let id = "capacity-certificate"
  public let title = "Two laws enclose the capacity of a channel"
  public let status = LemmaStatus.published
  public let source = """
    R. G. Gallager, Information Theory and Reliable Communication, 1968, theorem 4.5.1 (iii); T. M. \
    Cover and J. A. Thomas, Elements of Information Theory, 2006, section 10.8 (i, ii)
    """
  public let statement = """
    Let W be a channel with finitely many inputs and outputs and rows W_x, and C = max_p I(p,W) its \
    capacity. Let p be a law on the inputs and r a law on the outputs, positive wherever a row is. (i) \
    sum_x p_x D(W_x||r) = I(p,W) + D(pW||r). (ii) I(p,W) <= C <= max_x D(W_x||r). (iii) Both are equal \
    to C if p attains the capacity and r = pW, and the law of the output is the same for all p that \
    attain it. In any unit.
    """
  public let summary = """
    The mean of the divergences of the rows from r is I(p,W) and what r misses of pW. It is at most the \
    greatest of them, for every p at once, so that this bounds the capacity. At an optimal p no \
    divergence from pW can exceed the mean, or else p would gain by moving to that input.
    """
  public let enumerated = """
    The 13 named channels, all with 2 inputs and 2 outputs and entries in quarters, and with 2 inputs \
    and 3 outputs and with 3 inputs and 2 outputs in halves, each with two laws of the input and two of \
    the output. Checked are (i), (ii), and that the capacity as the library encloses it to 10^-6 lies \
    between the bounds. The exhaustive check adds 300 random channels with up to 4 inputs and outputs.
    """
  public let parameters = LemmaParameter.list(.channel, .input)

  public init() {}

  public func cases(_ scope: LemmaScope) -> [Instance] {
    var channels = SmallChannels.named.map(\.channel)
    for (inputs, outputs, total) in [(2, 2, 4), (2, 3, 2), (3, 2, 2)] {
      channels += SmallChannels.all(inputs: inputs, outputs: outputs, total: total)
    }
    if scope == .exhaustive {
      var generator = SplitMix64(seed: 1968)
      channels += (0..<300).map { _ in
        SmallChannels.random(
          inputs: Int.random(in: 1...4, using: &generator),
          outputs: Int.random(in: 2...4, using: &generator), using: &generator)
      }
    }
    return channels.flatMap { channel -> [Instance] in
      let inputs = [
        SmallChannels.uniform(channel), SmallChannels.law(Array(1...channel.inputCount)),
      ]
      let outputs = [
        SmallChannels.law([Int](repeating: 1, count: channel.outputCount)),
        SmallChannels.law(Array((1...channel.outputCount).reversed())),
      ]
      return zip(inputs, outputs).map {
        Instance(channel: channel, input: $0, output: $1)
      }
    }
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (channel, input, output) = (instance.channel, instance.input, instance.output)
    let certificate = try CapacityCertificate(channel: channel, input: input, output: output)
    let best = try channel.capacity(width: Rational(1, 1_000_000))
    var claims = [
      Claim(
        "I(p,W)", certificate.lower, atMost: "max_x D(W_x||r)", certificate.upper,
        reason: "(ii): a mean is at most the greatest."),
      Claim(
        "I(p,W)", certificate.lower, atMost: "upper bound of C", best.upper,
        reason: "(ii) for the two laws that the library finds."),
      Claim(
        "lower bound of C", best.lower, atMost: "max_x D(W_x||r)", certificate.upper,
        reason: "(ii) for the two laws that the library finds."),
      Claim(
        "upper bound of C", best.upper, atMost: "lower bound of C + 10^-6",
        best.lower + .bits(Rational(1, 1_000_000)), reason: "(iii): there are laws without a gap."),
    ]
    if let excess = try channel.output(of: input).klDivergence(from: output).logForm {
      claims.insert(
        Claim(
          "sum_x p_x D(W_x||r)", try mean(instance), equals: "I(p,W) + D(pW||r)",
          certificate.lower + excess, reason: "(i)."), at: 0)
    }
    return claims
  }

  /// `sum_x p_x D(W_x||r)`.
  private func mean(_ instance: Instance) throws -> LogForm {
    zip(0..., instance.input.probabilities).reduce(LogForm.zero) { sum, item in
      let divergence = instance.channel.row(item.0).klDivergence(from: instance.output)
      return sum + item.1 * (divergence.logForm ?? .zero)
    }
  }

  public func label(_ instance: Instance) -> String {
    "W = \(instance.channel), p = \(instance.input.probabilities), r = \(instance.output.probabilities)"
  }

  /// The channel with a law of its input, the uniform one unless given; the law of the output is uniform.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let channel = try arguments.channel(of: id, maximumInputs: 32)
    return Instance(
      channel: channel, input: arguments[.input] ?? SmallChannels.uniform(channel),
      output: SmallChannels.law([Int](repeating: 1, count: channel.outputCount)))
  }

  /// The capacities of the named channels, exact where they are.
  public func results() throws -> Table? {
    var table = Table(
      title: "Capacities of some channels, enclosed to 10^-12 where they are not exact",
      columns: [
        "channel", Table.Column("C", unit: .information, notation: .both), "law of the output",
      ])
    let others = try ["z:1/2", "z:3/4"].map { ($0, try Channel(named: $0)) }
    for (name, channel) in SmallChannels.named + others {
      let certificate = try channel.capacity()
      let law = certificate.output.probabilities.map(\.description).joined(separator: ", ")
      table.append([
        .text(name), certificate.exact.map { .logForm($0) } ?? .enclosure(certificate.interval()),
        certificate.exact == nil ? .empty : .text(law),
      ])
    }
    return table
  }
}

extension CapacityCertificateLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "C <= sum_x p_x D(W_x||r)", change: "The mean of the divergences for the greatest."
      ) { instance in
        let best = try instance.channel.capacity(width: Rational(1, 1_000_000))
        return [
          Claim(
            "lower bound of C", best.lower, atMost: "sum_x p_x D(W_x||r)", try mean(instance),
            reason: "False.")
        ]
      },
      FalseVariant(
        "max_x D(W_x||r) <= C", change: "The inequality the other way round."
      ) { instance in
        let bounds = try CapacityCertificate(
          channel: instance.channel, input: instance.input, output: instance.output)
        let best = try instance.channel.capacity(width: Rational(1, 1_000_000))
        return [
          Claim(
            "max_x D(W_x||r)", bounds.upper, atMost: "upper bound of C", best.upper,
            reason: "False.")
        ]
      },
    ]
  }
}
