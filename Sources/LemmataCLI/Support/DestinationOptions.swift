import ArgumentParser
import Lemmata

/// Where results go, and how numbers are written: the options of every subcommand but the format.
struct DestinationOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The number of significant digits of decimals (default: 30 in JSON and CSV, else 12).",
      valueName: "n"),
    transform: DestinationOptions.parseDigits)
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

  /// Calls `body` and writes the bytes that it returns; whether that is possible is checked first.
  ///
  /// - Parameter body: receives the file, if one is named.
  /// - Throws: ``UsageError``, which names the file, and the errors of `body`.
  func write(_ body: (_ file: OutputFile?) throws -> [UInt8]) throws {
    let file = try output.map { try OutputFile($0) }
    let bytes = try body(file)
    Progress.clear()
    if let file {
      try file.write(bytes)
    } else {
      try StandardOutput.write(bytes)
    }
  }

  /// The command and version that make the output, for a comment in LaTeX.
  static var provenance: String {
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

extension InformationUnit: ExpressibleByArgument {}
