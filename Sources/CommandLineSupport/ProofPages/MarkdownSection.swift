/// A section of a page in Markdown as LaTeX: paragraphs, headings, lists and formulas.
struct MarkdownSection {
  private let blocks: [Block]

  private enum Block {
    case paragraph([String])
    case heading(String)
    case list(isNumbered: Bool, items: [[String]])
  }

  init(_ text: String) {
    var blocks: [Block] = []
    for lines in MarkdownSection.paragraphs(text) { blocks += MarkdownSection.blocks(lines) }
    self.blocks = blocks
  }

  /// The lines of the source.
  var latex: [String] {
    blocks.enumerated().flatMap { index, block -> [String] in
      let space = index > 0 ? [""] : []
      switch block {
      case .heading(let title):
        // No sectioning: the environment of a proof is a list.
        return space + ["\\smallskip\\noindent\\textbf{\(MarkdownText(title).latex).}"]
      case .paragraph(let lines): return space + [MarkdownText(lines.joined(separator: "\n")).latex]
      case .list(let isNumbered, let items):
        let name = isNumbered ? "enumerate" : "itemize"
        return ["\\begin{\(name)}"]
          + items.map { "\\item " + MarkdownText($0.joined(separator: "\n")).latex }
          + ["\\end{\(name)}"]
      }
    }
  }

  /// Lines between blank ones.
  private static func paragraphs(_ text: String) -> [[String]] {
    var paragraphs: [[String]] = [[]]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.allSatisfy(\.isWhitespace) {
        paragraphs.append([])
      } else {
        paragraphs[paragraphs.count - 1].append(String(line))
      }
    }
    return paragraphs.filter { !$0.isEmpty }
  }

  private static func blocks(_ lines: [String]) -> [Block] {
    var blocks: [Block] = []
    for line in lines {
      let marker = item(line)
      let inner = line.drop { $0 == " " }
      if line.hasPrefix("#") {
        blocks.append(.heading(line.drop { $0 == "#" || $0 == " " }.description))
      } else if let marker {
        add(String(inner.dropFirst(marker.length)), isNumbered: marker.isNumbered, to: &blocks)
      } else if case .list(let isNumbered, var items)? = blocks.last, line.hasPrefix(" ") {
        items[items.count - 1].append(String(inner))
        blocks[blocks.count - 1] = .list(isNumbered: isNumbered, items: items)
      } else if case .paragraph(let earlier)? = blocks.last {
        blocks[blocks.count - 1] = .paragraph(earlier + [line])
      } else {
        blocks.append(.paragraph([line]))
      }
    }
    return blocks
  }

  private static func add(_ text: String, isNumbered: Bool, to blocks: inout [Block]) {
    if case .list(isNumbered, let items)? = blocks.last {
      blocks[blocks.count - 1] = .list(isNumbered: isNumbered, items: items + [[text]])
    } else {
      blocks.append(.list(isNumbered: isNumbered, items: [[text]]))
    }
  }

  /// How long the mark of an item is that a line begins with.
  private static func item(_ line: String) -> (length: Int, isNumbered: Bool)? {
    let inner = line.drop { $0 == " " }
    if inner.hasPrefix("- ") { return (2, false) }
    let digits = inner.prefix { $0.isNumber }
    return !digits.isEmpty && inner.dropFirst(digits.count).hasPrefix(". ")
      ? (digits.count + 2, true) : nil
  }
}
