import ExactArithmetic

extension Report {
  /// The report in words, for a reader.
  public func text(_ style: ValueStyle = ValueStyle()) -> String {
    switch contents {
    case .table(let table): return table.render(.text, style: style, provenance: "")
    case .parts(let parts):
      let end = conclusion.map { "\n\($0.text(style))\n" } ?? ""
      return parts.map { $0.partText(style) }.joined() + end
    case .sections(let sections):
      var text = ReportText(style: readerStyle(style), layout: layout)
      if layout.showsTitle {
        text.append(title)
        if let subtitle { text.append(subtitle) }
      }
      for section in sections { text.append(section) }
      if let conclusion {
        text.separate()
        text.append(conclusion)
      }
      return text.lines.joined(separator: "\n") + "\n"
    }
  }
}

extension Report {
  /// The report as a part of another: a group of parts stands below its title.
  fileprivate func partText(_ style: ValueStyle) -> String {
    guard case .parts = contents else { return text(style) }
    return "\(title.text(style))\n\n\(text(style))\n"
  }
}

/// Writes a report as lines.
private struct ReportText {
  let style: ValueStyle
  let layout: Report.Layout
  private(set) var lines: [String] = []
  /// The number of the last claim.
  private var claimNumber = 0

  init(style: ValueStyle, layout: Report.Layout) {
    self.style = style
    self.layout = layout
  }

  /// Appends a blank line where the layout has one.
  mutating func separate() {
    if layout.isSpaced && !lines.isEmpty { lines.append("") }
  }

  mutating func append(_ phrase: Phrase, indentation: Int = 0) {
    let margin = String(repeating: " ", count: indentation)
    for line in phrase.text(style).split(separator: "\n", omittingEmptySubsequences: false) {
      append(line: margin + line)
    }
  }

  mutating func append(_ section: Report.Section) {
    if !section.isForReaders { return }
    separate()
    if let heading = section.heading { append(heading) }
    for block in section.blocks { append(block) }
  }

  private mutating func append(line: String) {
    lines.append(layout.isWrapped ? line.wrapped : line)
  }

  private mutating func append(_ block: Report.Section.Block) {
    switch block {
    case .paragraph(let phrase, let indentation): append(phrase, indentation: indentation)
    case .claim(let claim, let indentation):
      append(Phrase(words: claim.line(style)), indentation: indentation)
    case .entries(let entries, let layout): append(entries, layout)
    case .claims(let list): append(list)
    case .table(let table):
      lines += table.render(.text, style: style, provenance: "").dropLast()
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    case .data: break
    }
  }

  // MARK: Entries

  private mutating func append(_ entries: [Report.Entry], _ layout: Report.Section.EntryLayout) {
    let shown = entries.filter { $0.symbol != nil }
    let longest = shown.map { $0.symbol?.count ?? 0 }.max() ?? 0
    for entry in shown {
      let symbol = entry.symbol ?? ""
      let value = entry.shown?.text(style) ?? entry.value.written(.full, style)
      switch layout {
      case .equations: append(line: "  \(symbol) \(entry.value.relation(style)) \(value)")
      case .columns(let gap):
        let space = String(repeating: " ", count: longest - symbol.count + gap)
        append(line: "  \(symbol)\(space)\(value)")
      case .sentences:
        let relation = entry.value.relation(style)
        append(line: "\(symbol): \(relation == "=" ? "" : relation + " ")\(value)")
      }
      for meaning in entry.meaning { append(meaning, indentation: 6) }
    }
  }

  // MARK: Claims

  private mutating func append(_ list: Report.ClaimList) {
    for claim in list.claims {
      claimNumber += 1
      for line in item(claim, namesSides: list.namesSides) { append(line: line) }
    }
  }

  private func item(_ claim: Report.CheckedClaim, namesSides: Bool) -> [String] {
    switch claim {
    case .decided(let claim): return claim.item(claimNumber, style, namesSides: namesSides)
    case .estimated(let check, let level): return check.item(claimNumber, level: level, style)
    }
  }
}

extension Report.Section {
  /// Whether there is anything in the section for a reader.
  var isForReaders: Bool {
    if heading != nil { return true }
    return blocks.contains { block in
      switch block {
      case .paragraph, .claim, .claims, .table: return true
      case .entries(let entries, _): return entries.contains { $0.symbol != nil }
      case .data: return false
      }
    }
  }
}
