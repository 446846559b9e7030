/// Writes MathML: elements with their attributes, and text without what could be read as a tag.
package enum MathML {
  /// An element; `attributes` are written as they are.
  static func element(_ name: String, _ attributes: String = "", _ content: String...) -> String {
    let space = attributes.isEmpty ? "" : " "
    return "<\(name)\(space)\(attributes)>\(content.joined())</\(name)>"
  }

  /// A number, a letter or a sign.
  static func text(_ name: String, _ attributes: String = "", text: String) -> String {
    element(name, attributes, escaped(text))
  }

  /// Space of a width.
  static func space(_ width: String) -> String { "<mspace width=\"\(width)\"></mspace>" }

  /// Several elements as one.
  static func row(_ elements: [String]) -> String {
    elements.count == 1 ? elements[0] : element("mrow", "", elements.joined())
  }

  /// A text for HTML.
  static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}

extension MathML {
  /// A formula in TeX as an element of MathML.
  ///
  /// A command that is not known is shown as it is, in an element of the class `unknown`.
  package static func formula(_ source: some Sequence<Character>, isDisplay: Bool) -> String {
    var parser = TeXParser(source)
    let elements = parser.formula()
    if isDisplay { return element("math", "display=\"block\"", row(elements)) }
    return parts(elements).map { element("math", "", row($0)) }.joined(separator: "<wbr>")
  }

  /// A long formula in parts, as browsers break no line within one: after relations, operators and commas.
  private static func parts(_ elements: [String]) -> [[String]] {
    // Brackets that grow belong together.
    if elements.contains(where: { $0.hasPrefix("<mo stretchy=\"true\">") }) { return [elements] }
    var parts: [[String]] = [[]]
    for (index, element) in elements.enumerated() {
      parts[parts.count - 1].append(element)
      let isLong: Bool = parts[parts.count - 1].count >= 4 && elements.count - index > 3
      if isLong && breaks.contains(element) { parts.append([]) }
    }
    return parts
  }

  private static let breaks: Set<String> = Set(
    ["=", "≤", "≥", "<", ">", "≠", "∼", "→", "⟹", "+", "−", "⋅", ",", ";"].map {
      text("mo", text: $0)
    })
}
