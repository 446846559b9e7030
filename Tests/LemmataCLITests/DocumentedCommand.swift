import Foundation

/// A command line that a document shows: in a block of code, or between backquotes in a sentence.
struct DocumentedCommand: CustomStringConvertible {
  /// The name of the document.
  let document: String
  /// The number of the line.
  let line: Int
  /// The line for the shell.
  let text: String
  /// What stands behind it as a comment; `nil` where it stands in a sentence.
  let comment: String?

  var description: String { "\(document):\(line): \(text)" }

  /// Whether it has words in capitals for what a reader fills in, `lemmata show ID`.
  var isForm: Bool {
    calls.contains { $0.contains { $0.wholeMatch(of: /[A-Z]{2,}(?:\.\.\.)?/) != nil } }
  }

  /// The words behind `lemmata`, each time that it is called in the line.
  var calls: [[String]] {
    DocumentedCommand.parts(of: text).compactMap { words in
      words.firstIndex(of: "lemmata").map { Array(words[($0 + 1)...]) }
    }
  }

  /// The commands of a line for the shell, word by word, without quotes and redirections.
  private static func parts(of line: String) -> [[String]] {
    var parts: [[String]] = [[]]
    for match in line.matches(of: /(?:[^\s"'|;&<>]|"[^"]*"|'[^']*')+|[|;&<>]+/) {
      let word = String(match.output)
      if let first = word.first, "|;&<>".contains(first) {
        parts.append([])
      } else {
        parts[parts.count - 1].append(word.filter { $0 != "\"" && $0 != "'" })
      }
    }
    return parts
  }
}

// MARK: - Documents

extension DocumentedCommand {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The documents by name: the README, and the articles.
  static func documents() throws -> [String: String] {
    let articles = root.appending(path: "Sources/Lemmata/Lemmata.docc")
    let names = try FileManager.default.contentsOfDirectory(atPath: articles.path)
    let files = names.filter { $0.hasSuffix(".md") }.map { articles.appending(path: $0) }
    return try Dictionary(
      uniqueKeysWithValues: (files + [root.appending(path: "README.md")]).map {
        ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
      })
  }

  /// The commands of a document, in their order.
  static func all(in text: String, of document: String) -> [DocumentedCommand] {
    var commands: [DocumentedCommand] = []
    // What a fence closes and opens in turn: sentences, and blocks of code, which start with their language.
    var number = 1
    let parts = text.split(separator: "\n```", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let lines = part.split(separator: "\n", omittingEmptySubsequences: false)
      if index % 2 == 0 {
        for match in part.matches(of: /`(lemmata\s[^`]+)`/) {
          let line = number + part[..<match.range.lowerBound].count { $0 == "\n" }
          let text = match.output.1.split { $0.isWhitespace }.joined(separator: " ")
          commands.append(.init(document: document, line: line, text: text, comment: nil))
        }
      } else if ["", "sh"].contains(lines[0]) {
        for (offset, line) in lines.enumerated() {
          guard let (text, comment) = command(line) else { continue }
          commands.append(
            .init(document: document, line: number + offset, text: text, comment: comment))
        }
      }
      number += lines.count
    }
    return commands
  }

  /// The command in a line of a block, and the comment behind it; `nil` where there is none.
  private static func command(_ line: Substring) -> (text: String, comment: String)? {
    let line = line.hasPrefix("$ ") ? line.dropFirst(2) : line
    let end = line.firstMatch(of: /\s+#/)?.range.lowerBound ?? line.endIndex
    let text = String(line[..<end])
    let isCommand = parts(of: text).contains { words in
      words.first == "lemmata" || words.first == "if" && words.dropFirst().first == "lemmata"
    }
    return isCommand ? (text, String(line[end...])) : nil
  }
}
