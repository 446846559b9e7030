import AlgebraicNumbers
import Claims
import Contraction
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables

/// The coefficient of a channel that keeps its input or resamples it from its law: a formula in one dimension.
public struct ResamplingContractionLemma: Lemma {
  /// A law P with three letters or more, and the number l of the channel `(1 - l) 1 P^T + l I`.
  public struct Instance: Sendable {
    public let law: [Rational]
    public let correlation: Rational

    public init(law: [Rational], correlation: Rational) {
      self.law = law
      self.correlation = correlation
    }

    /// The channel.
    package func channel() throws -> Channel {
      try Channel(
        law.indices.map { x in
          law.indices.map { y in (1 - correlation) * law[y] + (x == y ? correlation : 0) }
        })
    }
  }

  public let id = "resampling-contraction"
  public let title = "One letter against the others: the channel that resamples its input"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here; for the uniform law see Y. Gu and Y. Polyanskiy, arXiv 2005.05444."
  public let statement = """
    Let P be a law with n >= 3 letters of positive probability, and W = (1-l) 1 P^T + l I a channel, so that l lies \
    in [-min P/(1 - min P), 1]; l is not 0. Logarithms are natural, the coefficients have no unit. Then \
    eta_chi2(P,W) = l^2, and eta_KL(P,W) is the greatest over the letters x of the coefficient of x against the \
    others, sup over a != P_x in [0, 1] of d(l a + (1-l) P_x || P_x) / d(a || P_x) with the binary divergence d.
    """
  public let summary = """
    By the dual form the bound is an inequality for one function z of the letters, whose stationary points solve an \
    equation that is convex or concave in z; so z takes two values only. If two letters shared the value at \
    which the equation has the sign of a minimum, moving one against the other would raise the function. So one of the two values is \
    taken by a single letter.
    """
  public let enumerated = """
    The ten laws on three letters with probabilities in sixths, and the uniform law on four, with l = 3/4, 1/4 and the \
    least and half the least one that P allows. Checked are chi-square's coefficient on the channel with its outputs \
    split, the order of the coefficients, and that all laws Q in twelfths keep below the value of the formula. The exhaustive check \
    adds the laws in ninths.
    """
  public let buildsOn = ["contraction-order", "fixed-input-contraction"]
  public let parameters = LemmaParameter.list(.law, .correlation)

  public init() {}

  public func cases(_ scope: LemmaScope) -> [Instance] {
    func positive(_ total: Int) -> [[Rational]] {
      SmallChannels.compositions(of: total - 3, into: 3).map { parts in
        parts.map { Rational($0 + 1, total) }
      }
    }
    var laws = positive(6)
    if scope == .exhaustive { laws += positive(9) }
    laws.append([Rational](repeating: Rational(1, 4), count: 4))
    return laws.flatMap { law -> [Instance] in
      let least = law.min()!
      let bound = -least / (1 - least)
      let correlations: [Rational] = [Rational(3, 4), Rational(1, 4), bound / 2, bound]
      return correlations.map { Instance(law: law, correlation: $0) }
    }
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let channel = try instance.channel()
    let input = try FiniteLaw<Int>(instance.law)
    let square = instance.correlation * instance.correlation
    // Every output in two halves: the formula is not used, the coefficient is the same.
    let split = try Channel(channel.rows.map { row in row.flatMap { [$0 / 2, $0 / 2] } })
    let contraction = try channel.klContraction(input: input)
    var claims = [
      Claim(
        "eta_chi2(P,W)", .algebraic(try split.chiSquareContraction(input: input)), equals: "l^2",
        .rational(square), reason: "W f = l f for every f of mean 0."),
      Claim(
        "l^2", .rational(square), atMost: "eta_KL(P,W)", contraction.value,
        reason: "Near P divergences are chi-square ones."),
    ]
    let upper = contraction.exact?.rationalValue ?? contraction.interval.upper
    let reference = try channel.output(of: input)
    for law in SmallChannels.laws(instance.law.count, total: instance.law.count == 3 ? 12 : 6) {
      guard law.probabilities != instance.law, let before = law.klDivergence(from: input).logForm,
        let behind = try channel.output(of: law).klDivergence(from: reference).logForm
      else { continue }
      claims.append(
        Claim(
          "D(QW||R)", behind, atMost: "upper end * D(Q||P)", upper * before,
          reason: "No law exceeds the formula."))
    }
    return claims
  }

  public func label(_ instance: Instance) -> String {
    "P = \(instance.law), l = \(instance.correlation)"
  }

  /// The law of `--law`, of one variable with three values or more, and the number l of `--rho`.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    func refusal(_ reason: String) -> LemmaError { .invalidInstance(id: id, reason: reason) }
    let law = try arguments.require(.law, of: id)
    let correlation = try arguments.require(.correlation, of: id)
    guard law.variables.count == 1 else {
      throw refusal(
        "the law has the variables \(law.variables.joined(separator: ", ")); expected one variable, such as "
          + "--law 1/2,1/3,1/6")
    }
    let probabilities = try law.law(of: law.variables[0]).probabilities
    let count = probabilities.count
    if !(3...6).contains(count) { throw refusal("the law has \(count) values; expected 3 to 6") }
    guard let least = probabilities.min(), least.signum() > 0 else {
      throw refusal("a value has probability 0; expected a positive law")
    }
    let bound = -least / (1 - least)
    if correlation < bound || correlation > 1 || correlation.isZero {
      throw refusal("--rho is \(correlation); expected a number from \(bound) to 1 that is not 0")
    }
    return Instance(law: probabilities, correlation: correlation)
  }

  /// The coefficients of q-ary symmetric channels with the uniform law.
  public func results() throws -> Table? {
    var table = Table(
      title: "q-ary symmetric channels, uniform law, width 10^-20",
      columns: ["channel", "eta_chi2(P,W)", "eta_KL(P,W)"])
    for name in ["qsc:3,1/10", "qsc:5,1/10", "qsc:5,1", "qsc:20,1/10"] {
      let channel = try Channel(named: name)
      let law = SmallChannels.uniform(channel)
      let contraction = try channel.klContraction(
        input: law, width: Rational(1, Integer(10).power(20)))
      table.append([
        .text(name), .algebraic(try channel.chiSquareContraction(input: law)), contraction.cell,
      ])
    }
    return table
  }
}

extension ResamplingContractionLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant("eta_KL(P,W) <= l^2", change: "Chi-square's coefficient for the other.") {
        instance in
        let contraction = try instance.channel().klContraction(
          input: try FiniteLaw<Int>(instance.law))
        return [
          Claim(
            "lower end of eta_KL(P,W)", .rational(contraction.interval.lower), atMost: "l^2",
            .rational(instance.correlation * instance.correlation), reason: "False.")
        ]
      }
    ]
  }
}
