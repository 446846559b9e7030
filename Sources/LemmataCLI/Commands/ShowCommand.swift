import ArgumentParser
import Lemmata

/// `lemmata show ID`: one lemma.
struct ShowCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows a lemma: its statement, the idea of the proof and what is checked.",
    discussion: "The complete proof is the page Proofs/ID.md of the source.")

  @Argument(help: ArgumentHelp("The lemma; see 'lemmata list'.", valueName: "id"))
  var id: String

  @OptionGroup var output: OutputOptions

  func report() throws -> Report { try LemmaCatalog.lemma(id).report }
}
