import Claims
import ExactArithmetic
import Sampling
import Tables

/// The room that a rule leaves for facts: counts, and the same beside a teacher, exact for two coordinates and sampled for three and four.
public struct DichotomyReport: Sendable {
  /// The counts.
  public let count: DichotomyCount
  /// The probability beside an isotropic teacher; `nil` where it is not rational.
  public let teacher: Rational?
  /// Draws of points, teacher and labels with the confidence asked for; `nil` for none.
  public let sampled: Sampled?
  /// The dichotomies of given points, listed; `nil` for none.
  public let configuration: PointConfiguration?
  /// The name of the file of these points, by which the question names them; `nil` where there is none.
  public let file: String?

  /// Draws of points, teacher and labels.
  public struct Sampled: Sendable, Hashable, CustomStringConvertible {
    /// How often all labels were fitted.
    public let count: SuccessCount
    /// The seed.
    public let seed: UInt64
    /// The confidence of the interval.
    public let confidence: Confidence

    public init(count: SuccessCount, seed: UInt64, confidence: Confidence) {
      (self.count, self.seed, self.confidence) = (count, seed, confidence)
    }

    public var description: String {
      "\(count.successes) of \(count.trials) draws fitted, seed \(seed)"
    }
  }

  public init(
    _ count: DichotomyCount, sampled: Sampled? = nil, configuration: PointConfiguration? = nil,
    file: String? = nil
  ) {
    self.count = count
    teacher = try? count.teacherFitProbability()
    self.sampled = sampled
    self.configuration = configuration
    self.file = file
  }

  /// That a teacher leaves at least as much room as a uniform dichotomy, and that the dichotomies of given points are as many as counted.
  public var claims: [Claim] {
    var claims: [Claim] = []
    if let teacher {
      claims.append(
        Claim(
          "fit, uniform dichotomy", count.fitProbability, atMost: "fit, teacher", teacher,
          reason: "The teacher's cell is size-biased."))
    }
    if let configuration {
      claims.append(
        Claim(
          "dichotomies listed", Rational(configuration.dichotomies.count), equals: "C(P,N)",
          Rational(count.dichotomies), reason: "Cover's count holds in general position."))
      if let listed = try? configuration.fitProbability(facts: count.facts) {
        claims.append(
          Claim(
            "fit by the list", listed, equals: "C(P,N)/(2^F C(P-F,N))", count.fitProbability,
            reason: "Each dichotomy restricts to one."))
      }
    }
    return claims
  }
}

extension DichotomyReport: Reportable {
  /// The report for a reader.
  ///
  /// JSON has `dichotomies` and `ruleDichotomies`, integers; `fit`, the probability beside a uniform dichotomy; `teacherFit`, that beside a teacher, `null` where
  /// it is not rational; `sampled` with `trials`, `successes`, `interval`, `confidence` and `seed`, where there are draws; and `claims`.
  public var report: Report {
    let claims = claims
    var sections = [countSection]
    if let sampled { sections.append(DichotomyReport.sampledSection(sampled)) }
    if claims.isEmpty {
      return Report(
        question: question, title: "Room for facts beside a rule", sections: sections)
    }
    sections.append(
      Report.Section.checked(claims))
    return Report(
      question: question, title: "Room for facts beside a rule", sections: sections,
      conclusion: Phrase(words: Claim.conclusion(of: claims, noun: "claims")),
      verdict: Verdict.all(claims.map(\.verdict)))
  }

  /// The question: the points by their file, or their number and that of coordinates.
  private var question: Report.Question {
    var question = Report.Question("rules-and-facts count")
    question.parameters =
      file.map { [.init("points", .text($0))] }
      ?? [.init("P", .integer(count.points)), .init("N", .integer(count.dimension))]
    question.parameters.append(.init("F", .integer(count.facts)))
    if let sampled {
      question.parameters += [
        .init("trials", .integer(sampled.count.trials)), .init("seed", .text("\(sampled.seed)")),
        .init("confidence", .rational(sampled.confidence.level)),
      ]
    }
    return question
  }

  private var countSection: Report.Section {
    var entries = [
      Report.Entry(
        "C(P,N)", .integer(count.dichotomies), "dichotomies of all points", path: "dichotomies"),
      Report.Entry(
        "C(P-F,N)", .integer(count.ruleDichotomies), "of the points with the rule's labels",
        path: "ruleDichotomies"),
      Report.Entry(
        "fit, uniform dichotomy", .rational(count.fitProbability),
        "all facts are fitted, C(P,N)/(2^F C(P-F,N))", path: "fit"),
    ]
    if let teacher {
      entries.append(
        Report.Entry(
          "fit, teacher", .rational(teacher), "beside an isotropic teacher, (1 + 2F/(r+1)) 2^-F",
          path: "teacherFit"))
    } else {
      entries.append(
        Report.Entry(
          "fit, teacher", .empty, shown: "exact for N = 2 and at least one point of the rule",
          path: "teacherFit"))
    }
    return Report.Section(
      table: .init("The counts", value: Table.Column("value", notation: .both)),
      [
        .paragraph(
          """
          Of P = \(count: count.points) points in general position in \(count: count.dimension) dimensions all but F = \(count: count.facts) have labels by a half-space through the \
          origin, the facts fair ones.
          """),
        .entries(entries),
      ])
  }

  private static func sampledSection(_ sampled: Sampled) -> Report.Section {
    let interval = sampled.count.interval(sampled.confidence)
    return Report.Section(
      heading: "Beside an isotropic teacher, drawn",
      table: .init("The draws", value: Table.Column("value", notation: .both)),
      [
        .entries([
          Report.Entry(
            "draws", .integer(sampled.count.trials), "of points, teacher and labels",
            path: "sampled", "trials"),
          Report.Entry(
            "fitted", .integer(sampled.count.successes), path: "sampled", "successes"),
          Report.Entry(
            "fit, teacher, within", .enclosed(interval),
            "the Clopper-Pearson interval", path: "sampled", "interval"),
          Report.Entry(
            "confidence", .rational(sampled.confidence.level), path: "sampled", "confidence"),
          Report.Entry("seed", .integer(Integer(sampled.seed)), path: "sampled", "seed"),
        ])
      ])
  }
}
