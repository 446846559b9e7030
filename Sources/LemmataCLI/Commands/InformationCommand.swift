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
      {"channel": [[...], ...], "input": [...]}; or a table, separated by commas, tabs, semicolons or blanks: the rows of \
      the law of two variables, with or without labels, or a column for each variable and one with the weights. A \
      channel with --input makes a law, too: a file, or a name such as bsc:1/10.
      """)

  @Argument(help: "The file with the law, or a channel; - reads standard input.")
  var file: String

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The quantity to compute, such as H(X), H(X,Y|Z) or I(X;Y|Z); may be given several times.",
      valueName: "quantity"))
  var quantity: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The law on the inputs of a channel: uniform, or their probabilities in order.",
      valueName: "p1,p2,..."))
  var input: String?

  @OptionGroup var inputFile: InputFileOptions

  @OptionGroup var output: OutputOptions

  /// The law, and how the weights of its file were taken.
  private func law() throws -> JointLaw {
    let argument = ChannelArgument(file)
    if argument.isFile && input == nil { return try inputFile.read(file) { try $0.jointLaw() } }
    let channel = try argument.channel(inputFile).channel
    guard let input else {
      throw UsageError("\(file) names a channel; expected --input beside it, or a file with a law")
    }
    return try JointLaw(input: InputLawArgument(input).law(for: channel), channel: channel)
  }

  func report() throws -> Report {
    let law = try law()
    let measures = try quantity.map {
      try InformationMeasure(parsing: $0, variables: law.variables)
    }
    let information =
      try measures.isEmpty ? InformationTable(of: law) : InformationTable(measures, of: law)
    return inputFile.noted(information.report(of: file))
  }
}
