import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata show ID`: one lemma.
struct ShowCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows a lemma: its statement, the idea of the proof and what is checked.",
    discussion: """
      The complete proof is the page Proofs/ID.md of the source; in LaTeX the statement is a theorem and the proof is that \
      of the page.
      """)

  @Argument(help: ArgumentHelp("The lemma; see 'lemmata list'.", valueName: "id"))
  var id: String

  @OptionGroup var output: OutputOptions

  func report() throws -> Report { try LemmaCatalog.lemma(id).report }

  func run() throws {
    guard output.format == .latex else { return try output.write { try report() } }
    _ = try output.destination.write { _ in
      let page = try ProofPage(of: try LemmaCatalog.lemma(id))
      let text = page.latex(
        provenance: DestinationOptions.provenance.comment, isStandalone: output.standalone)
      return (Array(text.utf8), nil)
    }
  }
}
