import Claims
import ExactArithmetic
import RateCertificates
import Tables

extension RateReport: Reportable {
  /// The report for a reader who meets the question for the first time.
  public var report: Report {
    let chain = chain
    var sections = [introduction, valueSection]
    if let protocolSection { sections.append(protocolSection) }
    if bounds != nil {
      sections.append(boundSection)
      sections.append(
        Report.Section(
          heading: "The bounds, one by one (bits)",
          table: .init("The value against the bounds"),
          [.claims(Report.ClaimList(chain, key: "chain", namesSides: true))]))
    } else {
      sections.append(Report.Section([.data([("bounds", .object([])), ("chain", .list([]))])]))
    }
    return Report(
      question: question, title: title, sections: sections, conclusion: conclusion,
      verdict: chain.isEmpty ? nil : verdict, flatColumns: [.unit])
  }

  private var question: Report.Question {
    var parameters: [Report.Question.Parameter] = [
      .init("k", .integer(examples)), .init("d", .integer(dimension)),
    ]
    if let correlation { parameters.append(.init("rho", .rational(correlation))) }
    if correlation != nil { parameters.append(.init("success", .text(target))) }
    return Report.Question("rate", parameters: parameters)
  }

  private var title: Phrase {
    if isAlwaysNearest {
      return "What a nearest neighbour costs: k = \(count: examples), d = \(count: dimension)"
    }
    return """
      What a success of \(words: target) costs: k = \(count: examples), d = \(count: dimension), rho = \
      \(abbreviated: correlation ?? 0)
      """
  }

  private var conclusion: Phrase? {
    let chain = chain
    if chain.isEmpty { return nil }
    return Phrase(words: Claim.conclusion(of: chain, noun: "inequalities"))
  }

  private var introduction: Report.Section {
    var lines = isAlwaysNearest ? nearestIntroduction : successIntroduction
    if certificate == nil {
      lines.append(Phrase(words: edge))
    } else if isAlwaysNearest, let correlation, correlation.isZero || correlation == 1 {
      lines.append(
        """
        With rho = \(.rational(correlation)) the greatest success takes less; --success optimum gives that.
        """)
    }
    return Report.Section(lines.map { .paragraph($0) })
  }

  /// Whether Bob has to answer a nearest string whatever he gets.
  private var isAlwaysNearest: Bool {
    target == "optimum" && certificate?.subject != .rate && exact == nil
  }

  private var nearestIntroduction: [Phrase] {
    [
      """
      Alice holds \(count: examples) independent uniformly random strings of \(count: dimension) \
      bits and sends Bob a message M about them; coins that both see count as part of it. Bob gets a \
      string and has to answer one of Alice's strings that is nearest to it, whatever he gets.
      """,
      """
      R is the least information I(X;M) in bits, about all strings together, with which that can be \
      done: no message does it with less, and some do it with as much.
      """,
    ]
  }

  private var successIntroduction: [Phrase] {
    [
      """
      Alice holds \(count: examples) independent uniformly random strings of \(count: dimension) \
      bits and sends Bob a message M about them; coins that both see count as part of it. Bob gets a \
      noisy copy of one of the strings, of correlation \(abbreviated: correlation ?? 0), and says which it is. He is \
      to be right with a probability of at least \(words: target).
      """,
      """
      R is the least information I(X;M) in bits, about all strings together, with which that can be \
      done: no message does it with less, and some do it with as much.
      """,
    ]
  }

  /// Why nothing is needed.
  private var edge: String {
    if examples == 1 { return "With one string there is nothing to answer: R = 0." }
    if dimension == 0 {
      return "Strings of 0 bits are all equal, and every answer is as good: R = 0."
    }
    if exact != nil {
      return
        "Without noise Bob gets one of her strings itself. The value is exact: Alice draws a rule among those that are right "
        + "for her strings and answer each index for equally many strings, up to one."
    }
    return "A blind guess is right with the probability 1/k: R = 0."
  }

  // MARK: The value

  private var valueSection: Report.Section {
    let lower = certificate?.lower ?? exact ?? .zero
    let upper = certificate?.upper ?? exact ?? .zero
    var entries = [
      Report.Entry(
        "R", .enclosure(interval),
        exact == nil
          ? "between these two numbers, which a certificate proves"
          : "between these two numbers; from below and from above it is the same form",
        row: "R", unit: "bits", path: "interval"),
      Report.Entry(
        symbol: nil, value: .logForm(lower), row: "from below", field: "lower", path: ["lower"]),
      Report.Entry(
        symbol: nil, value: .logForm(upper), row: "from above", field: "upper", path: ["upper"]),
    ]
    if let success {
      entries.append(
        Report.Entry(
          "success", .rational(success), shown: "\(decimal: .rational(success))",
          "Bob's success with it", path: "success"))
    }
    var blocks: [Report.Section.Block] = [.entries(entries)]
    blocks.append(.data(data))
    return Report.Section(
      heading: "The least information (bits)",
      table: .init("The least information", value: Table.Column("value", notation: .both)),
      blocks)
  }

  private var data: [(key: String, value: Report.Data)] {
    var data: [(key: String, value: Report.Data)] = []
    if success == nil { data.append(("success", .value(.empty))) }
    data.append(("beta", certificate?.beta.map { .value(.rational($0)) } ?? .value(.empty)))
    if let certificate {
      data.append(
        (
          "pricing",
          .object([
            ("method", .value(.text(certificate.pricing.method.rawValue))),
            ("nodes", .value(.integer(certificate.pricing.nodes))),
          ])
        ))
      data.append(("rules", .list(certificate.rules.map(\.data))))
    } else {
      data.append(("pricing", .value(.empty)))
      data.append(("rules", .list([])))
    }
    return data
  }

  // MARK: The bounds

  private var boundSection: Report.Section {
    guard let bounds else { return Report.Section([]) }
    let rows = bounds.entries.map { bound -> [Table.Cell] in
      let value = bound.value.enclosure(bits: 64)
      let distance = value - interval
      return [
        .text(bound.symbol), .text(bound.isLower ? "below" : "above"), .enclosure(value),
        .enclosure(distance), .enclosure(percentage(distance)),
      ]
    }
    let table = Table(
      columns: [
        Table.Column("bound", alignment: .left), Table.Column("side", alignment: .left),
        Table.Column("value", unit: "bits", notation: .leadingDigits),
        Table.Column("distance", header: "value - R", unit: "bits", notation: .leadingDigits),
        Table.Column("percent", header: "of R", unit: "%", notation: .leadingDigits),
      ],
      rows: rows, readerDigits: 6)
    return Report.Section(
      heading: "How far the bounds are from it",
      [.table(table), .data([("bounds", .object(boundData(bounds)))])])
  }

  private func percentage(_ distance: Enclosure) -> Enclosure {
    (100 * distance).divided(by: interval, bits: 64)
  }

  private func boundData(_ bounds: RateBounds) -> [(key: String, value: Report.Data)] {
    func cell(_ form: LogForm?) -> Report.Data {
      form.map { .value(.logForm($0)) } ?? .value(.empty)
    }
    return [
      ("fano", cell(bounds.fano)), ("sdpi", cell(bounds.sdpi)),
      ("mrsGerber", bounds.mrsGerber.map { .value(.quantity($0)) } ?? .value(.empty)),
      ("noisyCopy", .value(.quantity(bounds.noisyCopy))),
      ("mergedColumns", .value(.quantity(bounds.mergedColumns))),
      ("prefix", .value(.quantity(bounds.prefix))), ("logarithm", cell(bounds.logarithm)),
    ]
  }
}

extension RateCertificate.WeightedRule {
  fileprivate var data: Report.Data {
    .object([("rule", .value(.text(rule.description))), ("weight", .value(.rational(weight)))])
  }
}
