import Claims
import ExactArithmetic
import Tables
import Work

/// What memory a stream of labelled points takes: the success of learners of one rule, and what bits about rules cost.
public struct StreamingReport: Sendable {
  /// The task.
  public let task: StreamingTask
  /// The number `k` of tasks.
  public let tasks: Int
  /// The best learner with some number of states; `nil` where it keeps everything.
  public let states: StreamingStates?
  /// The average success that the bound is for.
  public let target: Rational
  /// What bits about rules cost.
  public let price: StreamingPrice
  /// The contraction coefficient after more than one example, enclosed; `nil` for one example, where ``price`` is exact, and where it is not
  /// enclosed.
  public let contraction: Enclosure?
  /// `k d2((2a-1)^2 || 1/d)`, for the success `a`.
  public let knowledge: LogForm

  /// Computes what is known.
  ///
  /// - Parameters:
  ///   - task: the task.
  ///   - k: the number of tasks.
  ///   - states: how many states a learner keeps; `nil` for everything.
  ///   - target: the average success that the bound is for; unless given that of the learner.
  /// - Throws: ``StreamingError``; `WorkRefused`.
  public init(
    _ task: StreamingTask, tasks k: Int = 1, states: Int? = nil, target: Rational? = nil
  ) throws {
    self.task = task
    tasks = k
    self.states = try states.map { try StreamingStates(task, states: $0) }
    self.target = target ?? self.states?.success ?? task.success
    price = try StreamingPrice(dimension: task.dimension)
    knowledge = try price.knowledge(tasks: k, success: self.target)
    contraction = task.examples == 1 ? nil : try task.klContraction()
  }

  /// The success of the learner.
  public var success: Rational { states?.success ?? task.success }

  /// Whether no learner of so many examples has the success that the bound is for; one below 1/2 takes as much as that of the opposite labels.
  public var isVoid: Bool { max(target, 1 - target) > task.success }

  /// At least so many bits about the examples has every message of that success, in bits where it is an enclosure; `nil` where the
  /// price is open, and where the bound is void.
  public var bound: Quantity? {
    if isVoid { return nil }
    if task.examples == 1 {
      return (try? price.bound(tasks: tasks, success: target)).map { .information($0) }
    }
    return enclosedPrice.map {
      .enclosed(($0 * knowledge.enclosure(in: .bits, bits: 64)).rounded(toBits: 64))
    }
  }

  /// Bits about examples for each bit about rules, after more than one example.
  private var enclosedPrice: Enclosure? {
    contraction.map { Enclosure(1).divided(by: $0, bits: 64) }
  }

  /// The claims: that states lose and that chi-square's coefficient is at most that of KL where it is known.
  public func claims() throws -> [Claim] {
    var claims = [
      Claim(
        "success", success, atMost: "success with everything", task.success,
        reason: "A state is a function of the examples.")
    ]
    let chiSquare = try task.chiSquareContraction()
    if let coefficient {
      claims.append(
        Claim(
          "eta_chi2", .rational(chiSquare), atMost: "eta_KL", coefficient,
          reason: "Chi-square's coefficient is the limit of KL at small deviations."))
    }
    return claims
  }

  /// The KL coefficient, where it is known.
  private var coefficient: Quantity? {
    if task.examples > 1 { return contraction.map { .enclosed($0) } }
    return price.rationalContraction.map { .rational($0) } ?? .computable(price.contraction)
  }
}

extension StreamingReport: Reportable {
  /// The report for a reader.
  ///
  /// JSON has `success`, of the learner with its states; `price`, bits about examples for a bit about rules, exact for one example, an enclosure
  /// for more with `d` up to 4, else `null`; `priceAtMost`, which holds for any number; `etaChiSquare`; `knowledge` and `bound` in bits, the latter
  /// `null` where it is open or void; and `claims`.
  public var report: Report {
    let claims = (try? claims()) ?? []
    return Report(
      question: question, title: "Learning rules from a stream",
      sections: [learnerSection, priceSection, .checked(claims)],
      conclusion: Phrase(words: Claim.conclusion(of: claims, noun: "claims")),
      verdict: Verdict.all(claims.map(\.verdict)))
  }

  private var question: Report.Question {
    var question = Report.Question(
      "streaming", ["d": .integer(task.dimension), "N": .integer(task.examples)])
    if let states { question.parameters.append(.init("states", .integer(states.states))) }
    question.parameters += [
      .init("tasks", .integer(tasks)), .init("success", .rational(target)),
    ]
    return question
  }

  private var learnerSection: Report.Section {
    let kept: Phrase = states.map { "one of \(count: $0.states) states" } ?? "everything"
    return Report.Section(
      table: .init("The learner", value: Table.Column("value", notation: .both)),
      [
        .paragraph(
          """
          A rule i is uniform in 1...\(count: task.dimension); an example is a uniform x of {0,1}^\(count: task.dimension) with the label x_i. Of \
          \(count: task.examples) examples a learner keeps \(phrase: kept) and predicts the label of a fresh x. The model is ours.
          """),
        .entries([
          Report.Entry(
            "success", .rational(success), "of the best learner that keeps so much", path: "success"
          )
        ]),
      ])
  }

  private var priceSection: Report.Section {
    let chiSquare = (try? task.chiSquareContraction()).map { Table.Cell.rational($0) } ?? .empty
    var entries: [Report.Entry] = []
    if task.examples == 1 {
      entries.append(
        Report.Entry(
          "1/eta_KL", exactPrice,
          "bits about examples for each bit about rules: 1 + (d-1)/log2 d, attained", path: "price")
      )
    } else if let enclosedPrice {
      entries.append(
        Report.Entry(
          "1/eta_KL", .enclosed(enclosedPrice.rounded(toBits: 64)),
          "bits about examples for each bit about rules, enclosed", path: "price"))
    } else {
      entries.append(
        Report.Entry(
          "1/eta_KL", .empty, shown: "open",
          "no price is known here for more than one example with d above 4", path: "price"))
    }
    entries += [
      Report.Entry(
        "1/eta_KL, at most", .number(.computable(task.priceAtMost)),
        "what the candidate set {1} costs", path: "priceAtMost"),
      Report.Entry(
        "eta_chi2", chiSquare, "at most eta_KL", path: "etaChiSquare"),
      Report.Entry(
        "k d2((2a-1)^2||1/d)", .logForm(knowledge),
        "bits about \(count: tasks) rules of every message of the success a = \(decimal: .rational(target))",
        unit: .information, path: "knowledge"),
    ]
    return Report.Section(
      heading: "What bits about rules cost",
      table: .init("The price", value: Table.Column("value", notation: .both)),
      [.entries(entries), boundBlock])
  }

  private var exactPrice: Table.Cell {
    price.rationalPrice.map { .rational($0) } ?? .number(.computable(price.price))
  }

  private var boundBlock: Report.Section.Block {
    guard let bound else {
      let reason: Phrase =
        isVoid
        ? "void: no learner of so many examples has this success"
        : "open for more than one example for each task with d above 4"
      return .entries([
        Report.Entry("bound", .empty, shown: reason, path: "bound")
      ])
    }
    return .entries([
      Report.Entry(
        "bound", .information(bound),
        "bits about the examples of every such message, \(count: task.examples) for each task",
        unit: .information, path: "bound")
    ])
  }
}

extension StreamingTask {
  /// `1 - (d-1) log2(1 - 2^-N)/log2 d`, what the candidate set `{1}` costs: at least `1/eta_KL`, and equal to it for one example.
  package var priceAtMost: ComputableReal {
    let (d, n) = (dimension, examples)
    return ComputableReal { bits in
      let miss = Enclosure.log2(1 - Rational(1).scaled(byPowerOfTwo: -n), bits: bits)
      return Enclosure(1)
        - (Rational(d - 1) * miss).divided(by: Enclosure.log2(Rational(d), bits: bits), bits: bits)
    }
  }
}
