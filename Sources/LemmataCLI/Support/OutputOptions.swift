import ArgumentParser
import Foundation
import Lemmata

/// The options that every subcommand takes: format, digits, unit and output file.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .customLong("format"),
    help: "The format of the output (default: by the name of the output file, else text).")
  var chosenFormat: TableFormat?

  @OptionGroup var destination: DestinationOptions

  var format: TableFormat {
    chosenFormat ?? destination.output.flatMap(TableFormat.init(fileName:)) ?? .text
  }

  var digits: Int? { destination.digits }
  var unit: InformationUnit { destination.unit }
  var style: ValueStyle { destination.style }

  /// Calls `body` and writes the text that it returns; whether that is possible is checked first.
  ///
  /// - Throws: ``UsageError``, which names the file, and the errors of `body`.
  func write(_ body: () throws -> String) throws {
    try destination.write { _ in Array(try body().utf8) }
  }

  /// Calls `body` and writes the text that it returns.
  ///
  /// - Parameters:
  ///   - checkpoints: whether a file is also written in between, whole each time.
  ///   - body: receives a function that does so.
  func write(
    checkpoints: Bool, _ body: (_ checkpoint: (() -> String) throws -> Void) throws -> String
  ) throws {
    try destination.write { file in
      let text = try body { text in
        if checkpoints, let file { try file.write(Array(text().utf8)) }
      }
      return Array(text.utf8)
    }
  }

  /// A table in the format asked for.
  func render(_ table: Table) -> String { render(table, style) }

  /// A table in the format asked for, with a style of the command's own.
  func render(_ table: Table, _ style: ValueStyle) -> String {
    table.render(format, style: style, provenance: DestinationOptions.provenance)
  }
}

extension TableFormat: ExpressibleByArgument {
  /// The format that the name of a file asks for, if any.
  fileprivate init?(fileName: String) {
    switch URL(fileURLWithPath: fileName).pathExtension.lowercased() {
    case "md": self = .markdown
    case "csv": self = .csv
    case "tex": self = .latex
    case "json": self = .json
    default: return nil
    }
  }
}
