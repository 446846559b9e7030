import ArgumentParser
import Lemmata

/// The options that every subcommand takes: format, digits, unit and output file.
struct OutputOptions: ParsableArguments {
  @Option(help: "The format of the output.")
  var format: TableFormat = .text

  @OptionGroup var destination: DestinationOptions

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

extension TableFormat: ExpressibleByArgument {}
