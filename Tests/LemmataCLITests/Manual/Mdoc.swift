import Foundation

/// Lines of `mdoc`, the language of manual pages.
struct Mdoc {
  private(set) var text = ""

  /// Adds a line with a macro, whose arguments are escaped already.
  mutating func macro(_ line: String) { text += ".\(line)\n" }

  /// Adds paragraphs: they are separated by empty lines, and lines that start with two spaces make a list, each with
  /// its term and, after two spaces or more, what it means.
  mutating func paragraphs(_ source: String) {
    var isFirst = true
    for paragraph in source.components(separatedBy: "\n\n") {
      if !isFirst { macro("Pp") }
      isFirst = false
      let lines = paragraph.components(separatedBy: "\n")
      sentences(lines.prefix { !$0.hasPrefix("  ") }.joined(separator: " "))
      list(lines.drop { !$0.hasPrefix("  ") }.map { $0.trimmingCharacters(in: .whitespaces) })
    }
  }

  private mutating func list(_ items: [String]) {
    if items.isEmpty { return }
    macro("Bl -tag -width Ds")
    for item in items {
      let parts = item.components(separatedBy: "  ")
      macro("It \(Mdoc.escaped(parts[0], inMacro: true))")
      sentences(parts.dropFirst().joined(separator: " ").trimmingCharacters(in: .whitespaces))
    }
    macro("El")
  }

  /// Adds running text: every sentence starts a line, as the language asks, and lines are short.
  mutating func sentences(_ source: String) {
    var line = ""
    for word in source.split(separator: " ").map({ Mdoc.escaped(String($0)) }) {
      if !line.isEmpty, line.count + 1 + word.count > 78 || Mdoc.ends(line, before: word) {
        self.line(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    if !line.isEmpty { self.line(line) }
  }

  private mutating func line(_ line: String) {
    let isRequest = line.hasPrefix(".") || line.hasPrefix("'")
    text += (isRequest ? "\\&" : "") + line + "\n"
  }

  private static func ends(_ line: String, before word: String) -> Bool {
    line.hasSuffix(".") && !line.hasSuffix("..") && word.first?.isUppercase == true
  }

  /// Text in which every character stands for itself.
  static func escaped(_ text: String, inMacro: Bool = false) -> String {
    var result = text.replacingOccurrences(of: "\\", with: "\\e")
      .replacingOccurrences(of: "-", with: "\\-")
      .replacingOccurrences(of: "^", with: "\\(ha")
      .replacingOccurrences(of: "~", with: "\\(ti")
      .replacingOccurrences(of: "'", with: "\\(aq")
    if inMacro { result = result.replacingOccurrences(of: "\"", with: "\\(dq") }
    return result
  }
}
