import ArgumentParser
import Lemmata

/// `lemmata information`: entropies and mutual informations of a law in a file.
struct InformationCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "information",
    abstract: "Computes entropies and mutual informations of a joint law, exactly.",
    discussion: """
      The file is JSON, {"joint": [["1/2", "0"], ["0", "1/2"]]} for two variables X (rows) and Y (columns), \
      {"variables": ["X", "Y", "Z"], "law": [[["0", "1", "0"], "1/4"], ...]} for any number, or \
      {"channel": [[...], ...], "input": [...]}; or a .csv file with the rows of the law of two variables.
      """)

  @Argument(help: "The file with the law; - reads JSON from standard input.")
  var file: String

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The quantity to compute, such as H(X), H(X,Y|Z) or I(X;Y|Z); may be given several times.",
      valueName: "quantity"))
  var quantity: [String] = []

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let law = try InputFile.parse(file) {
      try LawFile(parsing: $0, format: LawFile.Format(fileName: file)).jointLaw()
    }
    let measures = try quantity.map {
      try InformationMeasure(parsing: $0, variables: law.variables)
    }
    let information =
      try measures.isEmpty ? InformationTable(of: law) : InformationTable(measures, of: law)
    return information.report(of: file)
  }
}
