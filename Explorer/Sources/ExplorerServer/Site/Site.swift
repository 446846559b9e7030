import Foundation

/// The files of the page, read once when the server starts.
public struct Site: Sendable {
  private let files: [String: File]

  /// A file with its type.
  package struct File: Sendable {
    package let bytes: [UInt8]
    let contentType: String
  }

  /// A page: its name, which is its path, its title, and whether a game is carried over to it.
  package struct Page: Sendable {
    package let name: String
    let title: String
    let takesGame: Bool
  }

  /// The pages in the order of the navigation.
  package static let pages = [
    Page(name: "play", title: "Play", takesGame: true),
    Page(name: "chain", title: "Chain", takesGame: true),
    Page(name: "cost", title: "Cost", takesGame: true),
    Page(name: "contraction", title: "Contraction", takesGame: false),
  ]

  /// The parts of the one module of the page, in their order.
  private static let scripts = [
    "values", "drawing", "requests", "downloads", "form", "painting", "play", "rounds", "chain",
    "cost", "contraction", "start",
  ]

  /// Reads the files of a directory.
  ///
  /// - Throws: ``ServerError/missingFile(_:)``
  public init(directory: URL) throws {
    func text(_ name: String) throws -> String {
      let file = directory.appendingPathComponent(name)
      guard let text = try? String(contentsOf: file, encoding: .utf8) else {
        throw ServerError.missingFile(file.path)
      }
      return text
    }
    let shell = try text("shell.html")
    let game = try text("parts/game.html")
    var files = [
      "/explorer.css": File(text: try text("explorer.css"), "text/css; charset=utf-8"),
      "/icon.svg": File(text: try text("icon.svg"), "image/svg+xml"),
      "/explorer.js": File(
        text: try Site.scripts.map { try text("scripts/\($0).js") }.joined(separator: "\n"),
        "text/javascript; charset=utf-8"),
    ]
    for page in Site.pages {
      let main = try text("pages/\(page.name).html").replacing("{{game}}", with: game)
      let text = shell.replacing("{{title}}", with: page.title)
        .replacing("{{page}}", with: page.name)
        .replacing("{{pages}}", with: Site.navigation(from: page))
        .replacing("{{main}}", with: main)
      files["/\(page.name)"] = File(text: text, "text/html; charset=utf-8")
    }
    files["/"] = files["/play"]
    self.files = files
  }

  /// The files that come with the package.
  ///
  /// - Throws: ``ServerError/missingFile(_:)``
  public static func bundled() throws -> Site {
    try Site(directory: Bundle.module.bundleURL.appendingPathComponent("Page"))
  }

  /// The links to all pages; the one that is shown is marked.
  private static func navigation(from shown: Page) -> String {
    pages.map { page in
      let current = page.name == shown.name ? " aria-current=\"page\"" : ""
      let game = page.takesGame ? " data-game" : ""
      return "<li><a href=\"/\(page.name)\"\(current)\(game)>\(page.title)</a></li>"
    }.joined(separator: "\n")
  }

  /// The file at a path, if there is one.
  package func file(at path: String) -> File? { files[path] }

  /// The bytes of all files together.
  package var size: Int { files.filter { $0.key != "/" }.values.reduce(0) { $0 + $1.bytes.count } }
}

extension Site.File {
  fileprivate init(text: String, _ contentType: String) {
    self.init(bytes: Array(text.utf8), contentType: contentType)
  }
}
