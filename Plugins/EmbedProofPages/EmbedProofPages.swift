import Foundation
import PackagePlugin

/// Puts the pages of `Proofs` into a target, as the source file `EmbeddedProofPages.swift`, when it is built.
@main
struct EmbedProofPages: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Proofs")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedProofPages.swift")
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".md") }.sorted().map { folder.appending(path: $0) }
    return [
      .buildCommand(
        displayName: "Embedding the pages of Proofs",
        executable: try context.tool(named: "ProofPageWriter").url,
        arguments: [output.path] + pages.map(\.path), inputFiles: pages, outputFiles: [output])
    ]
  }
}
