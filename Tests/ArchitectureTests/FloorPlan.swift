import Foundation

/// The modules as `Package.swift` lists them, lowest first.
enum FloorPlan {
  /// The folder of the package.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The library's modules.
  static func modules() throws -> [Module] { try targets("modules") }

  /// The command-line tool's modules.
  static func tool() throws -> [Module] { try targets("tool") }

  /// Reads a list `let name: [Target] = [...]`.
  private static func targets(_ name: String) throws -> [Module] {
    let manifest = try text("Package.swift")
    let list = manifest.components(separatedBy: "let \(name): [Target] = [")[1]
      .components(separatedBy: "\n]\n")[0]
      .replacingOccurrences(of: ".executableTarget(", with: ".target(")
    return list.components(separatedBy: ".target(").dropFirst().map { Module(declaration: $0) }
  }
}

/// One module: a target of the package.
struct Module {
  let name: String
  /// The folder in `Sources`.
  let folder: String
  let dependencies: Set<String>

  /// - Parameter declaration: what follows `.target(`.
  init(declaration: String) {
    let strings = declaration.components(separatedBy: "\"")
    name = strings[1]
    let path = declaration.components(separatedBy: "path: \"Sources/").dropFirst().first
    folder = path?.components(separatedBy: "\"")[0].components(separatedBy: "/")[0] ?? name
    let list = declaration.components(separatedBy: "dependencies: [").dropFirst().first
    let names = list?.components(separatedBy: "]")[0].components(separatedBy: "\"") ?? []
    dependencies = Set(names.indices.filter { $0 % 2 == 1 }.map { names[$0] })
    location = path?.components(separatedBy: "\"")[0] ?? name
  }

  /// Where the files are, in `Sources`.
  private let location: String

  func files() throws -> [SourceFile] {
    let folder = FloorPlan.root.appendingPathComponent("Sources/\(location)")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return try (paths ?? []).filter { $0.hasSuffix(".swift") }.map { path in
      SourceFile(
        path: "\(location)/\(path)", text: try FloorPlan.text("Sources/\(location)/\(path)"))
    }
  }
}

/// One file with the modules that it imports.
struct SourceFile {
  let path: String
  let imports: Set<String>
  let lineCount: Int

  init(path: String, text: String) {
    self.path = path
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    lineCount = lines.count
    imports = Set(lines.compactMap(SourceFile.importedModule))
  }

  /// The module of an import: `import struct Figures.Figure` imports `Figures`.
  private static func importedModule(_ line: Substring) -> String? {
    var words = line.split(separator: " ")[...]
    if words.first?.hasPrefix("@") == true { words = words.dropFirst() }
    guard words.first == "import", let last = words.last else { return nil }
    return last.split(separator: ".").first.map(String.init)
  }
}
