import Claims
import Documents
import ExactArithmetic
import InformationTheory
import Tables

/// What was found for some statements on many laws.
public struct StatementSearchReport: Sendable {
  /// The options that say which laws were tried.
  public let parameters: [(name: String, value: String)]
  /// What was found for each statement.
  public let searches: [StatementSearch]

  /// Creates a report on statements that were tried on the same laws.
  ///
  /// - Parameters:
  ///   - searches: what was found.
  ///   - parameters: the options that say which laws were tried, with their values.
  public init(_ searches: [StatementSearch], parameters: [(name: String, value: String)] = []) {
    self.searches = searches
    self.parameters = parameters
  }

  /// Violated if a counterexample was found for one of the statements, undecided if one was undecided for a law.
  public var verdict: Verdict { Verdict.all(searches.map(\.verdict)) }
}

extension StatementSearchReport: Reportable {
  /// The report: for each statement the number of laws for which it holds, and the smallest counterexample that was found, as a
  /// file that can be checked by itself.
  ///
  /// JSON has `statements`, a list of `statement`, `verdict`, `laws`, `holds`, `violated`, `undecided`, `undefined` and
  /// `counterexample`, with `reductionComplete`, whether no single step makes it smaller. Where the laws
  /// are a sample the verdict is `unrefuted` at best.
  public var report: Report {
    Report(
      question: Report.Question(
        "check",
        parameters: parameters.map { .init($0.name, .text($0.value)) }
          + searches.map { .init("statement", .text($0.statement.text), isPositional: true) }),
      title: "Statements tried on many laws",
      sections: searches.map(\.section) + [
        Report.Section([.data([("statements", .list(searches.map(\.data)))])])
      ],
      conclusion: Phrase(words: conclusion), verdict: verdict, summary: summary)
  }

  private var conclusion: String {
    let violated = searches.filter { $0.violatedCount > 0 }.map(\.statement.text)
    if !violated.isEmpty { return "VIOLATED: \(violated.joined(separator: "; "))." }
    let undecided = searches.filter { $0.undecidedCount > 0 }.map(\.statement.text)
    if !undecided.isEmpty { return "UNDECIDED: \(undecided.joined(separator: "; "))." }
    if searches.contains(where: \.isSample) {
      return "No counterexample was found. That was a search, and is no proof."
    }
    return searches.contains { $0.scope == .given }
      ? "Nothing is shown for other laws than these."
      : "Nothing is shown for laws of other shapes or with other denominators."
  }

  private var summary: Table {
    let columns: [Table.Column] = [
      Table.Column("statement", alignment: .left), "verdict", "laws", "holds", "violated",
      "undecided", "undefined", Table.Column("counterexample", alignment: .left),
    ]
    return Table(
      title: "Statements tried on many laws", columns: columns,
      rows: searches.map { search in
        [
          .text(search.statement.text), .text(search.verdictName), .integer(search.lawCount),
          .integer(search.holdingCount), .integer(search.violatedCount),
          .integer(search.undecidedCount), .integer(search.undefinedCount),
          .text(search.counterexample.map { $0.law.fileText } ?? ""),
        ]
      })
  }
}

// MARK: - One statement

extension StatementSearch {
  /// The verdict, `unrefuted` where a sample of laws has no counterexample.
  fileprivate var verdictName: String {
    isSample && verdict == .holds ? "unrefuted" : verdict.rawValue
  }

  private var scopeWords: String {
    switch scope {
    case .given: "\(lawCount) \(lawCount == 1 ? "law" : "laws")"
    case .random(_, let shape, _): "\(lawCount) random laws of the shape \(shape)"
    case .exhaustive(let shape, let denominator):
      "all \(lawCount) laws of the shape \(shape) with the denominator \(denominator)"
    }
  }

  private var counts: String {
    let parts = [
      (holdingCount, "holds for"), (violatedCount, "violated by"),
      (undecidedCount, "undecided for"),
      (undefinedCount, "not defined for"),
    ]
    return parts.filter { $0.0 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
  }

  fileprivate var section: Report.Section {
    var blocks: [Report.Section.Block] = [
      .paragraph(Phrase(words: "\(statement.text)   \(verdictName)")),
      .paragraph(Phrase(words: "Of \(scopeWords): \(counts)."), indentation: 2),
    ]
    guard let found = counterexample else { return Report.Section(blocks) }
    let reduced =
      found.isReduced ? ", found by making law \(found.number) smaller" : ", law \(found.number)"
    blocks.append(
      .paragraph(
        Phrase(words: "The smallest counterexample found\(reduced)\(found.limitWords):"),
        indentation: 2))
    blocks.append(.paragraph(Phrase([.code(found.law.fileText)]), indentation: 4))
    blocks.append(
      .entries(
        zip(statement.sides, found.result.values).map { side, value in
          Report.Entry(symbol: side.text, value: value.cell, row: nil, field: nil)
        }))
    return Report.Section(blocks)
  }

  fileprivate var data: Report.Data {
    var members: [(key: String, value: Report.Data)] = [
      ("statement", .value(.text(statement.text))), ("verdict", .value(.text(verdictName))),
      ("laws", .value(.integer(lawCount))), ("holds", .value(.integer(holdingCount))),
      ("violated", .value(.integer(violatedCount))),
      ("undecided", .value(.integer(undecidedCount))),
      ("undefined", .value(.integer(undefinedCount))),
    ]
    if let found = counterexample {
      members.append(("counterexample", .object(found.members)))
    }
    return .object(members)
  }
}

extension StatementSearch.Counterexample {
  /// That smaller ones were sought among so many laws only, if that was so.
  fileprivate var limitWords: String {
    isReductionComplete
      ? ""
      : ", after \(LawReducer.greatestTrialCount) trials to make it smaller, so that a smaller one may be near"
  }

  fileprivate var members: [(key: String, value: Report.Data)] {
    let entries = law.support.map { outcomes, probability in
      Report.Data.list([
        .list(outcomes.map { .value(.text($0.description)) }), .value(.rational(probability)),
      ])
    }
    return [
      ("number", .value(.integer(number))), ("reduced", .flag(isReduced)),
      ("reductionComplete", .flag(isReductionComplete)),
      ("variables", .list(law.variables.map { .value(.text($0)) })), ("law", .list(entries)),
      (
        "comparisons",
        .list(result.comparisons.map { .object($0.members) })
      ),
    ]
  }
}

extension JointLaw {
  /// The law as a JSON file on one line.
  fileprivate var fileText: String {
    let entries = support.map { outcomes, probability -> JSONValue in
      [.array(outcomes.map { .string($0.description) }), .string(probability.description)]
    }
    let document: JSONValue = [
      "variables": .array(variables.map { .string($0) }), "law": .array(entries),
    ]
    return document.description
  }
}
