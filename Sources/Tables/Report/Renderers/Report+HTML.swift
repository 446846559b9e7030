import Claims
import ExactArithmetic

extension Report {
  /// The report as a page: no script, no other file, no network; the same report gives the same bytes.
  ///
  /// - Parameters:
  ///   - style: how numbers are written.
  ///   - program: the program that made the report, with its version, which the page names at its end.
  public func html(_ style: ValueStyle = ValueStyle(), program: String? = nil) -> String {
    let style = readerStyle(style)
    var page = ReportPage(style: style)
    let body = page.body(of: self)
    let heading = title.isEmpty ? question.commandLine : title.text(style)
    let footer = program.map { HTML("footer", HTML("p", text: "Computed by \($0).")) }
    return HTMLPage(title: heading, body: body + [footer].compactMap { $0 }, program: program).text
  }
}

/// Writes a report as elements of a page.
private struct ReportPage {
  let style: ValueStyle
  /// The number of the last claim.
  private var claimNumber = 0
  /// The number of the last figure.
  private var figureNumber = 0

  init(style: ValueStyle) { self.style = style }

  mutating func body(of report: Report) -> [HTML] {
    // The verdict first: whoever opens a page wants to see it at once.
    [header(of: report), conclusion(of: report)].compactMap { $0 } + contents(of: report)
  }

  private func header(of report: Report) -> HTML {
    var lines: [HTML] = []
    if !report.title.isEmpty { lines.append(HTML("h1", html(report.title))) }
    if let subtitle = report.subtitle {
      lines.append(HTML("p", ["class": "subtitle"], html(subtitle)))
    }
    lines.append(
      HTML("p", ["class": "question"], HTML("code", text: report.question.commandLine)))
    return .block("header", lines)
  }

  private func conclusion(of report: Report) -> HTML? {
    report.conclusion.map { conclusion in
      HTML("p", ["class": ReportPage.mark(report.verdict)], html(conclusion))
    }
  }

  /// The class of what is said of a verdict.
  private static func mark(_ verdict: Verdict?) -> String {
    verdict.map { "verdict \($0.rawValue)" } ?? "conclusion"
  }

  private mutating func contents(of report: Report) -> [HTML] {
    switch report.contents {
    case .table(let table): return [table.html(style, isTitled: true)]
    case .parts(let parts):
      let summary = report.summary?.html(style, isTitled: true)
      return [summary].compactMap { $0 } + parts.flatMap { group(of: $0) }
    case .sections(let sections):
      return sections.filter(\.isForReaders).map { section($0) }
    }
  }

  /// A part, or a group of parts below their title.
  private mutating func group(of report: Report) -> [HTML] {
    guard case .parts(let parts) = report.contents else { return [part(of: report, "h2")] }
    return [HTML("h2", html(report.title))] + parts.map { part(of: $0, "h3") }
  }

  private mutating func part(of report: Report, _ heading: StaticString) -> HTML {
    claimNumber = 0
    let title = HTML(heading, html(report.title))
    return .block(
      "section", [title] + contents(of: report) + [conclusion(of: report)].compactMap { $0 })
  }

  private mutating func section(_ section: Report.Section) -> HTML {
    let heading = section.heading.map { HTML("h2", html($0)) }
    var pieces = [heading].compactMap { $0 }
    // The heading says what a table is; the caption says it again to those who hear the page.
    let caption = section.heading ?? Phrase([.name(section.table?.title ?? "")])
    for block in section.blocks { pieces += html(block, caption: caption) }
    return .block("section", pieces)
  }

  private mutating func html(_ block: Report.Section.Block, caption: Phrase) -> [HTML] {
    switch block {
    case .paragraph(let phrase, _):
      return phrase.paragraphs(style).map { HTML("p", html($0)) }
    case .claim(let claim, _):
      return [HTML("p", ["class": "formula"], HTML(formula: claim.line(style), .prose))]
    case .entries(let entries, let layout):
      return [table(of: entries, areFormulas: layout == .equations, caption: caption)]
        .compactMap { $0 }
    case .claims(let list): return html(list, caption: caption)
    case .table(let table): return [table.html(style)]
    case .data: return []
    }
  }

  // MARK: Entries

  private func table(
    of entries: [Report.Entry], areFormulas: Bool, caption: Phrase
  ) -> HTML? {
    let shown = entries.filter { $0.symbol != nil }
    if shown.isEmpty { return nil }
    let rows = shown.map { entry -> HTML in
      let symbol = entry.symbol ?? ""
      var name = [
        areFormulas
          ? HTML("span", ["class": "formula"], HTML(formula: symbol))
          : HTML(formula: symbol, .prose)
      ]
      name += entry.meaning.map { HTML("div", ["class": "meaning"], html($0)) }
      return HTML(
        "tr",
        [HTML("th", ["scope": "row"], name), HTML("td", ["class": "value"], value(of: entry))])
    }
    return table(caption: caption, columns: [("quantity", ""), ("value", "")], rows: rows)
  }

  private func value(of entry: Report.Entry) -> HTML {
    let relation = entry.value.relation(style)
    let prefix = relation == "=" ? "" : relation == "in" ? "∈ " : relation + " "
    if let shown = entry.shown { return .joined([HTML(formula: prefix), html(shown)]) }
    return .joined([HTML(formula: prefix), entry.value.html(style)])
  }

  private func table(
    caption: Phrase, columns: [(name: String, kind: String)], rows: [HTML]
  ) -> HTML {
    let headings = columns.map { column in
      column.kind.isEmpty
        ? HTML("th", ["scope": "col"], text: column.name)
        : HTML("th", ["scope": "col", "class": column.kind], text: column.name)
    }
    let table = HTML.block(
      "table",
      [
        HTML("caption", ["class": "spoken"], html(caption)), HTML("thead", HTML("tr", headings)),
        .block("tbody", rows),
      ])
    return HTML("div", ["class": "wide"], table)
  }

  // MARK: Claims

  private mutating func html(_ list: Report.ClaimList, caption: Phrase) -> [HTML] {
    let first = claimNumber + 1
    let rows = list.claims.map { claim -> HTML in
      claimNumber += 1
      return row(of: claim, number: claimNumber)
    }
    var pieces: [HTML] = []
    if let chart = ClaimChart(list.claims, firstNumber: first) {
      figureNumber += 1
      pieces.append(chart.figure(number: figureNumber))
    }
    let unit = list.unit.name(style).map { " (\($0))" } ?? ""
    pieces.append(
      table(
        caption: caption,
        columns: [
          ("", "number"), ("claim", ""), ("left" + unit, "number"), ("right" + unit, "number"),
          ("slack" + unit, "number"), ("verdict", ""),
        ], rows: rows))
    return pieces
  }

  private func row(of claim: Report.CheckedClaim, number: Int) -> HTML {
    let cells: [HTML]
    switch claim {
    case .decided(let claim):
      let style = claim.oneUnit(style)
      let values = [claim.left, claim.right, claim.slack].map { $0.decimal(style) }
      let end = claim.slack.isZero ? ", an equality" : ""
      cells = [
        ReportPage.name(claim.claim, claim.reason), ReportPage.number(values[0]),
        ReportPage.number(values[1]), ReportPage.number(values[2] + end),
        HTML("td", ["class": ReportPage.mark(claim.verdict)], text: claim.verdict.rawValue),
      ]
    case .estimated(let check, let level):
      let verdict =
        check.consistency == .contradicted ? "verdict contradicted" : "verdict consistent"
      cells = [
        ReportPage.name(check.claim, check.reason),
        HTML("td", ["class": "center", "colspan": "3"], HTML(formula: check.sides(style))),
        HTML("td", ["class": verdict], text: "\(check.consistency) \(level)"),
      ]
    }
    return HTML("tr", [HTML("td", ["class": "number"], text: "\(number)")] + cells)
  }

  private static func name(_ claim: String, _ reason: String) -> HTML {
    HTML(
      "th", ["scope": "row"],
      [
        HTML("span", ["class": "formula"], HTML(formula: claim)),
        HTML("div", ["class": "reason"], HTML(formula: reason, .prose)),
      ])
  }

  private static func number(_ text: String) -> HTML {
    HTML("td", ["class": "number"], HTML(formula: text))
  }

  // MARK: Words

  private func html(_ phrase: Phrase) -> HTML {
    .joined(
      phrase.runs.map { run in
        switch run {
        case .words(let words): return HTML(formula: words, .prose)
        case .name(let name): return HTML(name)
        case .code(let code): return HTML("code", text: code)
        case .value(let value, let form): return HTML(formula: value.written(form, style))
        case .unit: return HTML(style.unit.rawValue)
        }
      })
  }
}

extension Table.Cell {
  /// The value in full: numbers with their symbols, text as it is.
  fileprivate func html(_ style: ValueStyle) -> HTML {
    if case .text(let text) = self { return HTML(text) }
    return HTML(formula: written(.full, style))
  }
}

extension Phrase {
  /// The phrase split where a blank line or the end of a line stands in its words.
  fileprivate func paragraphs(_ style: ValueStyle) -> [Phrase] {
    var paragraphs: [[Run]] = [[]]
    for run in runs {
      guard case .words(let words) = run else {
        paragraphs[paragraphs.count - 1].append(run)
        continue
      }
      for (index, line) in words.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 { paragraphs.append([]) }
        if !line.isEmpty { paragraphs[paragraphs.count - 1].append(.words(String(line))) }
      }
    }
    return paragraphs.filter { !$0.isEmpty }.map { Phrase($0) }
  }
}
