import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table lemma ID`: the exact results on a lemma's page.
struct LemmaTableOptions: StudyOptions {
  static let name = "lemma"

  static let tableHelp = StudyHelp(
    abstract: "The table of exact results on the page of a lemma.")

  @Argument(help: ArgumentHelp("The lemma; see 'lemmata list'.", valueName: "id"))
  var id: String

  func report(_ output: OutputOptions) throws -> Report {
    guard let table = try LemmaCatalog.lemma(id).results() else {
      throw UsageError("the lemma \(id) has no table; see 'lemmata verify \(id)'")
    }
    return Report(
      question: Report.Question(
        "table lemma", parameters: [.init("id", .text(id), isPositional: true)]), table: table)
  }
}
