import Claims
import ExactArithmetic
import InformationTheory
import Tables

/// What was found for some statements, for one law.
public struct StatementReport: Sendable {
  /// What the law is called: the name of its file; `nil` where there is none.
  public let lawName: String?
  /// What was found for each statement.
  public let results: [StatementResult]

  /// Creates a report on statements that have been checked.
  public init(_ results: [StatementResult], lawName: String? = nil) {
    self.results = results
    self.lawName = lawName
  }

  /// Whether all statements hold.
  public var verdict: Verdict { Verdict.all(results.map(\.verdict)) }
}

extension StatementReport: Reportable {
  /// The report: each statement with its verdict, the values of its sides and its slack.
  ///
  /// JSON has `statements`, a list of `statement`, `verdict`, `left`, `right` and `slack`; of a chain each comparison is one, with
  /// the whole in `chain`. What is infinite is `"infinity"`, and the slack of two infinite sides is `null`.
  public var report: Report {
    Report(
      question: question,
      title: lawName.map { "Statements about \(name: $0)" } ?? "Statements about numbers",
      sections: results.map(\.section) + [
        Report.Section([.data([("statements", .list(results.flatMap(\.data)))])])
      ],
      conclusion: Phrase(words: conclusion), verdict: verdict, summary: summary)
  }

  private var question: Report.Question {
    var parameters: [Report.Question.Parameter] = []
    if let lawName { parameters.append(.init("file", .text(lawName), isPositional: true)) }
    return Report.Question(
      "check",
      parameters: parameters
        + results.map { .init("statement", .text($0.statement.text), isPositional: true) })
  }

  private var summary: Table {
    let columns: [Table.Column] = [
      Table.Column("statement", alignment: .left),
      Table.Column("left", unit: .information, notation: .both),
      Table.Column("right", unit: .information, notation: .both),
      Table.Column("slack", unit: .information, notation: .both), "verdict", "kind",
    ]
    return Table(
      title: "Statements", columns: columns,
      rows: results.flatMap(\.comparisons).map { comparison in
        [
          .text(comparison.text), comparison.cell(of: comparison.left),
          comparison.cell(of: comparison.right),
          comparison.slack?.cell ?? .empty, .verdict(comparison.verdict),
          .text(comparison.isOfInformation ? "information" : "number"),
        ]
      })
  }

  private var conclusion: String {
    let words = StatementReport.conclusion(results.map { ($0.statement.text, $0.verdict) })
    return results.contains(where: \.readsNumbersInBits)
      ? words + " A number that meets information is read in bits." : words
  }

  /// What is to be said of all: those violated, else those undecided, else that they hold.
  private static func conclusion(_ verdicts: [(text: String, verdict: Verdict)]) -> String {
    for (verdict, word) in [(Verdict.violated, "VIOLATED"), (.undecided, "UNDECIDED")] {
      let texts = verdicts.filter { $0.verdict == verdict }.map(\.text)
      if !texts.isEmpty { return "\(word): \(texts.joined(separator: "; "))." }
    }
    return verdicts.count == 1 ? "The statement holds." : "All \(verdicts.count) statements hold."
  }
}

// MARK: - One statement

extension StatementResult {
  /// Whether a number is compared with a quantity of information.
  var readsNumbersInBits: Bool {
    comparisons.contains { $0.isOfInformation && !($0.hasOneKind) }
  }

  fileprivate var section: Report.Section {
    var blocks: [Report.Section.Block] = [
      .paragraph(Phrase(words: "\(statement.text)   \(verdict)")),
      .entries(
        zip(statement.sides, values).map { side, value in
          let isOwnName = side.text == value.description
          return Report.Entry(
            symbol: side.text, value: value.cell,
            shown: isOwnName ? Phrase(words: side.text) : nil, row: nil, field: nil)
        }.filter { $0.shown == nil }),
    ]
    for comparison in comparisons {
      guard let slack = comparison.slack else { continue }
      var line: Phrase = "slack \(slack.cell)"
      if comparisons.count > 1 {
        line = "\(words: comparison.text): \(words: comparison.verdict.rawValue), " + line
      }
      if slack.sign == 0 { line += ", an equality" }
      blocks.append(.paragraph(line, indentation: 2))
    }
    return Report.Section(blocks)
  }

  fileprivate var data: [Report.Data] {
    comparisons.map { comparison in
      var members = comparison.members
      if comparisons.count > 1 { members.append(("chain", .value(.text(statement.text)))) }
      return .object(members)
    }
  }
}

extension StatementResult.Comparison {
  /// Whether information is compared, and not numbers without a unit.
  var isOfInformation: Bool { left.isInformation || right.isInformation }

  fileprivate var hasOneKind: Bool {
    let isZero = [left, right].contains { !$0.isInformation && $0.rationalValue?.isZero ?? false }
    return isZero || left.isInformation == right.isInformation
  }

  /// A side as a cell: a number that meets information is read in bits.
  fileprivate func cell(of side: StatementValue) -> Table.Cell {
    guard isOfInformation, let information = side.information else { return side.cell }
    return StatementValue(.information(information)).cell
  }

  /// The keys in JSON.
  var members: [(key: String, value: Report.Data)] {
    [
      ("statement", .value(.text(text))), ("verdict", .value(.verdict(verdict))),
      ("left", .value(cell(of: left))), ("right", .value(cell(of: right))),
      ("slack", .value(slack?.cell ?? .empty)),
    ]
  }
}

extension StatementValue {
  /// The value as a cell of a table.
  package var cell: Table.Cell {
    guard let quantity else { return .text(description) }
    if let form = quantity.logForm { return .logForm(form) }
    if case .rational(let value) = quantity { return .rational(value) }
    return isInformation ? .information(quantity) : .number(quantity)
  }
}
