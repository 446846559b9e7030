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
