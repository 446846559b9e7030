import Foundation
import Testing

/// What the documents at the door say about the package: versions, modules and paths.
@Suite struct DoorsTests {
  private let modules: [Module]

  init() throws { modules = try FloorPlan.modules().filter { $0.name != "BitKernels" } }

  // MARK: The version

  @Test func theVersionIsTheSameEverywhere() throws {
    let source = try FloorPlan.text("Sources/Tables/Report/LemmataVersion.swift")
    let version = try #require(source.firstMatch(of: /current = "([0-9.]+)"/)).output.1
    let places = [
      ("CITATION.cff", "\nversion: \(version)\n"),
      ("README.md", "from: \"\(version)\""),
      ("README.md", "Lemmata \(version)"),
      ("CHANGELOG.md", "\n## [\(version)] - "),
      ("Documentation/man/lemmata.1", "version \(version)."),
      ("Sources/Lemmata/Lemmata.docc/CitingANumber.md", "Lemmata \(version)"),
    ]
    for (path, text) in places {
      #expect(try FloorPlan.text(path).contains(text), "\(path): \(text)")
    }
  }

  @Test func theVersionHasItsDate() throws {
    let citation = try FloorPlan.text("CITATION.cff")
    let released = try #require(citation.firstMatch(of: /date-released: "([0-9-]+)"/)).output.1
    let log = try FloorPlan.text("CHANGELOG.md")
    let newest = try #require(log.firstMatch(of: /\n## \[[0-9.]+\] - ([0-9-]+)\n/)).output.1
    #expect(released == newest)
  }

  // MARK: The modules

  @Test func theDocumentationIsOfEveryModule() throws {
    let index = try FloorPlan.text(".spi.yml")
    let listed = index.matches(of: /\n +- ([A-Z][A-Za-z]+)/).map { String($0.output.1) }
    #expect(Set(listed) == Set(modules.map(\.name) + ["Lemmata"]))
    #expect(listed.count == modules.count + 1)
  }

  @Test func theArticleNamesEveryModule() throws {
    let article = try FloorPlan.text("Sources/Lemmata/Lemmata.docc/TheHouse.md")
    let names = try (modules + FloorPlan.tool()).map(\.name)
    let missing = names.filter { !article.contains("`\($0)`") }
    #expect(missing.isEmpty)
  }

  /// The README says how many modules are built for each product.
  @Test func theCountsOfModulesAreRight() throws {
    let rows = try FloorPlan.text("README.md")
      .matches(of: /\n\| `([A-Za-z]+)`[^|]*\|[^|]*\| (?:all )?([0-9]+) \|/)
    #expect(rows.count > 5)
    for row in rows {
      #expect(builtModules(for: String(row.output.1)).count == Int(row.output.2), "\(row.output.1)")
    }
  }

  /// The module with all that it depends on, the kernels in C included.
  private func builtModules(for name: String) -> Set<String> {
    guard let module = modules.first(where: { $0.name == name }) else {
      return name == "BitKernels" ? [name] : []
    }
    let below = module.dependencies.map { builtModules(for: $0) }
    return below.reduce([name]) { $0.union($1) }
  }

  // MARK: The length

  @Test func theReadMeIsADoor() throws {
    let lines = try FloorPlan.text("README.md").split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count - 1 <= 150)
  }

  // MARK: Paths

  private static let documents = [
    "README.md", "CONTRIBUTING.md", "RELEASING.md", "CHANGELOG.md", "Proofs/README.md",
    "Benchmarks/README.md", "Examples/ExtractionAttack/README.md",
    "Explorer/README.md",
    "Sources/Lemmata/Lemmata.docc/TheHouse.md",
  ]

  @Test(arguments: documents) func linksLeadSomewhere(document: String) throws {
    let folder = FloorPlan.root.appending(path: document).deletingLastPathComponent()
    for link in try FloorPlan.text(document).matches(of: /\]\(([^)#:\s]+)[)#]/) {
      #expect(exists(folder.appending(path: link.output.1)), "\(document): \(link.output.1)")
    }
  }

  /// A path in backticks that starts at the root, as `Scripts/test`.
  @Test(arguments: documents) func pathsExist(document: String) throws {
    let path =
      #/
      `((?:Sources|Tests|Scripts|Proofs|Examples|Documentation|\.ci) / [A-Za-z0-9/+._-]+)`
      /#
    for match in try FloorPlan.text(document).matches(of: path) {
      let place = folder(of: document).appending(path: match.output.1)
      #expect(
        exists(place) || exists(FloorPlan.root.appending(path: match.output.1)),
        "\(document): \(match.output.1)")
    }
  }

  /// The diff of the example in `CONTRIBUTING.md` fits the sources as they are.
  @Test func theExampleOfALemmaApplies() throws {
    let guide = try FloorPlan.text("CONTRIBUTING.md")
    let parts = guide.components(separatedBy: "````")
    let example = try #require(parts.first { $0.hasPrefix("diff\n") }).dropFirst("diff\n".count)
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).diff")
    try Data(example.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let git = Process()
    git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    git.arguments = ["git", "-C", FloorPlan.root.path, "apply", "--check", file.path]
    try git.run()
    git.waitUntilExit()
    #expect(git.terminationStatus == 0)
  }

  private func folder(of document: String) -> URL {
    FloorPlan.root.appending(path: document).deletingLastPathComponent()
  }

  private func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }
}
