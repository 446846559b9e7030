import Claims
import ExactArithmetic
import Tables

/// What a tracer's soundness and recall say of the learner that it traces: how much it tells of its samples, and how
/// private it can be.
public struct TracingReport: Sendable {
  /// The soundness and the recall.
  public let bound: TracingBound
  /// The tracing of a mean that has them; `nil` for given numbers.
  public let mean: MeanTracing?
  /// The privacy that is asked about; `nil` for none.
  public let privacy: Privacy?
  /// The factor `(m/n - delta)/xi`: every smaller one is excluded; `nil` where the soundness is 0.
  public let excludedFactor: Rational?

  /// (epsilon, delta)-privacy under replacing one sample.
  public struct Privacy: Sendable, Hashable {
    /// The parameter; `nil` where only what is excluded is asked for.
    public let epsilon: Rational?
    /// The probability.
    public let delta: Rational

    /// - Throws: ``TracingError`` unless `epsilon >= 0` and `0 <= delta <= 1`.
    public init(epsilon: Rational?, delta: Rational = 0) throws(TracingError) {
      if let epsilon, epsilon.isNegative { throw .epsilonOutOfRange(epsilon) }
      if delta.isNegative || delta > 1 { throw .probabilityOutOfRange(name: "delta", value: delta) }
      self.epsilon = epsilon
      self.delta = delta
    }
  }

  /// What the tracing of a mean says.
  ///
  /// - Throws: ``TracingError``.
  public init(_ mean: MeanTracing, privacy: Privacy? = nil) throws(TracingError) {
    try self.init(mean.bound, mean: mean, privacy: privacy)
  }

  /// What given numbers say.
  ///
  /// - Throws: ``TracingError``.
  public init(_ bound: TracingBound, privacy: Privacy? = nil) throws(TracingError) {
    try self.init(bound, mean: nil, privacy: privacy)
  }

  private init(
    _ bound: TracingBound, mean: MeanTracing?, privacy: Privacy?
  ) throws(TracingError) {
    self.bound = bound
    self.mean = mean
    self.privacy = privacy
    excludedFactor = try bound.excludedFactor(delta: privacy?.delta ?? 0)
  }

  /// The claims: that the learner is private as asked, and that the bound is at most `n` bits.
  public var claims: [Claim] {
    var claims: [Claim] = []
    if let information {
      claims.append(
        Claim(
          "(m + n xi)(1 - h(n xi/(m + n xi)))", information, atMost: "n",
          .logForm(.bits(Rational(bound.samples))), reason: "n coins have n bits."))
    }
    if let privacy, let epsilon = privacy.epsilon {
      claims.append(privacyClaim(epsilon, privacy.delta))
    }
    return claims
  }

  private func privacyClaim(_ epsilon: Rational, _ delta: Rational) -> Claim {
    let (n, xi) = (Rational(bound.samples), bound.soundness)
    let greatest: Quantity =
      epsilon.isZero || xi.isZero
      ? .rational(n * (xi + delta))
      : .computable(
        ComputableReal { bits in
          n * (xi * Enclosure.exp(Enclosure(epsilon), bits: bits + 16) + Enclosure(delta))
        })
    return Claim(
      "m", .rational(bound.recall), atMost: "n(e^epsilon xi + delta)", greatest,
      reason:
        "So it is for every learner that is (epsilon, delta)-private under replacing one sample.")
  }

  /// The bound on the conditional mutual information: a log form where its numbers are short, else enclosed; `nil` where
  /// it is void.
  var information: Quantity? {
    guard let form = bound.conditionalInformation else { return nil }
    let length = max(bound.soundness.denominator.bitWidth, bound.recall.denominator.bitWidth)
    if length <= TracingReport.greatestFormBits { return .logForm(form) }
    return .information(.enclosed(ComputableReal { form.enclosure(in: .bits, bits: $0) }))
  }

  /// Up to so many bits of soundness and recall the bound is a log form.
  private static let greatestFormBits = 2048
}

extension TracingReport.Privacy: CustomStringConvertible {
  /// Both parameters: `(1, 1/1000)-private`.
  public var description: String {
    "(\(epsilon?.description ?? "epsilon"), \(delta))-private"
  }
}

extension TracingReport: Reportable {
  /// The report for a reader: soundness and recall, the bounds, and what was checked.
  ///
  /// JSON has `soundness`, `recall`, `cmiBound` in bits, `null` where it is void, `dpEpsilonExcluded`, an enclosure of `ln((m/n -
  /// delta)/xi)` below which every epsilon is excluded, 0 where none is and `"infinity"` where all are, and `claims`.
  public var report: Report {
    Report(
      question: question, title: title, sections: [tracerSection, boundSection, .checked(claims)],
      conclusion: claims.isEmpty
        ? nil : Phrase(words: Claim.conclusion(of: claims, noun: "claims")),
      verdict: claims.isEmpty ? nil : Verdict.all(claims.map(\.verdict)))
  }

  private var question: Report.Question {
    var question = Report.Question(
      mean == nil ? "tracing bound" : "tracing mean", ["n": .integer(bound.samples)])
    if let mean {
      question.parameters += [
        .init("d", .integer(mean.dimension)), .init("threshold", .integer(mean.threshold)),
      ]
    } else {
      question.parameters += [
        .init("soundness", .rational(bound.soundness)), .init("recall", .rational(bound.recall)),
      ]
    }
    if let privacy {
      if let epsilon = privacy.epsilon {
        question.parameters.append(.init("epsilon", .rational(epsilon)))
      }
      question.parameters.append(.init("delta", .rational(privacy.delta)))
    }
    return question
  }

  private var title: Phrase {
    mean == nil
      ? "What a tracer says of the learner" : "Tracing the samples of a released mean"
  }

  private var tracerSection: Report.Section {
    var blocks: [Report.Section.Block] = []
    if let mean {
      blocks.append(
        .paragraph(
          """
          \(count: mean.samples) samples are uniform on {-1,1}^\(count: mean.dimension); their mean x is released. A point z is \
          taken for a sample if n <x,z> is at least \(count: mean.threshold).
          """))
    }
    blocks.append(
      .entries([
        Report.Entry(
          "xi", .rational(bound.soundness), "the soundness: a fresh point is taken for a sample",
          path: "soundness"),
        Report.Entry(
          "m", .rational(bound.recall),
          "the recall: of \(count: bound.samples) samples so many are recognised in the mean",
          path: "recall"),
      ]))
    return Report.Section(
      table: .init("The tracer", value: Table.Column("value", notation: .both)), blocks)
  }

  // MARK: The bounds

  private var boundSection: Report.Section {
    Report.Section(
      heading: "What every learner so traced must do",
      table: .init(
        "The bounds", value: Table.Column("value", notation: .both)),
      [informationBlock, privacyBlock, .paragraph(scope)])
  }

  private var informationBlock: Report.Section.Block {
    guard let information else {
      return .entries([
        Report.Entry(
          "CMI", .empty, shown: "no bound: m is below n xi",
          "a tracer that takes fewer samples than fresh points says nothing", path: "cmiBound")
      ])
    }
    return .entries([
      Report.Entry(
        "CMI, at least", .information(information),
        "I(A(Z~_S);S|Z~) >= (m + n xi)(1 - h(n xi/(m + n xi)))", unit: .information,
        path: "cmiBound")
    ])
  }

  private var privacyBlock: Report.Section.Block {
    let meaning: Phrase =
      "every epsilon below is excluded, under replacing one sample (delta = \(abbreviated: privacy?.delta ?? 0))"
    let delta = privacy?.delta ?? 0
    guard let factor = excludedFactor else {
      let isExcluded = bound.recall > Rational(bound.samples) * delta
      return .entries([
        Report.Entry(
          "epsilon", isExcluded ? .text("infinity") : .rational(0), meaning,
          path: "dpEpsilonExcluded")
      ])
    }
    let value: Table.Cell =
      factor <= 1
      ? .rational(0)
      : .number(.computable(ComputableReal { Enclosure.log(factor, bits: $0) }))
    return .entries([Report.Entry("epsilon", value, meaning, path: "dpEpsilonExcluded")])
  }

  private var scope: Phrase {
    mean == nil
      ? "Both bounds hold for every learner that is traced so well, for any law of the samples."
      : """
      Both bounds hold for every learner that is traced so well. How well a mean is traced is another matter: with p = 0 and \
      soundness xi it takes d of about n log(1/xi).
      """
  }
}
