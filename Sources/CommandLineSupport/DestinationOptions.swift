import ArgumentParser
import ExactArithmetic
import Tables

/// Where results go, and how numbers are written: the options of every subcommand but the format.
package struct DestinationOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The number of significant digits of decimals (default: 30 in JSON and CSV, else 12).",
      valueName: "n"),
    transform: DestinationOptions.parseDigits)
  var digits: Int?

  @Option(help: "The unit of information, in every format.")
  var unit: InformationUnit = .bits

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The greatest number of terms of a sum of logarithms that is written out for a reader; a longer one is a decimal "
        + "with the number of its terms.",
      valueName: "n"),
    transform: DestinationOptions.parseTerms)
  var terms = 12

  @OptionGroup var file: FileDestination

  package init() {}

  /// The name of the file; `nil` for standard output.
  var output: String? { file.name }

  /// The greatest number of digits that can be asked for.
  private static let greatestDigitCount = 1_000_000

  private static func parseDigits(_ text: String) throws -> Int {
    guard let digits = Int(text), (1...greatestDigitCount).contains(digits) else {
      throw UsageError("expected a number of digits from 1 to \(greatestDigitCount)")
    }
    return digits
  }

  private static func parseTerms(_ text: String) throws -> Int {
    guard let terms = Int(text), (0...1000).contains(terms) else {
      throw UsageError("--terms is \(text); expected a number of terms from 0 to 1000")
    }
    return terms
  }

  package var style: ValueStyle { ValueStyle(digits: digits, unit: unit, terms: terms) }

  /// Calls `body` and writes the bytes that it returns; whether that is possible is checked first.
  ///
  /// - Parameter body: receives the file, if one is named, and says also how what it checked ended.
  /// - Returns: the verdict of `body`.
  /// - Throws: ``UsageError``, which names the file, and the errors of `body`.
  package func write(
    _ body: (_ file: OutputFile?) throws -> (bytes: [UInt8], verdict: Verdict?)
  ) throws -> Verdict? {
    var found: Verdict?
    try file.write { file in
      let (bytes, verdict) = try body(file)
      found = verdict
      return bytes
    }
    return found
  }

  /// What makes the output: the version, and the command as it was called.
  package static var provenance: Provenance {
    Provenance(
      program: "lemmata \(LemmataVersion.current)",
      call: ShellWords.joined(["lemmata"] + CommandLine.arguments.dropFirst()))
  }
}

extension InformationUnit: ExpressibleByArgument {}
