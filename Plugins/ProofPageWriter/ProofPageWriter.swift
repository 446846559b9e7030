import Foundation

/// Writes the source file with the pages whose paths are given after its own.
@main
enum ProofPageWriter {
  static func main() throws {
    let paths = CommandLine.arguments.dropFirst()
    guard let output = paths.first else { return }
    var source = """
      /// The pages of `Proofs`, by the ids of their lemmas.
      enum EmbeddedProofPages {
        static let all: [String: String] = [

      """
    for path in paths.dropFirst() {
      let url = URL(fileURLWithPath: path)
      let page = try String(contentsOf: url, encoding: .utf8)
      let id = url.deletingPathExtension().lastPathComponent
      source += "    \"\(id)\": ###\"\"\"\n\(page)\n\"\"\"###,\n"
    }
    source += "  ]\n}\n"
    try source.write(to: URL(fileURLWithPath: output), atomically: true, encoding: .utf8)
  }
}
