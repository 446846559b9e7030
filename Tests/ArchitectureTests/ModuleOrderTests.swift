import Foundation
import Testing

/// The floor plan: the order of the modules in `Package.swift` against the imports of every file.
@Suite struct ModuleOrderTests {
  /// The library's modules.
  private let modules: [Module]
  /// Those of the tool as well.
  private let all: [Module]

  init() throws {
    modules = try FloorPlan.modules()
    all = try modules + FloorPlan.tool()
  }

  @Test func noImportRunsBackUp() throws {
    #expect(modules.count > 10, "the list of modules in Package.swift was not read")
    for (index, module) in all.enumerated() {
      let below = Set(all[..<index].map(\.name))
      for file in try module.files() {
        for imported in file.imports where all.contains(where: { $0.name == imported }) {
          #expect(below.contains(imported), "\(file.path) imports \(imported), which is not below")
        }
      }
    }
  }

  @Test func everyImportIsDeclaredAndEveryDependencyIsUsed() throws {
    let known = Set(all.map(\.name) + ["Lemmata"])
    for module in all {
      let imports = try module.files().reduce(into: Set<String>()) { $0.formUnion($1.imports) }
      let undeclared = imports.intersection(known).subtracting(module.dependencies)
      #expect(undeclared.isEmpty, "\(module.name) imports \(undeclared) without declaring it")
      let unused = module.dependencies.intersection(known).subtracting(imports)
      #expect(unused.isEmpty, "\(module.name) declares \(unused) without importing it")
    }
  }

  @Test func noModuleIsTooLarge() throws {
    for module in all {
      let lines = try module.files().reduce(0) { $0 + $1.lineCount }
      #expect(lines <= 7000, "\(module.name) has \(lines) lines; expected at most 7000")
    }
  }

  /// The commands are compiled last; what they share is compiled beside the lemmas and the catalogue.
  @Test func whatCommandsShareWaitsForNoListOfLemmas() throws {
    let support = try #require(all.first { $0.name == "CommandLineSupport" })
    let late = all.map(\.name).filter { $0.hasSuffix("Lemmas") && $0 != "Lemmas" }
    let waits = support.dependencies.intersection(
      late + ["Statements", "Certificates", "Catalog", "Lemmata"])
    #expect(waits.isEmpty)
  }

  @Test func everySourceFolderIsAModule() throws {
    let folders = try FileManager.default
      .contentsOfDirectory(atPath: FloorPlan.root.appendingPathComponent("Sources").path)
    let others: Set = ["CGMP", "CMPFR", "Lemmata"]
    #expect(Set(folders) == Set(all.map(\.folder)).union(others))
  }

  @Test func theUmbrellaExportsEveryModule() throws {
    let umbrella = try FloorPlan.text("Sources/Lemmata/Lemmata.swift")
    for module in modules where module.name != "BitKernels" {
      #expect(umbrella.contains("@_exported import \(module.name)\n"), "\(module.name)")
    }
  }

  /// The check itself: an import that runs up, and one that is not declared, are found.
  @Test func importsAreRead() {
    let file = SourceFile(
      path: "X.swift",
      text: """
        import Foundation
        @_exported import Tables
        import struct Figures.Figure
        // import Catalog
        let text = "import Lemmata"
        """)
    #expect(file.imports == ["Foundation", "Tables", "Figures"])
  }
}
