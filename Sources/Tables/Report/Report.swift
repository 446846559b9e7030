import Claims
import Documents
import ExactArithmetic

/// What a command or a function found, as a value: the question, headings, entries of symbol, value and meaning, claims
/// and a conclusion, with the verdict of the whole.
///
/// One report is rendered as text, Markdown, LaTeX, CSV, JSON and HTML; see ``render(_:style:provenance:)``.
///
/// ```swift
/// let report = Report(
///   question: Question("optimum", [("k", .integer(2)), ("d", .integer(3))]),
///   title: "The optimal success",
///   sections: [
///     Section(
///       heading: "Bob's success",
///       [.entries([Entry("OPT", .rational(187 / 256), "when Alice sends everything")])])
///   ])
/// print(report.text())
/// ```
public struct Report: Sendable {
  /// What was asked.
  public var question: Question
  /// What the report is about, in a line.
  public var title: Phrase
  /// A second line below the title, if there is one.
  public var subtitle: Phrase?
  /// What was found.
  public var contents: Contents
  /// What is to be said in the end, if anything is.
  public var conclusion: Phrase?
  /// Whether everything holds that was checked; `nil` where nothing was.
  public var verdict: Verdict?
  /// How the text is laid out.
  public var layout: Layout
  /// The table that stands for the whole report in Markdown, LaTeX and CSV; `nil` for the tables of its sections.
  public var summary: Table?
  /// The number of significant digits for a reader unless the style says otherwise; `nil` for the usual.
  public var readerDigits: Int?
  /// The columns that CSV has besides the quantity, its value and the verdict, unless there is a ``summary``.
  public var flatColumns: [FlatColumn]

  /// What a report holds.
  public enum Contents: Sendable {
    /// Sections for a reader; JSON is an object of the values that have a key.
    case sections([Section])
    /// A table by itself; JSON is an array of its rows.
    case table(Table)
    /// Several reports; JSON is an array of theirs.  Those that are parts again are groups, in one array.
    case parts([Report])
  }

  /// A column of CSV that not every report needs.
  public enum FlatColumn: String, Sendable, Hashable, CaseIterable {
    /// The unit of the value.
    case unit
    /// The exact form of the value, where there is one.
    case exact
  }

  /// A report of sections.
  public init(
    question: Question, title: Phrase, subtitle: Phrase? = nil, sections: [Section],
    conclusion: Phrase? = nil, verdict: Verdict? = nil, layout: Layout = .page,
    summary: Table? = nil,
    readerDigits: Int? = nil, flatColumns: [FlatColumn] = []
  ) {
    self.question = question
    self.title = title
    self.subtitle = subtitle
    contents = .sections(sections)
    self.conclusion = conclusion
    self.verdict = verdict
    self.layout = layout
    self.summary = summary
    self.readerDigits = readerDigits
    self.flatColumns = flatColumns
  }

  /// A table as a report, with the verdict on what its rows say.
  public init(question: Question, table: Table, verdict: Verdict? = nil) {
    self.init(question: question, title: Phrase(words: table.title), sections: [], verdict: verdict)
    contents = .table(table)
    summary = table
  }

  /// Several reports as one, whose verdict is that of all together.
  ///
  /// - Parameters:
  ///   - question: what was asked.
  ///   - title: the title of the whole.
  ///   - parts: the reports, in their order.
  ///   - conclusion: what follows from all of them.
  ///   - summary: a table with a row for each of them.
  public init(
    question: Question, title: Phrase, parts: [Report], conclusion: Phrase? = nil, summary: Table
  ) {
    let verdicts = parts.compactMap(\.verdict)
    self.init(
      question: question, title: title, sections: [], conclusion: conclusion,
      verdict: verdicts.isEmpty ? nil : Verdict.all(verdicts), summary: summary)
    contents = .parts(parts)
  }

  /// The sections; empty for a table and for several reports.
  public var sections: [Section] {
    if case .sections(let sections) = contents { return sections }
    return []
  }

  /// A style with the digits of this report for a reader, unless it has its own.
  func readerStyle(_ style: ValueStyle) -> ValueStyle {
    style.withDefaultDigits(readerDigits)
  }

  /// How the text of a report is laid out.
  public struct Layout: Sendable, Hashable {
    /// Whether the text begins with the title.
    public var showsTitle: Bool
    /// Whether a blank line stands between sections.
    public var isSpaced: Bool
    /// Whether lines of more than 100 characters are broken.
    public var isWrapped: Bool

    /// Title, sections and conclusion, with blank lines between them.
    public static let page = Layout(showsTitle: true, isSpaced: true, isWrapped: true)
    /// The title and lines below it.
    public static let item = Layout(showsTitle: true, isSpaced: false, isWrapped: true)
    /// The title and lines below it, however long.
    public static let list = Layout(showsTitle: true, isSpaced: false, isWrapped: false)
    /// The lines alone, however long.
    public static let lines = Layout(showsTitle: false, isSpaced: false, isWrapped: false)
  }
}

/// What has a report: its text, its JSON, its tables and its page are rendered from that.
public protocol Reportable: CustomStringConvertible {
  /// The report.
  var report: Report { get }
}

extension Reportable {
  /// The report in words, in bits unless the style says otherwise.
  public func text(_ style: ValueStyle = ValueStyle()) -> String { report.text(style) }

  /// The report for programs.
  public func json(_ style: ValueStyle = ValueStyle()) -> JSONValue { report.json(style) }

  /// The report as tables, for a paper.
  public var tables: [Table] { report.tables }

  /// Everything in one table, for formats that hold one.
  public func flatTable(_ style: ValueStyle = ValueStyle()) -> Table { report.flatTable(style) }

  /// The report in words, in bits.
  public var description: String { text() }
}
