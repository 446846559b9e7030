import ArgumentParser
import Foundation
import Tables
import Work

/// A command that answers a question with a report, whose verdict decides the exit code.
package protocol ReportingCommand: ParsableCommand {
  /// The format of the report, and where it goes.
  var output: OutputOptions { get }

  /// How the table is laid out; `nil` for a report that is no table.
  var tableOptions: TableOptions? { get }

  /// Computes the report.
  func report() throws -> Report
}

extension ReportingCommand {
  package var tableOptions: TableOptions? { nil }

  /// Writes the report; whether that is possible is checked before anything is computed.
  package func run() throws { try output.write(tableOptions) { try report() } }
}

/// The options that every subcommand takes: format, digits, unit and output file.
package struct OutputOptions: ParsableArguments {
  // Of more than five values the parser would give each a line of its own where it refuses another.
  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "The format of the output (default: by the name of the output file, else text). "
        + "(values: \(OutputOptions.formats.joined(separator: ", ")))",
      valueName: "format"),
    completion: .list(OutputOptions.formats), transform: OutputOptions.parseFormat)
  package var chosenFormat: TableFormat?

  private static let formats = TableFormat.allCases.map(\.rawValue)

  private static func parseFormat(_ text: String) throws -> TableFormat {
    if let format = TableFormat(rawValue: text) { return format }
    let names = formats.map { "'\($0)'" }
    throw UsageError("expected \(names.dropLast().joined(separator: ", ")) or \(names.last!)")
  }

  @Flag(help: "Write LaTeX as a document that compiles by itself.")
  package var standalone = false

  @OptionGroup package var destination: DestinationOptions

  package init() {}

  package var format: TableFormat {
    chosenFormat ?? destination.output.flatMap(TableFormat.init(fileName:)) ?? .text
  }

  package func validate() throws {
    if standalone && format != .latex {
      throw ValidationError("--standalone is for LaTeX, and the format is \(format.rawValue)")
    }
    guard chosenFormat == nil, let file = destination.output else { return }
    let ending = URL(fileURLWithPath: file).pathExtension.lowercased()
    if OutputOptions.foreignEndings.contains(ending) {
      throw ValidationError(
        "the name \(file) asks for what is not written here; expected .txt, .md, .csv, .tex, .json or .html at its "
          + "end, or --format ('lemmata plot' draws .png, .svg and .pdf)")
    }
  }

  /// Endings of figures, office documents and archives, which no text is taken for.
  private static let foreignEndings: Set<String> = [
    "png", "svg", "pdf", "gp", "gnuplot", "ps", "eps", "jpg", "jpeg", "gif", "xls", "xlsx", "ods",
    "doc", "docx", "odt", "xml", "yaml", "yml", "tsv", "zip", "gz",
  ]

  package var digits: Int? { destination.digits }

  /// Whether the format is for people rather than for programs.
  package var isForReaders: Bool { format != .json && format != .csv }

  /// Calls `body` and writes its report; whether that is possible is checked first.
  ///
  /// - Parameters:
  ///   - table: how a table is laid out.
  ///   - body: computes the report.
  /// - Throws: ``UsageError``, which names the file; the errors of `body`; ``UnfavourableVerdict`` once the report is
  ///   written.
  package func write(_ table: TableOptions? = nil, _ body: () throws -> Report) throws {
    try write(table, checkpoints: false) { _ in try body() }
  }

  /// Calls `body` and writes its report.
  ///
  /// - Parameters:
  ///   - table: how a table is laid out.
  ///   - checkpoints: whether what was found so far is kept: in the file, which is written whole each time, or else for
  ///     the moment when Ctrl-C ends the run.
  ///   - body: receives a function that does so.
  package func write(
    _ table: TableOptions? = nil, checkpoints: Bool,
    _ body: (_ checkpoint: (Report) throws -> Void) throws -> Report
  ) throws {
    let paper = try PaperOutput(format, table, isStandalone: standalone, destination)
    let verdict = try destination.write { file in
      if checkpoints { Interruption.say(message: "Interrupted before anything was counted.") }
      let report = try body { report in
        if checkpoints { try keep(report, file, paper) }
      }
      Interruption.sayNothing()
      try checkWriting(report)
      return (try paper.bytes(of: report), report.verdict)
    }
    if let unfavourable = UnfavourableVerdict(verdict) { throw unfavourable }
  }

  /// States the work of writing very many digits, or refuses it.
  private func checkWriting(_ report: Report) throws(UsageError) {
    guard let digits, digits > OutputOptions.quickDigitCount else { return }
    let work = report.writingWork(digits: digits)
    if work.operations > Double(WorkEstimate.freeOperations) {
      throw UsageError(
        "\(work), more than the limit of 10^12 operations; expected fewer --digits")
    }
    if isatty(STDERR_FILENO) != 0 { ProcessEnd.printError(work.description) }
  }

  /// So many digits are written in a moment.
  private static let quickDigitCount = 1000

  /// Writes a report to its file; without one, has it written if Ctrl-C ends the run.
  private func keep(_ report: Report, _ file: OutputFile?, _ paper: PaperOutput) throws {
    guard let file else {
      return Interruption.say(
        result: try paper.bytes(of: report),
        message: "Interrupted: the result so far. With --output FILE.json a run can be continued.")
    }
    let bytes = try paper.bytes(of: report)
    let name = ShellWords.joined([destination.output ?? ""])
    try Interruption.deferred {
      try file.write(bytes)
      Interruption.say(
        message: format == .json
          ? "Interrupted: \(name) has the result so far; --resume \(name) continues it."
          : "Interrupted: \(name) has the result so far. With --output FILE.json a run can be continued."
      )
    }
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
