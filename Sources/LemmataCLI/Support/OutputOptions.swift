import ArgumentParser
import Lemmata

/// The options that every subcommand takes: format, digits, unit and output file.
struct OutputOptions: ParsableArguments {
  @Option(help: "The format of the output.")
  var format: TableFormat = .text

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The number of significant digits of decimals (default: 30 in JSON and CSV, else 12).",
      valueName: "n"),
    transform: OutputOptions.parseDigits)
  var digits: Int?

  @Option(help: "The unit of information in text and tables; JSON is always in bits.")
  var unit: InformationUnit = .bits

  @Option(
    help: ArgumentHelp(
      "Write to a file, which appears only when it is complete, instead of standard output.",
      valueName: "file"))
  var output: String?

  /// The greatest number of digits that can be asked for.
  private static let greatestDigitCount = 1_000_000

  private static func parseDigits(_ text: String) throws -> Int {
    guard let digits = Int(text), (1...greatestDigitCount).contains(digits) else {
      throw UsageError("expected a number of digits from 1 to \(greatestDigitCount)")
    }
    return digits
  }

  var style: ValueStyle { ValueStyle(digits: digits, unit: unit) }

  /// Calls `body` and writes the text that it returns; whether that is possible is checked first.
  ///
  /// - Throws: ``UsageError``, which names the file, and the errors of `body`.
  func write(_ body: () throws -> String) throws {
    try write(checkpoints: false) { _ in try body() }
  }

  /// Calls `body` and writes the text that it returns.
  ///
  /// - Parameters:
  ///   - checkpoints: whether a file is also written in between, whole each time.
  ///   - body: receives a function that does so.
  func write(
    checkpoints: Bool, _ body: (_ checkpoint: (() -> String) throws -> Void) throws -> String
  ) throws {
    let file = try output.map { try OutputFile($0) }
    let text = try body { text in
      if checkpoints, let file { try file.write(text()) }
    }
    Progress.clear()
    if let file {
      try file.write(text)
    } else {
      try StandardOutput.write(text)
    }
  }

  /// A table in the format asked for.
  func render(_ table: Table) -> String { render(table, style) }

  /// A table in the format asked for, with a style of the command's own.
  func render(_ table: Table, _ style: ValueStyle) -> String {
    table.render(format, style: style, provenance: OutputOptions.provenance)
  }

  /// The command and version that make the output, for a comment in LaTeX.
  private static var provenance: String {
    let arguments = CommandLine.arguments.dropFirst().map(quoted)
    return "lemmata \(LemmataVersion.current): lemmata \(arguments.joined(separator: " "))"
  }

  /// An argument as a shell reads it.
  private static func quoted(_ argument: String) -> String {
    let isPlain = argument.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_./:=,+".unicodeScalars.contains($0))
    }
    if isPlain && !argument.isEmpty { return argument }
    return "'"
      + argument.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}

extension TableFormat: ExpressibleByArgument {}
extension InformationUnit: ExpressibleByArgument {}
