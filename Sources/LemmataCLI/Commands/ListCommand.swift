import ArgumentParser
import Lemmata

/// `lemmata list`: the lemmas by name.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the lemmas with title, status and source.")

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.write {
      let lemmas = LemmaCatalog.all
      switch output.format {
      case .text: return lemmas.map(ListCommand.entry).joined()
      case .json: return JSONValue.array(lemmas.map(\.listing)).serialized() + "\n"
      case .csv, .markdown, .latex: return output.render(Table(lemmas: lemmas))
      }
    }
  }

  private static func entry(_ lemma: any Lemma) -> String {
    "\(lemma.id) (\(lemma.status))\n"
      + ["    \(lemma.title)", "    \(lemma.source)"].map { $0.wrapped + "\n" }.joined()
  }
}

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

/// `lemmata table lemma ID`: the exact results on a lemma's page.
struct LemmaTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lemma", abstract: "The table of exact results on the page of a lemma.")

  @Argument(help: ArgumentHelp("The lemma; see 'lemmata list'.", valueName: "id"))
  var id: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.write {
      let lemma = try LemmaCatalog.lemma(id)
      guard let table = try lemma.results() else {
        throw UsageError("the lemma \(id) has no table; see 'lemmata verify \(id)'")
      }
      return output.render(table)
    }
  }
}
