import ArgumentParser
import Lemmata

/// `lemmata list`: the lemmas by name.
struct ListCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the lemmas with title, status and source.")

  @OptionGroup var output: OutputOptions

  func report() -> Report { Report(lemmas: LemmaCatalog.all) }
}
