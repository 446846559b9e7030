import AlgebraicNumbers
import Claims
import Contraction
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables
import Work

/// The order of the contraction coefficients: Dobrushin, Doeblin, chi-square, KL, Makur-Zheng and Hellinger.
public struct ContractionOrderLemma: Lemma {
  /// A channel, a law of its input, and whether `eta_KL(P,W)` is sought too.
  public struct Instance: Sendable {
    public let channel: Channel
    public let input: FiniteLaw<Int>
    /// Whether the claims with `eta_KL(P,W)` are made, which takes a search.
    public let includesFixedInput: Bool

    public init(channel: Channel, input: FiniteLaw<Int>, includesFixedInput: Bool = true) {
      self.channel = channel
      self.input = input
      self.includesFixedInput = includesFixedInput
    }
  }

  public let id = "contraction-order"
  public let title = "The order of the contraction coefficients"
  public let status = LemmaStatus.published
  public let source = """
    R. L. Dobrushin, 1956; J. E. Cohen, J. H. B. Kemperman and G. Zbăganu, "Comparisons of Stochastic \
    Matrices", 1998; A. Makur and L. Zheng, arXiv 1510.01844; O. Ordentlich and Y. Polyanskiy, arXiv \
    2010.01987
    """
  public let statement = """
    Let W be a channel with finitely many inputs and outputs and P a law of the input with at least two inputs \
    of positive probability; others are left out with P. The coefficients have no unit. (i) \
    eta_TV(W)^2 <= eta_KL(W) <= eta_TV(W) <= 1 - doeblin(W). (ii) \
    eta_chi2(P,W) <= eta_KL(P,W) <= eta_KL(W). (iii) With phi(p) = ln((1-p)/p)/(1-2p) and pi* the greatest \
    min(P(A), 1-P(A)) of an event A, eta_KL(P,W) <= 2 eta_chi2(P,W)/(phi(pi*) min P) <= eta_chi2(P,W)/min P. \
    (iv) For two rows with Hellinger affinity A = sum_y sqrt(p_y q_y), 1 - A <= eta_KL(pair) <= 1 - A^2.
    """
  public let summary = """
    Everything is read off one row pair at a time: LC_b is at most 1 minus the sum of min(p,q), which is the \
    total variation; at b = 1/2 it is at least the square of the total variation, by Cauchy and Schwarz; \
    and the same inequality and that between the harmonic and the geometric mean give the Hellinger bounds. \
    For a given input law divergences near it are chi-square ones, and Makur and Zheng's bound compares the \
    divergence with chi-square behind the channel and with total variation before it.
    """
  public let enumerated = """
    All channels with 2 inputs and 2 outputs and entries in fifths, with 2 inputs and 3 outputs in thirds and \
    with 3 inputs and 2 outputs in thirds, and 13 named ones, with the uniform law and one with unequal \
    probabilities; the claims with eta_KL(P,W) for binary symmetric, erasure, Z- and q-ary symmetric channels. \
    The exhaustive check adds 1000 random channels with up to 4 inputs and outputs.
    """
  public let buildsOn = ["data-processing", "two-inputs-suffice"]
  public let parameters = LemmaParameter.list(.channel, .input)

  public init() {}

  public func cases(_ scope: LemmaScope) -> [Instance] {
    var cases: [Instance] = []
    func append(_ channel: Channel, fixed: Bool) {
      if channel.inputCount == 1 { return }
      let unequal = SmallChannels.law(Array(1...channel.inputCount))
      for law in [SmallChannels.uniform(channel), unequal] {
        cases.append(Instance(channel: channel, input: law, includesFixedInput: fixed))
      }
    }
    for (_, channel) in SmallChannels.named { append(channel, fixed: true) }
    for (inputs, outputs, total) in [(2, 2, 5), (2, 3, 3), (3, 2, 3)] {
      for channel in SmallChannels.all(inputs: inputs, outputs: outputs, total: total) {
        append(channel, fixed: false)
      }
    }
    if scope == .standard { return cases }
    var generator = SplitMix64(seed: 1956)
    for _ in 0..<1000 {
      let (inputs, outputs) = (
        Int.random(in: 2...4, using: &generator), Int.random(in: 2...4, using: &generator)
      )
      append(
        SmallChannels.random(inputs: inputs, outputs: outputs, using: &generator), fixed: false)
    }
    return cases
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (channel, input) = (instance.channel, instance.input)
    let fixedInput =
      instance.includesFixedInput ? try channel.klContraction(input: input).value : nil
    var claims = channel.contractionClaims
    claims += try channel.contractionClaims(input: input, fixedInput: fixedInput)
    for first in 0..<channel.inputCount {
      for second in (first + 1)..<channel.inputCount {
        claims += channel.hellingerClaims(first, second)
      }
    }
    return claims
  }

  public func label(_ instance: Instance) -> String {
    "W = \(instance.channel), P = \(instance.input.probabilities)"
  }

  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let channel = try arguments.channel(of: id, maximumInputs: 8)
    let input = arguments[.input] ?? SmallChannels.uniform(channel)
    guard input.probabilities.filter({ !$0.isZero }).count > 1 else {
      throw LemmaError.invalidInstance(
        id: id, reason: "the input law has one input of positive probability; expected two or more")
    }
    return Instance(channel: channel, input: input)
  }

  /// The coefficients of some channels, from the smallest to the greatest.
  public func results() throws -> Table? {
    var table = Table(
      title: "Contraction coefficients, P uniform",
      columns: ["channel", "eta_TV^2", "eta_chi2(P,W)", "eta_KL(W)", "eta_TV", "1 - doeblin"])
    for (name, channel) in SmallChannels.named {
      let total = channel.dobrushinCoefficient
      table.append([
        .text(name), .rational(total * total),
        .algebraic(try channel.chiSquareContraction(input: SmallChannels.uniform(channel))),
        .algebraic(channel.klContraction.value), .rational(total),
        .rational(1 - channel.doeblinCoefficient),
      ])
    }
    return table
  }
}

extension ContractionOrderLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "eta_KL(W) <= eta_TV(W)^2",
        change: "The lower bound as an upper bound."
      ) { instance in
        let total = instance.channel.dobrushinCoefficient
        return [
          Claim(
            "eta_KL", .algebraic(instance.channel.klContraction.value),
            atMost: "eta_TV^2", .rational(total * total),
            reason: "False: equal for symmetric channels only.")
        ]
      }
    ]
  }
}
