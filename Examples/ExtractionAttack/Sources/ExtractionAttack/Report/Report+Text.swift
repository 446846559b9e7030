import ExactArithmetic
import Sampling
import Tables

extension Report {
  /// The report for a reader.
  public func text(_ style: ValueStyle) throws -> String {
    let instance = instance
    let (size, k) = (instance.size, instance.singletons)
    let optimum = try instance.game.optimalSuccessEnclosure(significantDigits: 12)
    let bits = k * size.dimension
    var text = """
      Extraction of training data: n = \(size.examples) examples of N = \(size.clusters) clusters, d = \
      \(size.dimension), rho = \(instance.correlation), seed \(instance.seed)

      Counted: k = \(k) singletons with k d = \(bits) bits, of which their clusters leave \(instance.freeBits) free; \
      \(instance.seenClusters) clusters seen.
      Errors and successes are estimates from \(size.testPoints) fresh examples; intervals are Clopper-Pearson's, each \
      of confidence \(style.decimal(confidence)).
      Fractions of bits found are counted, of all singletons of this run, by ascent of the first \
      \(min(k, Experiment.singletonsClimbedEarly)) before the last step;
      free bits are the irrelevant ones.

      The best rule that knows how clusters arise, on this training set (no learner has a smaller expected error):
        test error             \(estimate(instance.bestTestSuccess.failures, style))
        success on singletons  \(estimate(instance.bestSingletonSuccess, style)), on average over training \
      sets OPT(k, d, rho) = \(style.text(optimum)) (enclosure)


      """
    for course in courses {
      text += table(of: course).render(.text, style: style, provenance: "") + "\n"
    }
    text += try forcedInformation().render(.text, style: style, provenance: "")
    text += "\n" + Report.explanation + "\n"
    return text + (try audit(style))
  }

  private func estimate(_ count: SuccessCount, _ style: ValueStyle) -> String {
    "\(style.decimal(count.estimate!)) \(style.text(interval(count)))"
  }

  private static let explanation = """
    Success is the probability to name the right singleton from a fresh example of its cluster; for a learner it is the
    lower end of its interval. Any model with that success, on average over training sets, has at least the forced
    information about the singletons (enclosures), and a noisy copy of them has that success with what is enough. Given
    the clusters (1 - rho) k d bits are left, of which at least the same shares are forced. The attack shows the
    information (plug-in) that a model must have if the attack finds the same fraction on average over training sets.
    What it shows beyond the forced share, these bounds do not explain: at this size they do not force a model to keep it.

    """
}
