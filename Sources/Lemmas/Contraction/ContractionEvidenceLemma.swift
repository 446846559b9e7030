import Claims
import Contraction
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas

/// Why simplices with two short tests bound a contraction coefficient.
public struct ContractionEvidenceLemma: Lemma {
  /// A channel and a law of its input.
  public typealias Instance = DualSearchLemma.Instance

  public let id = "contraction-evidence"
  public let title = "Simplices that bound a contraction coefficient"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here from Gibbs' variational formula and the inequality of the means."
  public let statement = """
    Let W be a channel, P a positive law of its input, R = PW positive, 0 < r <= 1, q_x(z) = prod_y z_y^W(y|x) for z >= 0 on \
    the outputs, and G(z) = sum_x P_x q_x(z)^(1/r). (i) If G(QW/R) <= 1 for all laws Q, then eta_KL(P,W) <= r; and if \
    eta_KL(P,W) <= r, then G(z) <= 1 for all z with sum_y R_y z_y = 1. (ii) Let c be positive, T the simplex with vertices v_i >= 0, and \
    t(v) = sum_x P_x (q_x(c) sum_y W(y|x) v_y/c_y)^(1/r). Then G(sum_i a_i v_i) <= sum_i a_i t(v_i) for all weights a, so that G <= 1 \
    on T if t(v_i) <= 1 for all i. (iii) Let s >= eta_chi2(P,W) be positive, and 0 < l <= z_y <= u for all y with sum_y R_y z_y = 1. If \
    (u/l)^(1 + 1/r) <= r/s, then G(z) <= 1.
    """
  public let summary = """
    Gibbs' variational formula turns a bound of all ratios of divergences into one of a sum of powers of geometric means. A geometric mean \
    is at most the arithmetic mean with the same weights, which is linear, and a convex function of it is greatest at a vertex. Around the \
    input law itself, where both sides agree, chi-square's coefficient makes the logarithm of the sum concave along the normalised powers of z.
    """
  public let enumerated = """
    All channels with two inputs and two outputs and entries in quarters, four with three inputs, each with the uniform law and one with \
    unequal probabilities: (ii) on the simplex of all z and its halves, for r = 1/2 and 2/3 and the weights in thirds; (iii) for r = 1/2 and 1 and \
    the z between 1 and S/R, S in thirds, that are close enough; and for r = 1/8, 2/8, ..., 1, where the search finds evidence and the check \
    accepts it, D(QW||PW) <= r D(Q||P) for the laws Q in sixths, of three inputs in quarters, exactly. The exhaustive check adds the channels with \
    two inputs and three outputs in thirds.
    """
  public let buildsOn = ["fixed-input-contraction"]
  public let parameters = LemmaParameter.list(.channel, .input)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    try Instance.small(scope)
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let cells = EvidenceCells(instance)
    return cells.tangentClaims + (try cells.nearClaims()) + (try cells.evidenceClaims())
  }

  public func label(_ instance: Instance) -> String { instance.label }

  /// The channel of `--channel` with the positive law of `--input`, uniform unless given.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    try Instance(arguments, of: id)
  }
}

extension ContractionEvidenceLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "sum_i a_i t(v_i) <= G(sum_i a_i v_i)", change: "The tangents bound the sum below."
      ) { instance in EvidenceCells(instance).tangentClaims(isReversed: true) },
      FalseVariant(
        "G(z) <= G(c) on a simplex with centre c",
        change: "One test at the centre, without the vertices."
      ) { instance in EvidenceCells(instance).centreClaims },
    ]
  }
}
