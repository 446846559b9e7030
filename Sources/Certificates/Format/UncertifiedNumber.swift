/// A number that the command line calls exact or enclosed and that no kind of claim covers, with the reason.
///
/// Together with ``CertificateKind`` the list is meant to be complete: what stands in neither is a gap.
public struct UncertifiedNumber: Sendable, Hashable, CustomStringConvertible {
  /// The command that prints it.
  public let command: String
  /// What it is.
  public let number: String
  /// Why there is no certificate.
  public let reason: String

  /// `memorization: the constants: ...`
  public var description: String { "\(command): \(number): \(reason)" }

  /// All of them, by command.
  public static let all: [UncertifiedNumber] = [
    .init(
      "game", "informations and success beyond k d = 12", "the checker enumerates the examples"),
    .init(
      "game", "d g(I(X;M)/(k d)), and the verdicts of the two Mrs Gerber inequalities",
      "a claim has one form as its argument; compare the ends of two claims"),
    .init(
      "optimum", "the value beyond k d = 4096, and enclosures", "the checker computes the sum"),
    .init(
      "contraction",
      "an upper bound of eta_KL(P,W) beyond two inputs, where the smaller side has more than 11 letters, or more than 2^24/(inputs x letters) cells are needed",
      "the checkers look at every cell; a bound that exceeds chi-square's coefficient by little needs the most"
    ),
    .init(
      "contraction", "algebraic numbers as such",
      "they are bounded by rationals on both sides, as closely as asked for"),
    .init(
      "contraction", "the bounds by Hellinger's distance and by Makur and Zheng",
      "they compare algebraic numbers"),
    .init(
      "memorization", "constants, and the informations of a learner",
      "the law of the samples is not written down; give it to 'certify information' as a law"),
    .init(
      "rate", "beyond k^(2^d) 2^(kd) = 2^22, for the greatest success 2^24",
      "the checkers look at every rule; --certificate writes a certificate of its own format, which check-certificate checks, check.py not"
    ),
    .init(
      "rate", "the bounds beside the value", "forms of the game, to be given to 'certify form'"),
    .init(
      "check", "both sides and the slack of a statement",
      "of an entropy or information 'certify information' has the value, of a difference 'certify form' the sign"
    ),
    .init(
      "information", "co-informations and what is no H(A|C) or I(A;B|C)",
      "sums of quantities that have claims; their form goes to 'certify form'"),
    .init(
      "capacity", "the interval beyond the decimals asked for",
      "claims have decimals; the exact value of a form goes to 'certify form'"),
    .init(
      "divergence", "all but Kullback-Leibler's",
      "they are rational, algebraic, or forms of the laws: 'certify' has a kind for the last only"),
    .init(
      "long-tail", "coefficients, singletons, cost",
      "rational sums over all samples, which a checker would have to enumerate"),
    .init(
      "tracing", "soundness, recall, scores, and the bounds of information",
      "rational tails; the bounds are forms of these, to be given to 'certify form'"),
    .init(
      "audit", "information, leakage, ends of rates, and beyond 16384 guesses or 2^20 bits",
      "the first two are forms of a p-value, to be given to 'certify form'; ends of rates are algebraic; the checker adds the tail"
    ),
    .init(
      "membership", "advantages, ROC, leverages",
      "rational sums and solutions of linear equations; the checker has no kind for them"),
    .init(
      "memorized-prior, nearest-neighbor", "distances, errors, means, weights",
      "rational sums over all samples; the weights are no forms in logarithms"),
    .init(
      "data-diet, unlearning, onion", "scores, errors, trajectories, counts",
      "rational numbers by short sums; the checker has no kind for them"),
    .init(
      "facts", "the greatest accuracy, facts recalled",
      "an end of the accuracy is a sign of a form, to be given to 'certify form'; the rest are rational sums"
    ),
    .init(
      "streaming", "success, price, bound",
      "success is rational; of the channel's coefficient 'certify contraction' has the lower bound"),
    .init(
      "rules-and-facts", "all numbers",
      "rational counts and solutions of linear equations; the checker has no kind for them"),
    .init("table, plot", "all cells", "certify the command that computes one of them"),
    .init(
      "verify", "lemmas other than " + certifiedLemmaIDs.joined(separator: ", "),
      "their cases are not written as laws yet"),
    .init("sample, sample-learning", "Clopper-Pearson's ends", "estimates are not certified"),
  ]

  private init(_ command: String, _ number: String, _ reason: String) {
    (self.command, self.number, self.reason) = (command, number, reason)
  }

  /// The lemmas that conform to ``CertifiableLemma``.
  package static let certifiedLemmaIDs = [
    "alice-bob-mrs-gerber", "alice-bob-sdpi", "capacity-certificate", "contraction-order",
    "data-processing", "fixed-input-contraction", "memorization-given-clusters", "merged-columns",
    "nearest-neighbour-cost", "noisy-copy", "odd-majorities", "optimum", "samorodnitsky",
    "sdpi-bsc", "two-inputs-suffice",
  ]
}
