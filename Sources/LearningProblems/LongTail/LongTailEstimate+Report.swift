import ExactArithmetic
import Sampling
import Tables

/// A long tail by simulation: the model, the seed, and the intervals.
public struct SampledLongTail: Sendable {
  /// The model.
  public let model: LongTailModel
  /// The seed.
  public let seed: UInt64
  /// What was estimated.
  public let estimate: LongTailEstimate

  /// What trials of a simulation say.
  ///
  /// - Precondition: there are two trials at least.
  public init(_ sampling: LongTailSampling, _ counts: LongTailCounts, _ confidence: Confidence) {
    model = sampling.model
    seed = sampling.seed
    estimate = counts.estimate(confidence)
  }
}

extension SampledLongTail: Reportable {
  /// The report for a reader: the intervals, which hold together with the confidence.
  ///
  /// JSON has `trials`, `seed`, `confidence`, and the intervals `scaledTau` of `n tau_1`, `null` where the share of
  /// singletons may be 0, `singletonShare` and `cost`.
  public var report: Report {
    var question = model.question("long-tail")
    question.parameters += [
      .init("trials", .integer(estimate.trials)), .init("seed", .integer(Integer(seed))),
      .init("confidence", .rational(estimate.confidence)),
    ]
    return Report(
      question: question, title: "A long tail of subpopulations, simulated",
      sections: [Report.Section(model.words.map { .paragraph($0) }), estimateSection])
  }

  private var estimateSection: Report.Section {
    func entry(
      _ symbol: String, _ interval: Enclosure, _ path: String, _ meaning: Phrase
    ) -> Report.Entry {
      Report.Entry(
        symbol, .enclosure(interval), shown: Phrase(words: interval.estimate), meaning, path: path)
    }
    var blocks: [Report.Section.Block] = [
      .data([
        ("trials", .value(.integer(estimate.trials))), ("seed", .value(.integer(Integer(seed)))),
        ("confidence", .value(.rational(estimate.confidence))),
      ])
    ]
    if let scaled = estimate.scaledCoefficient {
      blocks.append(
        .entries([
          entry(
            "n tau_1", scaled, "scaledTau",
            "how large a singleton is in the mean, in samples: the cost over the share of singletons"
          )
        ]))
    } else {
      blocks.append(.data([("scaledTau", .value(.empty))]))
    }
    blocks.append(
      .entries([
        entry(
          "E[singletons]/n", estimate.singletons, "singletonShare",
          "the share of the samples that are singletons"),
        entry(
          "cost", estimate.cost, "cost",
          "the frequency of all singletons together: the loss of a learner that errs at each of them"
        ),
      ]))
    return Report.Section(
      heading:
        """
        Estimated from \(count: estimate.trials) trials of the seed \(words: "\(seed)"); all intervals \
        cover with confidence \(words: estimate.confidence.percent) together (empirical Bernstein)
        """,
      table: .init("Estimates from \(estimate.trials) trials, seed \(seed)"), blocks)
  }
}
