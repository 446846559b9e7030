import ExactArithmetic

/// A piece of a page: source in which every text is escaped.  It is XML as well.
struct HTML: Sendable, Hashable {
  /// The source.
  let source: String

  /// Source that is known to be well-formed.
  private init(source: String) { self.source = source }

  /// Any text, as it is.
  init(_ text: String) { source = HTML.escaped(text) }

  /// A formula in plain text, with its symbols and scripts.
  init(formula text: String, _ reading: Formula.Reading = .formula) {
    source = Formula(text, reading).pieces.map { piece in
      switch piece.level {
      case .line: return HTML.escaped(piece.text)
      case .raised: return "<sup>\(HTML.escaped(piece.text))</sup>"
      case .lowered: return "<sub>\(HTML.escaped(piece.text))</sub>"
      }
    }.joined()
  }

  /// The attributes of an element, in order.
  typealias Attributes = KeyValuePairs<StaticString, String>

  /// An element with its content.
  init(_ name: StaticString, _ attributes: Attributes, _ content: [HTML]) {
    source = HTML.tag(name, attributes) + content.map(\.source).joined() + "</\(name)>"
  }

  /// An element with its content.
  init(_ name: StaticString, _ content: [HTML]) { self.init(name, [:], content) }

  /// An element with one piece in it.
  init(_ name: StaticString, _ attributes: Attributes, _ content: HTML) {
    self.init(name, attributes, [content])
  }

  /// An element with one piece in it.
  init(_ name: StaticString, _ content: HTML) { self.init(name, [:], [content]) }

  /// An element with text in it.
  init(_ name: StaticString, _ attributes: Attributes = [:], text: String) {
    self.init(name, attributes, [HTML(text)])
  }

  /// An element whose pieces stand on lines of their own.
  static func block(_ name: StaticString, _ attributes: Attributes, _ content: [HTML]) -> HTML {
    HTML(source: tag(name, attributes) + "\n" + lines(content).source + "\n</\(name)>")
  }

  /// An element whose pieces stand on lines of their own.
  static func block(_ name: StaticString, _ content: [HTML]) -> HTML { block(name, [:], content) }

  /// An element without content: a shape in a figure.
  static func empty(_ name: StaticString, _ attributes: Attributes) -> HTML {
    HTML(source: String(tag(name, attributes).dropLast()) + "/>")
  }

  /// Pieces on lines of their own.
  static func lines(_ pieces: [HTML]) -> HTML {
    HTML(source: pieces.map(\.source).joined(separator: "\n"))
  }

  /// Pieces one after another.
  static func joined(_ pieces: [HTML]) -> HTML { HTML(source: pieces.map(\.source).joined()) }

  private static func tag(_ name: StaticString, _ attributes: Attributes) -> String {
    "<\(name)" + attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined() + ">"
  }

  /// The text on one line, with what means something to a browser replaced.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.onOneLine.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      // No characters of XML.
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// A page with a style sheet, and nothing that it would have to fetch.
struct HTMLPage {
  var title: String
  var body: [HTML]
  /// The program that made the page.
  var program: String?

  /// The page as a file, with a final newline.
  var text: String {
    let generator = program.map {
      HTML.empty("meta", ["name": "generator", "content": $0]).source + "\n"
    }
    return """
      <!DOCTYPE html>
      <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      \(generator ?? "")\(HTML("title", text: title).source)
      <style>
      \(HTMLPage.styleSheet)
      </style>
      </head>
      <body>
      \(HTML.block("main", body).source)
      </body>
      </html>

      """
  }
}
