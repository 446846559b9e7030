import ArgumentParser
import ExactArithmetic
import Figures
import Foundation
import Tables

/// How a figure is written.
enum FigureFormat: Equatable, ExpressibleByArgument {
  case image(ImageFormat)
  case pgfplots
  case gnuplot
  /// Characters for a terminal.
  case terminal
  /// The data alone.
  case table(TableFormat)

  init?(argument: String) {
    if let image = ImageFormat(rawValue: argument) {
      self = .image(image)
    } else if let table = TableFormat(rawValue: argument) {
      self = .table(table)
    } else if argument == "pgfplots" {
      self = .pgfplots
    } else if argument == "gnuplot" {
      self = .gnuplot
    } else if argument == "terminal" {
      self = .terminal
    } else {
      return nil
    }
  }

  static let allValueStrings =
    ImageFormat.allCases.map(\.rawValue) + ["pgfplots", "gnuplot", "terminal"]
    + TableFormat.allCases.map(\.rawValue)

  /// The name on the command line.
  var name: String {
    switch self {
    case .image(let image): return image.rawValue
    case .table(let format): return format.rawValue
    case .pgfplots: return "pgfplots"
    case .gnuplot: return "gnuplot"
    case .terminal: return "terminal"
    }
  }

  /// The format that the name of a file asks for.
  init(fileName: String) throws(UsageError) {
    let name = URL(fileURLWithPath: fileName)
    switch name.pathExtension.lowercased() {
    case "png": self = .image(.png)
    case "svg": self = .image(.svg)
    case "pdf": self = .image(.pdf)
    case "tex": self = .pgfplots
    case "gp", "gnuplot": self = .gnuplot
    case "txt": self = .table(.text)
    case "md": self = .table(.markdown)
    case "csv": self = .table(.csv)
    case "json": self = .table(.json)
    case "html", "htm": self = .table(.html)
    default:
      throw UsageError(
        "the name \(fileName) does not say what to write; expected .png, .svg, .pdf, .tex, .gp, .txt, .md, "
          + ".csv, .json or .html at its end, or --format")
    }
  }
}

/// What a figure is made of: the question, the figure with the table of its data, and the verdict on what was checked.
package struct DrawnAnswer {
  let question: Report.Question
  let figure: Figure
  let table: Table
  let verdict: Verdict?

  package init(_ question: Report.Question, _ figure: Figure, _ table: Table, _ verdict: Verdict?) {
    self.question = question
    self.figure = figure
    self.table = table
    self.verdict = verdict
  }
}

/// The options of every figure: format, digits, unit and output file.
package struct FigureOutputOptions: ParsableArguments {
  @Option(
    help:
      "The format of the output (default: by the name of the output file; without one drawn in a terminal, else text)."
  )
  var format: FigureFormat?

  @Flag(help: "Write LaTeX as a document that compiles by itself.")
  var standalone = false

  @OptionGroup package var destination: DestinationOptions

  package init() {}

  /// Calls `body` and writes the figure that it returns; whether that is possible, and gnuplot there where it is
  /// needed, is checked first.
  ///
  /// - Parameters:
  ///   - table: how the table of the data is laid out.
  ///   - drawing: how the figure is drawn.
  ///   - body: computes the figure.
  /// - Throws: ``UsageError``, which names the file; `GnuplotError`; the errors of `body`; ``UnfavourableVerdict`` once
  ///   the figure is written.
  package func write(
    _ table: TableOptions, _ drawing: DrawingOptions,
    _ body: () throws -> DrawnAnswer
  ) throws {
    let format = try chosenFormat(table, drawing)
    try check(format, table, drawing)
    let verdict = try destination.write { _ in
      let render = try renderer(format, table, drawing)
      let answer = try body()
      return (try render(answer), answer.verdict)
    }
    if let unfavourable = UnfavourableVerdict(verdict) { throw unfavourable }
  }

  /// The format that is asked for; else that of the file; else the figure in a terminal and the table in a pipe.
  private func chosenFormat(_ table: TableOptions, _ drawing: DrawingOptions) throws -> FigureFormat
  {
    if let format { return format }
    if let file = destination.output { return try FigureFormat(fileName: file) }
    if drawing.ascii { return .terminal }
    return isatty(STDOUT_FILENO) != 0 && table.given == nil ? .terminal : .table(.text)
  }

  private func check(
    _ format: FigureFormat, _ table: TableOptions, _ drawing: DrawingOptions
  ) throws(UsageError) {
    try drawing.check(for: format)
    if standalone && format != .pgfplots && format != .table(.latex) {
      throw UsageError("--standalone is for LaTeX, and the format is \(format.name)")
    }
    if case .table = format { return }
    if let option = table.given {
      throw UsageError(
        "\(option) is for the table of the data, and the format is \(format.name); expected --format text, markdown, "
          + "csv, latex, json or html")
    }
  }

  private func renderer(
    _ format: FigureFormat, _ table: TableOptions, _ drawing: DrawingOptions
  ) throws -> (DrawnAnswer) throws -> [UInt8] {
    let provenance = DestinationOptions.provenance.comment
    switch format {
    case .table(let format):
      let paper = try PaperOutput(format, table, isStandalone: standalone, destination)
      return { try paper.bytes(of: Report(question: $0.question, table: $0.table)) }
    case .terminal:
      return { Array(try drawing.drawn($0.figure).characters(isASCII: drawing.ascii).utf8) }
    case .pgfplots:
      return {
        let figure = drawing.drawn($0.figure)
        return Array(
          try figure.pgfplots(provenance: provenance, isStandalone: standalone).utf8)
      }
    case .gnuplot:
      return { Array(try drawing.drawn($0.figure).gnuplotScript(provenance: provenance).utf8) }
    case .image(let image):
      if image != .svg && destination.output == nil && isatty(STDOUT_FILENO) != 0 {
        throw UsageError(
          "a \(image.rawValue) image is not for a terminal; expected --output, or a pipe")
      }
      let gnuplot = try Gnuplot.find()
      return { answer in
        defer { Interruption.endAsWell(0) }
        return try gnuplot.image(
          of: drawing.drawn(answer.figure), as: image, provenance: provenance,
          started: Interruption.endAsWell)
      }
    }
  }
}
