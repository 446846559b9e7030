import ArgumentParser
import Foundation
import Lemmata

/// A command that answers a question with a report, whose verdict decides the exit code.
protocol ReportingCommand: ParsableCommand {
  /// The format of the report, and where it goes.
  var output: OutputOptions { get }

  /// Computes the report.
  func report() throws -> Report
}

extension ReportingCommand {
  /// Writes the report; whether that is possible is checked before anything is computed.
  func run() throws { try output.write { try report() } }
}

/// The options that every subcommand takes: format, digits, unit and output file.
struct OutputOptions: ParsableArguments {
  // Of more than five values the parser would give each a line of its own where it refuses another.
  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "The format of the output (default: by the name of the output file, else text). "
        + "(values: \(OutputOptions.formats.joined(separator: ", ")))",
      valueName: "format"),
    completion: .list(OutputOptions.formats), transform: OutputOptions.parseFormat)
  var chosenFormat: TableFormat?

  private static let formats = TableFormat.allCases.map(\.rawValue)

  private static func parseFormat(_ text: String) throws -> TableFormat {
    if let format = TableFormat(rawValue: text) { return format }
    let names = formats.map { "'\($0)'" }
    throw UsageError("expected \(names.dropLast().joined(separator: ", ")) or \(names.last!)")
  }

  @OptionGroup var destination: DestinationOptions

  private var format: TableFormat {
    chosenFormat ?? destination.output.flatMap(TableFormat.init(fileName:)) ?? .text
  }

  var digits: Int? { destination.digits }

  /// Whether the format is for people rather than for programs.
  var isForReaders: Bool { format != .json && format != .csv }

  /// Calls `body` and writes its report; whether that is possible is checked first.
  ///
  /// - Throws: ``UsageError``, which names the file; the errors of `body`; ``UnfavourableVerdict`` once the report is
  ///   written.
  func write(_ body: () throws -> Report) throws {
    try write(checkpoints: false) { _ in try body() }
  }

  /// Calls `body` and writes its report.
  ///
  /// - Parameters:
  ///   - checkpoints: whether a file is also written in between, whole each time.
  ///   - body: receives a function that does so.
  func write(
    checkpoints: Bool, _ body: (_ checkpoint: (Report) throws -> Void) throws -> Report
  ) throws {
    let verdict = try destination.write { file in
      let report = try body { report in
        if checkpoints, let file { try file.write(bytes(of: report)) }
      }
      return (bytes(of: report), report.verdict)
    }
    if let unfavourable = UnfavourableVerdict(verdict) { throw unfavourable }
  }

  private func bytes(of report: Report) -> [UInt8] {
    Array(
      report.render(format, style: destination.style, provenance: DestinationOptions.provenance)
        .utf8)
  }
}

extension TableFormat {
  /// The format that the name of a file asks for, if any.
  fileprivate init?(fileName: String) {
    switch URL(fileURLWithPath: fileName).pathExtension.lowercased() {
    case "md": self = .markdown
    case "csv": self = .csv
    case "tex": self = .latex
    case "json": self = .json
    case "html", "htm": self = .html
    default: return nil
    }
  }
}
