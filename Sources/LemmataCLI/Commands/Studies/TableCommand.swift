import ArgumentParser

/// `lemmata table NAME`: a named table over ranges of parameters.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Prints an exact table over ranges of parameters.",
    subcommands: Studies.all.map { $0.tableCommand })
}
