/// Reads Markdown as pages of proofs have it, and writes HTML: headings, paragraphs, lists, tables, code, and formulas.
package struct Markdown {
  private let lines: [Substring]
  private var position = 0
  private let address: (String) -> String?
  /// The last heading as plain text: what a table below it is called.
  private var section = ""

  /// - Parameter address: the address of what a link leads to; `nil` where it leads nowhere on the page.
  package init(_ text: some StringProtocol, address: @escaping (String) -> String?) {
    lines = String(text).split(separator: "\n", omittingEmptySubsequences: false)
    self.address = address
  }

  /// The text as HTML, without its title: the heading of the first level.
  package mutating func html() -> String {
    var blocks: [String] = []
    while let line = next {
      if let block = block(line) { blocks.append(block) }
    }
    return blocks.joined(separator: "\n")
  }

  private var next: Substring? { position < lines.count ? lines[position] : nil }

  private func inline(_ text: some Sequence<Character>) -> String {
    var inline = MarkdownInline(text, address: address)
    return inline.html()
  }

  // MARK: Blocks

  private mutating func block(_ line: Substring) -> String? {
    if line.allSatisfy(\.isWhitespace) || line.hasPrefix("<!--") {
      position += 1
      return nil
    }
    if line.hasPrefix("```") { return code() }
    if line.hasPrefix("#") { return heading(line) }
    if line.hasPrefix("|") { return table() }
    if Markdown.item(line) != nil { return list() }
    return MathML.element("p", "", inline(paragraph()))
  }

  private mutating func heading(_ line: Substring) -> String? {
    position += 1
    let level = line.prefix { $0 == "#" }.count
    if level == 1 { return nil }
    let text = line.dropFirst(level).drop { $0 == " " }
    section = text.filter { !"`$*\\{}".contains($0) }
    return MathML.element("h\(min(level, 6))", "", inline(text))
  }

  private mutating func code() -> String {
    position += 1
    var content: [Substring] = []
    while let line = next {
      position += 1
      if line.hasPrefix("```") { break }
      content.append(line)
    }
    return MathML.element(
      "pre", "", MathML.element("code", "", MathML.escaped(content.joined(separator: "\n"))))
  }

  /// Lines up to one that begins another block.
  private mutating func paragraph() -> String {
    var content: [Substring] = []
    while let line = next, !line.allSatisfy(\.isWhitespace), !line.hasPrefix("<!--") {
      let isOther: Bool =
        line.hasPrefix("```") || line.hasPrefix("# ") || line.hasPrefix("## ")
        || line.hasPrefix("|") || Markdown.item(line) != nil
      if isOther && !content.isEmpty { break }
      content.append(line)
      position += 1
    }
    return content.joined(separator: "\n")
  }

  // MARK: Lists

  /// The mark of an item and its width, where a line begins with one.
  private static func item(_ line: Substring) -> (isOrdered: Bool, width: Int)? {
    if line.hasPrefix("- ") || line.hasPrefix("* ") { return (false, 2) }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    if (1...3).contains(digits.count), rest.hasPrefix(". ") { return (true, digits.count + 2) }
    return nil
  }

  /// Items with what is indented below them.
  private mutating func list() -> String {
    var (items, isOrdered): ([String], Bool) = ([], false)
    while let line = next, let mark = Markdown.item(line) {
      isOrdered = mark.isOrdered
      var content = [String(line.dropFirst(mark.width))]
      position += 1
      while let line = next, let text = continuation(line, mark.width) {
        content.append(text)
        position += 1
      }
      items.append(MathML.element("li", "", item(content)))
      while let line = next, line.allSatisfy(\.isWhitespace), isItem(position + 1) {
        position += 1
      }
    }
    return MathML.element(isOrdered ? "ol" : "ul", "", items.joined())
  }

  private func isItem(_ index: Int) -> Bool {
    index < lines.count && Markdown.item(lines[index]) != nil
  }

  /// A line of the same item without its indentation.
  private func continuation(_ line: Substring, _ width: Int) -> String? {
    if line.allSatisfy(\.isWhitespace) {
      // A blank line belongs to the item if what follows does.
      let following = position + 1 < lines.count ? lines[position + 1] : ""
      return following.hasPrefix("  ") ? "" : nil
    }
    let indentation = line.prefix { $0 == " " }.count
    if indentation >= 2 { return String(line.dropFirst(min(width, indentation))) }
    let isOther: Bool =
      line.hasPrefix("#") || line.hasPrefix("```") || line.hasPrefix("|")
      || line.hasPrefix("<!--") || Markdown.item(line) != nil
    return isOther ? nil : String(line)
  }

  /// The content of an item: a text by itself, or blocks.
  private func item(_ content: [String]) -> String {
    let text = content.joined(separator: "\n")
    let isSimple: Bool = !content.dropFirst().contains { line in
      line.isEmpty || line.hasPrefix("```") || line.hasPrefix("|")
        || Markdown.item(Substring(line)) != nil
    }
    if isSimple { return inline(text) }
    var inner = Markdown(text, address: address)
    inner.section = section
    return inner.html()
  }

  // MARK: Tables

  private mutating func table() -> String {
    var rows: [[String]] = []
    while let line = next, line.hasPrefix("|") {
      rows.append(Markdown.cells(line))
      position += 1
    }
    let isNumeric: [Bool] =
      rows.count > 1 ? rows[1].map { $0.hasSuffix(":") && !$0.hasPrefix(":") } : []
    func row(_ cells: [String], _ name: String, _ attributes: String) -> String {
      let content = cells.enumerated().map { index, cell in
        let isNumber: Bool = name == "td" && index < isNumeric.count && isNumeric[index]
        return MathML.element(name, isNumber ? "class=\"number\"" : attributes, inline(cell))
      }
      return MathML.element("tr", "", content.joined())
    }
    let head = row(rows[0], "th", "scope=\"col\"")
    let body = rows.dropFirst(2).map { row($0, "td", "") }
    let name = section.isEmpty ? "Table" : "Table of: \(MathML.escaped(section))"
    return MathML.element(
      "div", "class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"\(name)\"",
      MathML.element(
        "table", "aria-label=\"\(name)\"", MathML.element("thead", "", head),
        MathML.element("tbody", "", body.joined())))
  }

  /// The cells between bars; a bar after a backslash, in code or in a formula is none.
  private static func cells(_ line: Substring) -> [String] {
    var (cells, cell, isEscaped): ([String], String, Bool) = ([], "", false)
    for character in line.dropFirst() {
      if character == "|" && !isEscaped {
        cells.append(trimmed(cell))
        cell = ""
      } else if character == "|" {
        cell.removeLast()
        cell.append(character)
      } else {
        cell.append(character)
      }
      isEscaped = character == "\\"
    }
    if !trimmed(cell).isEmpty { cells.append(trimmed(cell)) }
    return cells
  }

  private static func trimmed(_ text: String) -> String {
    let rest = text.drop(while: \.isWhitespace)
    guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(rest[...last])
  }
}
