import Claims
import Contraction
import ContractionLemmas
import ExactArithmetic
import InformationTheory
import Tables

extension ContractionReport: Reportable {
  /// The report for a reader: each coefficient with what it is, and each bound with both sides, its slack and
  /// the reason.
  ///
  /// JSON has `dobrushin`, `doeblin`, `kl`, `klPair`; with an input law `chiSquare` and `klFixedInput`; `claims`.
  /// `klPair` has `inputs`, counted from 1, and the `weight` on the first: a number, `"0+"` or `"1-"`; it is
  /// `null` when all rows are equal.  Where the exact value of `kl` would take long, `kl` is an enclosure and the weight `null`.
  /// `klFixedInput` has the `interval`, the `exact` value and the `reason`
  /// where it is known exactly, whether the width that was asked for is reached (`widthReached`), the kind of `maximum`
  /// where it is known, and the `witness`: a `law` Q and a lower bound, `ratio`, of `D(QW||PW) / D(Q||P)`.
  public var report: Report {
    let sizes =
      "(\(count(channel.inputCount, "input")), \(count(channel.outputCount, "output")))"
    return Report(
      question: question,
      title: "The contraction coefficients of the channel \(name: name) \(words: sizes)",
      sections: [channelSection, fixedInput?.section, claimSection].compactMap { $0 },
      conclusion: Phrase(words: Claim.conclusion(of: claims, noun: "bounds")), verdict: verdict,
      flatColumns: [.exact])
  }

  private var question: Report.Question {
    var question = Report.Question(
      "contraction", parameters: [.init("channel", .text(name), isPositional: true)])
    if let fixedInput {
      let law = fixedInput.law.probabilities.map(\.description).joined(separator: ",")
      question.parameters += [
        .init("input", .text(law)), fixedInput.width.parameter,
      ]
    }
    return question
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private var channelSection: Report.Section {
    Report.Section(
      heading: "Over all inputs",
      table: .init(
        "Contraction coefficients of the channel \(name)", name: "coefficient",
        value: Table.Column("value", notation: .both)),
      [
        .entries(
          [
            Report.Entry(
              "eta_TV(W)", .rational(dobrushin),
              "Dobrushin's coefficient: the greatest total variation distance of two rows",
              field: "dobrushin", path: "dobrushin"),
            Report.Entry(
              "doeblin", .rational(doeblin),
              """
              Doeblin's coefficient: the weight of a constant channel in the channel, so that no \
              coefficient exceeds 1 - doeblin = \(.rational(1 - doeblin))
              """,
              path: "doeblin"),
            Report.Entry(
              "eta_KL(W)", kl.cell,
              "the greatest D(QW||PW)/D(Q||P); chi-square has the same coefficient; \(phrase: kl.attainment)",
              field: "kl", path: "kl"),
          ] + kl.pairEntries),
        .data([("klPair", kl.pairData)]),
      ])
  }

  private var claimSection: Report.Section {
    Report.Section(
      heading: "The bounds between them", table: .init("The bounds between them"),
      [.claims(Report.ClaimList(claims))])
  }
}

extension ChannelContraction {
  fileprivate var cell: Table.Cell {
    exact.map { .algebraic($0.value) } ?? .carried(bounds.enclosure(bits: 64))
  }

  /// Where the coefficient is attained.
  fileprivate var attainment: Phrase {
    guard let pair else { return "all rows are equal" }
    let inputs = "inputs \(pair.first + 1) and \(pair.second + 1)"
    guard let exact else {
      return """
        enclosed by bounds of all pairs, as its polynomial would take long; the \(words: inputs) may attain it
        """
    }
    switch exact.weight {
    case .interior(let weight):
      return "attained by the \(words: inputs), with weight \(.algebraic(weight)) on the first"
    case .towardsZero:
      return "approached by the \(words: inputs) as the weight on the first tends to 0"
    case .towardsOne:
      return "approached by the \(words: inputs) as the weight on the first tends to 1"
    }
  }

  /// The pair for tables.
  fileprivate var pairEntries: [Report.Entry] {
    guard let pair else { return [] }
    func entry(_ row: String, _ field: String, _ value: Table.Cell) -> Report.Entry {
      Report.Entry(symbol: nil, value: value, row: row, field: field)
    }
    let inputs = [
      entry("first input of its pair", "klPair input 1", .integer(pair.first + 1)),
      entry("second input of its pair", "klPair input 2", .integer(pair.second + 1)),
    ]
    guard let exact else { return inputs }
    return inputs + [entry("weight of the first", "klPair weight", exact.weight.cell)]
  }

  /// The pair for programs.
  fileprivate var pairData: Report.Data {
    guard let pair else { return .value(.empty) }
    return .object([
      ("inputs", [.value(.integer(pair.first + 1)), .value(.integer(pair.second + 1))]),
      ("weight", exact.map { .value($0.weight.cell) } ?? .value(.empty)),
    ])
  }
}

extension KLContraction.MixingWeight {
  /// The number, or `0+` or `1-`.
  fileprivate var cell: Table.Cell {
    switch self {
    case .interior(let weight): return .algebraic(weight)
    case .towardsZero, .towardsOne: return .text(description)
    }
  }
}

// MARK: - For an input law

extension ContractionReport.FixedInput {
  fileprivate var section: Report.Section {
    Report.Section(
      heading: "For the input law P = \(phrase: law.listed)",
      [
        .entries(
          [
            Report.Entry(
              "eta_chi2(P,W)", .algebraic(chiSquare),
              "the squared maximal correlation of input and output", field: "chiSquare",
              path: "chiSquare"),
            Report.Entry(
              symbol: "eta_KL(P,W)", value: kl.cell, meaning: meaning, row: "eta_KL(P,W)",
              field: "klFixedInput"),
          ] + stateEntries + kl.witnessEntries),
        .data([("klFixedInput", data)]),
      ])
  }

  private var meaning: [Phrase] {
    var lines: [Phrase] = []
    if kl.isExact {
      let reason = kl.reason?.description ?? "exact"
      lines.append("the greatest D(QW||PW)/D(Q||P); \(words: reason)")
    } else {
      let width = kl.interval.width.decimal(significantDigits: 3, rounding: .up)
      lines.append("the greatest D(QW||PW)/D(Q||P), enclosed to a width of \(words: width)")
      if !isWidthReached {
        lines.append("the width \(words: self.width.brief) was not reached")
      }
    }
    if let maximum = kl.maximum {
      lines.append("kind of maximum: \(words: maximum.description)")
    }
    if let witness = kl.witness {
      lines.append(
        """
        witness Q = \(phrase: witness.law.listed), whose ratio is at least \
        \(decimal: .rational(witness.ratio))
        """
      )
    }
    return lines
  }

  /// Whether the width is reached, and the kind of maximum, for tables.
  private var stateEntries: [Report.Entry] {
    func entry(_ row: String, _ field: String, _ text: String) -> Report.Entry {
      Report.Entry(symbol: nil, value: .text(text), row: row, field: field)
    }
    let reached = entry("width reached", "widthReached", isWidthReached ? "yes" : "no")
    return [reached] + (kl.maximum.map { [entry("maximum", "maximum", $0.description)] } ?? [])
  }

  /// The value, how well it is known, and its witness for programs.
  private var data: Report.Data {
    var members: [(key: String, value: Report.Data)] = [
      ("interval", .value(.carried(kl.interval)))
    ]
    if kl.isExact { members.append(("exact", .value(kl.cell))) }
    members.append(("widthReached", .flag(isWidthReached)))
    if let maximum = kl.maximum { members.append(("maximum", .value(.text(maximum.description)))) }
    members.append(("witness", kl.witness?.data ?? .value(.empty)))
    if let reason = kl.reason { members.append(("reason", .value(.text(reason.description)))) }
    return .object(members)
  }
}

extension ContractionWidth {
  /// The width as a parameter of the question.
  package var parameter: Report.Question.Parameter {
    switch self {
    case .absolute(let width): .init("width", .text(width.description))
    case .relative(let share): .init("relative", .text(share.description))
    }
  }

  /// The width, abbreviated where it is long.
  fileprivate var brief: String {
    switch self {
    case .absolute(let width): width.brief()
    case .relative(let share): "\(share.brief()) of the value"
    }
  }
}

extension ContractionWitness {
  /// The law and the bound for programs.
  fileprivate var data: Report.Data {
    .object([
      ("law", .list(law.probabilities.map { .value(.rational($0)) })),
      ("ratio", .value(.rational(ratio))),
    ])
  }
}

extension FixedInputContraction {
  /// The witness for tables.
  fileprivate var witnessEntries: [Report.Entry] {
    guard let witness else { return [] }
    func entry(_ field: String, _ value: Rational) -> Report.Entry {
      Report.Entry(symbol: nil, value: .rational(value), row: nil, field: field)
    }
    return zip(1..., witness.law.probabilities).map { number, probability in
      entry("witness law, input \(number)", probability)
    } + [entry("witness ratio", witness.ratio)]
  }
}

extension FiniteLaw {
  /// The greatest number of probabilities that a text lists.
  private static var longestList: Int { 16 }

  /// The probabilities in order: short fractions, or decimals.
  fileprivate var listed: Phrase {
    var parts = probabilities.prefix(FiniteLaw.longestList).map { probability -> Phrase in
      let fraction = probability.description
      return fraction.utf8.count <= 12
        ? Phrase(words: fraction) : "\(decimal: .rational(probability))"
    }
    if outcomes.count > FiniteLaw.longestList {
      parts.append("… (\(count: outcomes.count) probabilities)")
    }
    return "(\(phrase: .joined(parts, separator: ", ")))"
  }
}
