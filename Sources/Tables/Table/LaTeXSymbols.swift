/// The symbols of mathematics that plain text has, in LaTeX.
enum LaTeXSymbols {
  /// Words that are operators in a formula.
  static let operators: Set<String> = [
    "log", "ln", "min", "max", "sup", "inf", "lim", "exp", "Pr", "sum", "sqrt",
  ]

  /// A piece of a formula on one level.
  ///
  /// - Parameters:
  ///   - depth: how many parentheses are open: a bar between two is a condition, any other a magnitude.
  static func line(_ text: String, _ depth: inout Int, isIndex: Bool = false) -> String {
    var result = ""
    var word = ""
    var isAfterSpace = false
    func isTight(_ character: Character?) -> Bool {
      guard let character else { return true }
      return "=≤≥≠<>+−/·|∥;,→([∈".contains(character) || character == " "
    }
    let characters = Array(text)
    func flush() {
      if word.isEmpty { return }
      // Indices such as i and j stand beside each other.
      let isRun = word.count > 1 && !(isIndex && word.allSatisfy { "ijklmn".contains($0) })
      switch word {
      case "log", "ln", "min", "max", "sup", "inf", "lim", "exp", "Pr": result += "\\\(word) "
      default: result += isRun ? "\\mathrm{\(word)}" : word
      }
      word = ""
    }
    for (index, character) in characters.enumerated() {
      if character.isASCII && character.isLetter {
        if isAfterSpace {
          result += "\\,"
          isAfterSpace = false
        }
        word.append(character)
        continue
      }
      flush()
      if character == " " {
        let before = index > 0 ? characters[index - 1] : nil
        let after = index + 1 < characters.count ? characters[index + 1] : nil
        let isBeforeSign = after.map { "=≤≥≠<>+−/·|∥;,→)]".contains($0) } ?? true
        isAfterSpace = !isTight(before) && !isBeforeSign && before != "∑"
        continue
      }
      if isAfterSpace {
        result += "\\,"
        isAfterSpace = false
      }
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      let isMagnitude = depth <= 0 || isBar(characters, at: index)
      result += character == "|" && isMagnitude ? "|" : symbol(character)
    }
    flush()
    while result.last == " " { result.removeLast() }
    return result
  }

  /// Whether a bar is one of two around a name.
  private static func isBar(_ characters: [Character], at index: Int) -> Bool {
    let after = characters[(index + 1)...].prefix { $0.isLetter }
    let before = characters[..<index].reversed().prefix { $0.isLetter }
    let isFirst =
      !after.isEmpty && index + after.count + 1 < characters.count
      && characters[index + after.count + 1] == "|"
    let isLast =
      !before.isEmpty && index - before.count - 1 >= 0
      && characters[index - before.count - 1] == "|"
    return isFirst || isLast
  }

  /// Source without the spaces that LaTeX does not need.
  static func tidied(_ source: String) -> String {
    source.replacing("\\,\\sum", with: "\\sum")
      .replacing(/\\(log|ln|lim|sum|min|max|sup|inf|exp|Pr) ?\\,/) { "\\\($0.output.1) " }
      .replacing(/(\\[A-Za-z]+) (?=[^A-Za-z ]|$)/) { "\($0.output.1)" }
  }

  /// A character of a formula that is no Latin letter.
  private static func symbol(_ character: Character) -> String {
    if let command = commands[character] { return command }
    if character.isASCII { return String(character) }
    return "\\mbox{\(LaTeXEscaping.escaped(String(character)))}"
  }

  private static let commands: [Character: String] = {
    var commands: [Character: String] = [
      "≤": "\\le ", "≥": "\\ge ", "≠": "\\ne ", "≈": "\\approx ", "→": "\\to ", "∥": "\\Vert ",
      "|": "\\mid ", "∑": "\\sum ", "√": "\\surd ", "∞": "\\infty ", "…": "\\ldots ",
      "−": "-", "·": "\\cdot ", "×": "\\times ", "±": "\\pm ", "∈": "\\in ", "²": "^{2}",
      "\\": "\\backslash ", "{": "\\{", "}": "\\}", "$": "\\$", "%": "\\%", "&": "\\&", "#": "\\#",
      "_": "\\_", "^": "{\\wedge}", "~": "{\\sim}", "`": "\\mbox{`}", "\"": "''", "<": "<",
      ">": ">",
    ]
    for (letter, name) in LaTeXEscaping.greek { commands[letter] = "\\\(name) " }
    return commands
  }()
}
