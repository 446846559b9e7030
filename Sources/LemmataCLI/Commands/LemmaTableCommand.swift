import ArgumentParser
import Lemmata

/// `lemmata table lemma ID`: the exact results on a lemma's page.
struct LemmaTableCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "lemma", abstract: "The table of exact results on the page of a lemma.")

  @Argument(help: ArgumentHelp("The lemma; see 'lemmata list'.", valueName: "id"))
  var id: String

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let lemma = try LemmaCatalog.lemma(id)
    guard let table = try lemma.results() else {
      throw UsageError("the lemma \(id) has no table; see 'lemmata verify \(id)'")
    }
    return Report(
      question: Report.Question(
        "table lemma", parameters: [.init("id", .text(id), isPositional: true)]),
      table: table)
  }
}
