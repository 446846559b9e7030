import Claims
import Contraction
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables

/// The search for a contraction coefficient among functions on the outputs: where it must look, and what happens at a corner.
public struct DualSearchLemma: Lemma {
  /// A channel and a law of its input.
  public struct Instance: Sendable {
    public let channel: Channel
    public let input: FiniteLaw<Int>

    public init(channel: Channel, input: FiniteLaw<Int>) {
      (self.channel, self.input) = (channel, input)
    }
  }

  public let id = "dual-search"
  public let title = "The search for a contraction coefficient among functions on the outputs"
  public let status = LemmaStatus.derived
  public let source = "Derived here from Gibbs' variational formula."
  public let statement = """
    Let W be a channel, P a positive law of its input, R = PW positive, eta > 0, and Phi(g) = ln sum_y R_y e^(g_y) - \
    eta ln sum_x P_x e^((Wg)_x/eta) for functions g on the outputs; logarithms are natural. (i) eta >= eta_KL(P,W) if and only if \
    Phi(g) >= 0 for all g, and for g = ln(QW/R) of laws Q is enough, where Phi(g) <= eta D(Q||P) - D(QW||R). (ii) If M is a \
    lower bound of the Hessian of Phi on a convex set around c, Phi(g) >= Phi(c) + grad h + h M h/2 there, h = g - c; with w \
    the oscillation of h and w' that of Wh/eta, M = e^(-w) Cov_(R_c) - e^(w') Cov_(P_c)/eta will do. (iii) Let every row \
    but W_x have mass m or more outside the support of W_x, and eta = D(W_x||R)/ln(1/P_x) < m. For Q = (1-e) delta_x + e N, \
    eta D(Q||P) - D(QW||R) >= e ((m - eta) ln(1/e) - eta - ln max 1/R). (v) Let |h_y| <= d_y, S_x = (Wd)_x/eta, alpha the mean \
    of cosh S_x under P_c, and beta_y that of W(y|x) sinh(S_x)/S_x. Then Phi(c+h) >= Phi(c) - eta ln alpha + \
    sum_y ((R_c)_y - beta_y/alpha) h_y.
    """
  public let summary = """
    The divergence behind the channel is a supremum over functions on the outputs, and the supremum over laws of a linear function less \
    a divergence is a cumulant; the two suprema commute. A law that violates the bound violates it with its own \
    function. Tilting by h changes a variance by a factor between e^(-osc h) and e^(osc h), which bounds the second derivative on a box. At a \
    corner the entropy of the mixing weight and the mass outside the support are compared.
    """
  public let enumerated = """
    All channels with two inputs and two outputs and entries in quarters, four with three inputs, each with the uniform \
    law and one with unequal probabilities: (i) for the laws Q in sixths and eta = 1/4, 1/2 and 1, and for an eta \
    above the coefficient that Phi is not negative; (iii) at every corner for which it holds, with e = 2^-k up to k = 40; (v) with \
    d = 1/4, 1/2, ... around ln(S/R) for the positive laws S in quarters. The exhaustive \
    check adds the channels with two inputs and three outputs in thirds.
    """
  public let buildsOn = ["fixed-input-contraction"]
  public let parameters = LemmaParameter.list(.channel, .input)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    try Instance.small(scope)
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let problem = DualInequality(instance)
    var claims: [Claim] = []
    let total = instance.input.outcomes.count == 2 ? 6 : 4
    for law in SmallChannels.laws(instance.input.outcomes.count, total: total) {
      guard law != instance.input else { continue }
      for eta in [Rational(1, 4), Rational(1, 2), Rational(1)] {
        guard let gap = problem.gap(law.probabilities, eta: eta) else { continue }
        guard let value = problem.value(law.probabilities, eta: eta) else { continue }
        claims.append(
          Claim(
            "Phi(ln QW/R)", .computable(value - problem.margin),
            atMost: "eta D(Q||P) - D(QW||R)", .computable(gap),
            reason: "Gibbs: the supremum over Q of a linear function less a divergence."))
      }
    }
    let above = try instance.channel.klContraction(input: instance.input).interval.upper
    for law in SmallChannels.laws(instance.channel.outputCount, total: 5) {
      guard let value = problem.value(output: law.probabilities, eta: above + Rational(1, 100))
      else {
        continue
      }
      claims.append(
        Claim(
          "-margin", .rational(-problem.marginNumber), atMost: "Phi(ln S/R)", .computable(value),
          reason: "The ratio is above the coefficient."))
    }
    return claims + problem.cornerClaims + chordClaims(instance)
  }

  /// Statement (v), or with a chord that is too low.
  private func chordClaims(_ instance: Instance, isTight: Bool = false) -> [Claim] {
    let problem = DualInequality(instance)
    return SmallChannels.laws(instance.channel.outputCount, total: 4).flatMap { law in
      [Rational(1, 4), Rational(1)].flatMap {
        problem.chordBounds(output: law.probabilities, eta: $0)
      }
    }.map {
      Claim(
        "Phi(c) - eta ln alpha + (R_c - beta/alpha) h",
        .computable($0.bound(isTight: isTight) - problem.margin), atMost: "Phi(c + h)",
        .computable($0.value), reason: "A tangent below the first sum, a chord above the second.")
    }
  }

  public func label(_ instance: Instance) -> String { instance.label }

  /// The channel of `--channel` with the positive law of `--input`, uniform unless given.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    try Instance(arguments, of: id)
  }
}

extension DualSearchLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "eta D(Q||P) - D(QW||R) <= Phi(ln QW/R)", change: "The bound the other way round."
      ) { instance in
        let problem = DualInequality(instance)
        return SmallChannels.laws(instance.input.outcomes.count, total: 6).compactMap { law in
          guard law != instance.input,
            let gap = problem.gap(law.probabilities, eta: Rational(1, 2)),
            let value = problem.value(law.probabilities, eta: Rational(1, 2))
          else { return nil }
          return Claim(
            "eta D(Q||P) - D(QW||R)", .computable(gap - problem.margin), atMost: "Phi(ln QW/R)",
            .computable(value), reason: "False.")
        }
      },
      FalseVariant(
        "Phi(c) + (R_c - beta) h <= Phi(c + h)", change: "alpha = 1, without the hyperbolic cosine."
      ) { chordClaims($0, isTight: true) },
    ]
  }
}
