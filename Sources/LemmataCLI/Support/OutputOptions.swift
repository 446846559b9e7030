import ArgumentParser
import Foundation
import Lemmata

/// The options that every subcommand takes: format, digits, unit and output file.
struct OutputOptions: ParsableArguments {
  @Option(help: "The format of the output: text, markdown, csv, latex or json.")
  var format: TableFormat = .text

  @Option(
    parsing: .unconditional,
    help: "The number of significant digits of decimals (default: 30 in JSON and CSV, else 12).",
    transform: OutputOptions.parseDigits)
  var digits: Int?

  @Option(help: "The unit of information in text and tables: bits or nats. JSON is always in bits.")
  var unit: InformationUnit = .bits

  @Option(help: "Write to a file instead of standard output; it appears only when complete.")
  var output: String?

  /// The greatest number of digits that can be asked for.
  private static let greatestDigitCount = 1_000_000

  private static func parseDigits(_ text: String) throws -> Int {
    guard let digits = Int(text), (1...greatestDigitCount).contains(digits) else {
      throw InputError("expected a number of digits from 1 to \(greatestDigitCount)")
    }
    return digits
  }

  var style: ValueStyle { ValueStyle(digits: digits, unit: unit) }

  /// The command and version that make the output, for a comment in LaTeX.
  var provenance: String {
    let arguments = CommandLine.arguments.dropFirst().map(OutputOptions.quoted)
    return "lemmata \(LemmataVersion.current): lemmata \(arguments.joined(separator: " "))"
  }

  private static func quoted(_ argument: String) -> String {
    let isPlain = argument.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_./:=,+".unicodeScalars.contains($0))
    }
    if isPlain && !argument.isEmpty { return argument }
    return "'" + argument.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }

  /// Checks before a long computation that the output can be written.
  ///
  /// - Throws: ``InputError``, which names the file.
  func checkWritable() throws {
    guard let output else { return }
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: output, isDirectory: &isDirectory) {
      if isDirectory.boolValue { throw InputError("cannot write \(output): it is a directory") }
      if !FileManager.default.isWritableFile(atPath: output) {
        throw InputError("cannot write \(output): permission denied")
      }
      return
    }
    let directory = (output as NSString).deletingLastPathComponent
    let parent = directory.isEmpty ? "." : directory
    guard FileManager.default.fileExists(atPath: parent, isDirectory: &isDirectory),
      isDirectory.boolValue
    else { throw InputError("cannot write \(output): there is no directory \(parent)") }
    if !FileManager.default.isWritableFile(atPath: parent) {
      throw InputError("cannot write \(output): permission denied in the directory \(parent)")
    }
  }

  /// Writes the text to the output.
  ///
  /// - Throws: ``InputError``, which names the file.
  func write(_ text: String) throws {
    let data = Data(text.utf8)
    guard let output else {
      do {
        try FileHandle.standardOutput.write(contentsOf: data)
      } catch {
        throw InputError("cannot write to standard output: \(error.localizedDescription)")
      }
      return
    }
    do {
      let url = URL(fileURLWithPath: output).resolvingSymlinksInPath()
      let values = try? url.resourceValues(forKeys: [.isRegularFileKey])
      let isDevice = values.map { $0.isRegularFile == false } ?? false
      // A device or a pipe must be written in place: renaming would replace it.
      if isDevice {
        let handle = try FileHandle(forWritingTo: url)
        try handle.write(contentsOf: data)
        try handle.close()
      } else {
        try data.write(to: url, options: .atomic)
      }
    } catch {
      throw InputError("cannot write \(output): \(error.localizedDescription)")
    }
  }

  /// Writes a table in the format asked for.
  func write(_ table: Table) throws {
    try write(table.render(format, style: style, provenance: provenance))
  }
}

extension TableFormat: ExpressibleByArgument {}
extension InformationUnit: ExpressibleByArgument {}
