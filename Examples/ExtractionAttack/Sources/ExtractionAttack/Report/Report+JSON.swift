import Documents
import ExactArithmetic
import Sampling
import Tables

extension Report {
  /// The report for programs: shares, errors and successes as exact fractions of what was counted, intervals as pairs.
  public func json(_ style: ValueStyle) throws -> JSONValue {
    let optimum = try instance.game.optimalSuccessEnclosure(significantDigits: 12)
    return [
      "n": JSONValue(instance.size.examples), "clusters": JSONValue(instance.size.clusters),
      "d": JSONValue(instance.size.dimension), "rho": style.json(instance.correlation),
      "seed": style.json(Integer(instance.seed)), "confidence": style.json(confidence),
      "singletons": JSONValue(instance.singletons),
      "freeBits": JSONValue(instance.freeBits),
      "seenClusters": JSONValue(instance.seenClusters),
      "testPoints": JSONValue(instance.size.testPoints),
      "bestTestError": estimate(instance.bestTestSuccess.failures, style),
      "bestSingletonSuccess": estimate(instance.bestSingletonSuccess, style),
      "optimalSuccess": style.json(optimum),
      "learners": .array(
        courses.map {
          ["learner": .string($0.learner.rawValue), "checkpoints": table(of: $0).json(style)]
        }),
      "information": try forcedInformation().json(style),
    ]
  }

  private func estimate(_ count: SuccessCount, _ style: ValueStyle) -> JSONValue {
    [
      "trials": JSONValue(count.trials), "successes": JSONValue(count.successes),
      "interval": style.json(interval(count)),
    ]
  }
}
