import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata information`: entropies and mutual informations of a law in a file.
struct InformationCommand: ReportingCommand, ForcibleCommand {
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
      "The quantity to compute, such as H(X), H(X,Y|Z) or I(X;Y|Z), or an expression as for lemmata check; may be given "
        + "several times.",
      valueName: "quantity"))
  var quantity: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The law on the inputs of a channel: uniform, or their probabilities in order.",
      valueName: "p1,p2,..."))
  var input: String?

  @OptionGroup var inputFile: InputFileOptions

  @OptionGroup var work: WorkOptions

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

  /// Work of so many operations, some seconds, is stated before it is begun.
  private static let statedOperations = 1e9

  func report() throws -> Report {
    let law = try law()
    let quantities = try quantity.map { try AskedQuantity($0, variables: law.variables) }
    let measures = quantities.compactMap(\.measure)
    if measures.count < quantities.count {
      let context = StatementContext(law: law)
      let expressions = try quantities.map { try $0.expression(variables: law.variables) }
      return inputFile.noted(
        try QuantityReport(expressions, in: context, lawName: file).report)
    }
    let estimate = InformationTable.estimate(measures, of: law)
    try work.limits.check(estimate)
    if estimate.operations >= InformationCommand.statedOperations {
      Progress.monitor.announce(estimate.description)
    }
    let information =
      try measures.isEmpty ? InformationTable(of: law) : InformationTable(measures, of: law)
    return inputFile.noted(information.report(of: file))
  }
}

/// A quantity as `--quantity` has it: an entropy or a mutual information, or an expression of them.
private enum AskedQuantity {
  case measure(InformationMeasure)
  case expression(QuantityExpression)

  /// - Throws: the error of the reading that went farther.
  init(_ text: String, variables: [String]) throws {
    do {
      self = .measure(try InformationMeasure(parsing: text, variables: variables))
    } catch {
      // A colon is another semicolon in an expression, and part of a name else.
      if case .unknownVariable(_, _, let name, _) = error, !name.contains(":") { throw error }
      self = .expression(try AskedQuantity.expression(text, variables, insteadOf: error))
    }
  }

  private static func expression(
    _ text: String, _ variables: [String], insteadOf error: InformationMeasureParsingError
  ) throws -> QuantityExpression {
    do {
      return try QuantityExpression(parsing: text, variables: variables)
    } catch let other {
      if other.position > error.position { throw other }
      throw error
    }
  }

  var measure: InformationMeasure? {
    if case .measure(let measure) = self { return measure }
    return nil
  }

  func expression(variables: [String]) throws -> QuantityExpression {
    switch self {
    case .measure(let measure):
      try QuantityExpression(parsing: measure.description, variables: variables)
    case .expression(let expression): expression
    }
  }
}
