import Catalog
import ExactArithmetic
import Foundation
import Lemmas
import Tables
import Testing

/// The page of a lemma in `Proofs/`, and what it must say to agree with the code.
struct ProofPage {
  static let directory = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Proofs")

  let url: URL
  let text: String

  init(of lemma: any Lemma) throws {
    url = ProofPage.directory.appending(path: "\(lemma.id).md")
    text = try String(contentsOf: url, encoding: .utf8)
  }

  /// What the first line says.
  var title: String {
    String(text.prefix { $0 != "\n" }.drop { $0 == "#" || $0 == " " })
  }

  /// The text of a section up to the next heading, its lines joined.
  func section(_ heading: String) -> String? {
    guard let start = text.firstRange(of: "\n## \(heading)\n") else { return nil }
    let rest = text[start.upperBound...]
    let end = rest.firstRange(of: "\n## ")?.lowerBound ?? rest.endIndex
    return ProofPage.unwrapped(rest[..<end])
  }

  /// The part that is written by `Scripts/proofs`.
  var results: MarkedSection { get throws { try MarkedSection(in: url, named: "results") } }

  /// The part that says what the proof builds on, written by `Scripts/proofs`.
  var foundations: MarkedSection { get throws { try MarkedSection(in: url, named: "builds on") } }

  /// What the proof builds on, and what builds on it, with links.
  static func foundations(of lemma: any Lemma, in graph: LemmaGraph) -> String {
    func links(_ ids: [String]) -> String {
      let links = ids.map { "[`\($0)`](\($0).md)" }
      return links.count < 2
        ? links.joined()
        : links.dropLast().joined(separator: ", ") + " and " + links[links.count - 1]
    }
    var text =
      lemma.buildsOn.isEmpty
      ? "Builds on no other lemma." : "Builds on \(links(lemma.buildsOn))."
    let dependents = graph.dependents(of: lemma.id)
    if !dependents.isEmpty { text += " Used by \(links(dependents))." }
    return text.wrapped + "\n"
  }

  /// The part that lists the false variants, written by `Scripts/proofs`.
  var falseVariants: MarkedSection {
    get throws { try MarkedSection(in: url, named: "false variants") }
  }

  /// The false variants with what is changed in them.
  static func falseVariants(of lemma: any Lemma) -> String {
    let items = lemma.falseStatements.map { statement, change in
      "- `\(statement)`: \(change.prefix(1).lowercased())\(change.dropFirst())".wrapped
    }
    return "False variants, which the check refutes:\n\n" + items.joined(separator: "\n") + "\n"
  }

  /// The results as the code finds them: the verdict on the standard cases and the table.
  static func results(of lemma: any Lemma, _ verification: Verification) throws -> String {
    let cases = verification.caseCount == 1 ? "case" : "cases"
    var lines = [
      "`lemmata verify \(lemma.id)`: the claims \(verdict(verification)) in "
        + "\(verification.caseCount) \(cases), "
        + "\(verification.claimCount) claims. \(lemma.enumerated)"
    ]
    if let tightest = verification.tightest {
      let slack =
        tightest.claim.slack.informationValue
        .map { ValueStyle().decimal($0) + " bits" } ?? tightest.claim.slack.rationalValue
        .map { ValueStyle().decimal($0) } ?? ValueStyle().text(tightest.claim.slack.enclosure())
      lines.append(
        tightest.claim.relation == .equal
          ? "All of them are equations."
          : "The smallest slack is \(slack), first at \(tightest.label), in `\(tightest.claim.claim)`."
      )
    }
    var text = lines.map { $0.wrapped }.joined(separator: "\n\n") + "\n"
    if let table = try lemma.results() {
      text += "\n" + table.render(.markdown, style: ValueStyle(), provenance: "")
    }
    return text
  }

  private static func verdict(_ verification: Verification) -> String {
    switch verification.verdict {
    case .holds: return "hold"
    case .violated: return "are VIOLATED"
    case .undecided: return "are UNDECIDED"
    }
  }

  /// Lines joined by single spaces.
  static func unwrapped(_ text: some StringProtocol) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// The lines between `<!-- name -->` and `<!-- end of name -->` in a file.
struct MarkedSection {
  let url: URL
  /// `nil` when the file lacks the marks.
  let contents: String?
  private let marks: (start: String, end: String)
  private let text: String

  init(in url: URL, named name: String) throws {
    self.url = url
    marks = ("<!-- \(name) -->\n", "<!-- end of \(name) -->\n")
    text = try String(contentsOf: url, encoding: .utf8)
    guard let start = text.firstRange(of: marks.start),
      let end = text[start.upperBound...].firstRange(of: marks.end)
    else {
      contents = nil
      return
    }
    contents = String(text[start.upperBound..<end.lowerBound])
  }

  /// Compares what is between the marks, or writes it anew: see `Scripts/proofs`.
  func settle(_ expected: String, updating: Bool) throws {
    if updating {
      try write(expected)
    } else {
      #expect(contents == expected, "\(url.lastPathComponent): run Scripts/proofs")
    }
  }

  private func write(_ new: String) throws {
    guard let contents else {
      Issue.record("\(url.lastPathComponent) lacks the mark \(marks.start)")
      return
    }
    try text.replacing(marks.start + contents + marks.end, with: marks.start + new + marks.end)
      .write(to: url, atomically: true, encoding: .utf8)
  }
}
