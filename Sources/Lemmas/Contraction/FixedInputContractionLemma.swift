import AlgebraicNumbers
import Claims
import Contraction
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables
import Work

/// The KL contraction coefficient for a given input law, as the library encloses it.
public struct FixedInputContractionLemma: Lemma {
  /// A channel and a law of its input.
  public struct Instance: Sendable {
    public let channel: Channel
    public let input: FiniteLaw<Int>

    public init(channel: Channel, input: FiniteLaw<Int>) {
      (self.channel, self.input) = (channel, input)
    }
  }

  public let id = "fixed-input-contraction"
  public let title = "KL contraction for a given input law"
  public let status = LemmaStatus.derived
  public let source = """
    (i) R. Ahlswede and P. Gács, Annals of Probability 1976; (ii) to (vi), which enclose the coefficient, are \
    derived here
    """
  public let statement = """
    Let W be a channel with finitely many inputs and outputs, P a law of the input, R = PW, and eta_KL(P,W) the \
    supremum of D(QW||R)/D(Q||P) over the laws Q << P, Q != P (0 if P is a point mass). (i) It is the least \
    eta with I(U;Y) <= eta I(U;X) for all U - X - Y with X ~ P. (ii) eta_KL(P,W) <= r if and only if \
    sum_x P_x exp((1/r) sum_y W(y|x) ln(S_y/R_y)) <= 1 for all positive laws S. (iii) to (vi) give this for two \
    outputs as an inequality in one variable, a polar form that is continuous at P, a condition under which \
    the coefficient exceeds chi-square's, and that equal rows and proportional columns may be merged.
    """
  public let summary = """
    Written with Gibbs' variational formula before and behind the channel, the bound by r is an inequality \
    between exponential moments, and for two outputs it has one free variable. In polar coordinates around P \
    the difference r D(Q||P) - D(QW||R), divided by the square of the distance, is continuous down to P, \
    where it is half the difference of the chi-square divergences; so it can be proved positive on cells. A \
    rational law Q, checked as a comparison of logarithms, is the proof from below.
    """
  public let enumerated = """
    18 channels with two to three inputs, among them symmetric, erasure and Z-channels and such with \
    irrational coefficients, each with the uniform law and one with unequal probabilities. Checked are the \
    witness of the lower end, that chi-square's coefficient is not above the upper end, and that all laws Q \
    with probabilities in sixths (in twelfths for two inputs) keep below it. The exhaustive check adds 200 \
    random channels with two to three inputs and outputs.
    """
  public let buildsOn = ["two-inputs-suffice"]
  public let parameters = LemmaParameter.list(.channel, .input)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    var channels = SmallChannels.named.map(\.channel).filter { $0.inputCount < 4 }
    channels += try FixedInputContractionLemma.others.map { try Channel(normalizing: $0) }
    var generator = SplitMix64(seed: 2020)
    if scope == .exhaustive {
      channels += (0..<200).map { index in
        SmallChannels.random(
          inputs: 2 + index % 2, outputs: 2 + index / 2 % 2, using: &generator)
      }
    }
    return channels.flatMap { channel in
      [SmallChannels.uniform(channel), SmallChannels.law(Array(1...channel.inputCount))].map {
        Instance(channel: channel, input: $0)
      }
    }
  }

  /// Channels without symmetry; the coefficients of most are irrational.
  private static let others: [[[Integer]]] = [
    [[3, 1], [2, 2]], [[5, 1], [1, 2]], [[4, 1, 0], [1, 1, 3]], [[3, 1], [2, 2], [0, 4]],
    [[4, 1, 1], [1, 3, 2], [0, 2, 4]], [[1, 0, 0], [1, 1, 0], [1, 1, 1]],
  ]

  public func check(_ instance: Instance) throws -> [Claim] {
    let (channel, input) = (instance.channel, instance.input)
    let contraction = try channel.klContraction(input: input)
    let upper = contraction.exact?.rationalValue ?? contraction.interval.upper
    var claims = [
      Claim(
        "eta_chi2(P,W)", .algebraic(try channel.chiSquareContraction(input: input)),
        atMost: "upper end", .rational(upper), reason: "Near P divergences are chi-square ones.")
    ]
    let reference = try channel.output(of: input)
    func divergences(_ law: FiniteLaw<Int>) throws -> (before: LogForm, behind: LogForm)? {
      guard let before = law.klDivergence(from: input).logForm,
        let behind = try channel.output(of: law).klDivergence(from: reference).logForm
      else { return nil }
      return (before, behind)
    }
    if let witness = contraction.witness, let values = try divergences(witness.law) {
      claims.append(
        Claim(
          "ratio D(Q||P)", witness.ratio * values.before, atMost: "D(QW||R) for the witness",
          values.behind, reason: "The proof of the lower end."))
      claims.append(
        Claim(
          "ratio of the witness", witness.ratio, atMost: "upper end", upper,
          reason: "The ends enclose the coefficient."))
    }
    for law in SmallChannels.laws(input.outcomes.count, total: input.outcomes.count == 2 ? 12 : 6) {
      guard law != input, let values = try divergences(law) else { continue }
      claims.append(
        Claim(
          "D(QW||R)", values.behind, atMost: "upper end * D(Q||P)", upper * values.before,
          reason: "The coefficient is a supremum over all Q."))
    }
    return claims
  }

  public func label(_ instance: Instance) -> String {
    "W = \(instance.channel), P = \(instance.input.probabilities)"
  }

  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let channel = try arguments.require(.channel, of: id)
    let input = arguments[.input] ?? SmallChannels.uniform(channel)
    if input.outcomes.count > 6 {
      throw LemmaError.invalidInstance(
        id: id,
        reason: "the channel has \(input.outcomes.count) inputs; expected at most 6, as laws "
          + "on a grid are tried")
    }
    return Instance(channel: channel, input: input)
  }

  /// Where the coefficient for a given law exceeds that of chi-square, and where it does not.
  public func results() throws -> Table? {
    var table = Table(
      title: "Coefficients for a given input law, width 10^-6",
      columns: ["channel", "P", "eta_chi2(P,W)", "eta_KL(P,W)", "eta_KL(W)"])
    for (name, weights) in [
      ("bsc:1/10", [1, 1]), ("bsc:1/10", [1, 2]), ("bec:1/3", [1, 2]), ("z:1/4", [1, 1]),
      ("z:1/4", [2, 1]), ("qsc:3,1/5", [1, 1, 1]), ("qsc:3,1/5", [1, 2, 3]),
    ] {
      let (channel, law) = (try Channel(named: name), SmallChannels.law(weights))
      let contraction = try channel.klContraction(input: law)
      table.append([
        .text(name), .text(law.probabilities.map { "\($0)" }.joined(separator: ", ")),
        .algebraic(try channel.chiSquareContraction(input: law)),
        contraction.cell,
        .algebraic(channel.klContraction.value),
      ])
    }
    return table
  }
}

extension FixedInputContractionLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "eta_KL(P,W) <= eta_chi2(P,W)",
        change: "The inequality the other way round."
      ) { instance in
        let contraction = try instance.channel.klContraction(input: instance.input)
        return [
          Claim(
            "lower end of eta_KL(P,W)", .rational(contraction.interval.lower),
            atMost: "eta_chi2(P,W)",
            .algebraic(try instance.channel.chiSquareContraction(input: instance.input)),
            reason: "False.")
        ]
      }
    ]
  }
}
