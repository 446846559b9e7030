import Foundation
import LearningProblems

/// The files of the page, read once when the server starts.
public struct Site: Sendable {
  private var files: [String: File]
  private let lemmas: LemmaPages
  private let rendered = RenderedPages()
  private let shell: String

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
    Page(name: "learning", title: "Learning", takesGame: false),
    Page(name: "lemmas", title: "Lemmas", takesGame: false),
  ]

  /// The parts of the one module of the page, in their order.
  private static let scripts = [
    "values", "drawing", "requests", "downloads", "form", "painting", "play", "rounds", "chain",
    "rate", "cost", "contraction", "learning", "lemmas", "start",
  ]

  /// Reads the files of a directory, and the pages of the lemmas' proofs from another.
  ///
  /// - Throws: ``ServerError/missingFile(_:)``
  public init(directory: URL, proofs: URL) throws {
    func text(_ name: String, in directory: URL) throws -> String {
      let file = directory.appendingPathComponent(name)
      guard let text = try? String(contentsOf: file, encoding: .utf8) else {
        throw ServerError.missingFile(file.path)
      }
      return text
    }
    func text(_ name: String) throws -> String { try text(name, in: directory) }
    shell = try text("shell.html")
    lemmas = try LemmaPages(template: try text("pages/lemma.html")) { id in
      try text("\(id).md", in: proofs)
    }
    files = [
      "/explorer.css": File(text: try text("explorer.css"), "text/css; charset=utf-8"),
      "/icon.svg": File(text: try text("icon.svg"), "image/svg+xml"),
      "/explorer.js": File(
        text: try Site.scripts.map { try text("scripts/\($0).js") }.joined(separator: "\n"),
        "text/javascript; charset=utf-8"),
    ]
    let parts = [
      "game": try text("parts/game.html"), "problems": Site.problems, "learners": Site.learners,
      "lemmas": LemmaPages.list,
    ]
    for page in Site.pages {
      var main = try text("pages/\(page.name).html")
      for (name, part) in parts { main.replace("{{\(name)}}", with: part) }
      files["/\(page.name)"] = file(page.title, page.name, in: page, main)
    }
    files["/"] = files["/play"]
  }

  /// A page in the frame that all have.
  private func file(_ title: String, _ name: String, in page: Page, _ main: String) -> File {
    let text = shell.replacing("{{title}}", with: MathML.escaped(title))
      .replacing("{{page}}", with: name)
      .replacing("{{pages}}", with: Site.navigation(from: page))
      .replacing("{{main}}", with: main)
    return File(text: text, "text/html; charset=utf-8")
  }

  /// The learning problems, to choose from.
  private static var problems: String {
    LearningProblem.Family.allCases.map { family in
      """
      <option value="\(family.rawValue)" data-data="\(family.data)" \
      data-parameter="\(family.parameter.symbol)">\(family.title)</option>
      """
    }.joined()
  }

  /// The learners, to choose from.
  private static var learners: String {
    [Learner.Data.signs, .normals].flatMap { data in
      LearningProblem.Family.learners(for: data).map { name, meaning in
        "<option value=\"\(name)\" data-data=\"\(data)\">\(MathML.escaped(meaning))</option>"
      }
    }.joined()
  }

  /// The files that come with the package.
  ///
  /// - Throws: ``ServerError/missingFile(_:)``
  public static func bundled() throws -> Site {
    let bundle = Bundle.module.bundleURL
    return try Site(directory: bundle.appendingPathComponent("Page"), proofs: bundle)
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
  package func file(at path: String) -> File? {
    if let file = files[path] { return file }
    return rendered.file(at: path) { () -> File? in
      guard let (title, main) = lemmas.page(at: path), let page = Site.pages.last else {
        return nil
      }
      return file(title, "lemma", in: page, main)
    }
  }

  /// The bytes of all files together.
  package var size: Int { files.filter { $0.key != "/" }.values.reduce(0) { $0 + $1.bytes.count } }
}

extension Site.File {
  fileprivate init(text: String, _ contentType: String) {
    self.init(bytes: Array(text.utf8), contentType: contentType)
  }
}
