import ArgumentParser
import Lemmata

/// `lemmata show ID`: one lemma.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows a lemma: its statement, the idea of the proof and what is checked.",
    discussion: "The complete proof is the page Proofs/ID.md of the source.")

  @Argument(help: ArgumentHelp("The lemma; see 'lemmata list'.", valueName: "id"))
  var id: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.write {
      let lemma = try LemmaCatalog.lemma(id)
      switch output.format {
      case .text: return lemma.text
      case .json: return lemma.json.serialized() + "\n"
      case .csv, .markdown, .latex: return output.render(lemma.table)
      }
    }
  }
}
