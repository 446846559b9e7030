import ArgumentParser
import Foundation
import Lemmata

/// How a figure is written.
enum FigureFormat: Equatable, ExpressibleByArgument {
  case image(ImageFormat)
  case pgfplots
  case gnuplot
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
    } else {
      return nil
    }
  }

  static let allValueStrings =
    ImageFormat.allCases.map(\.rawValue) + ["pgfplots", "gnuplot"]
    + TableFormat.allCases.map(\.rawValue)

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

/// The options of every figure: format, digits, unit and output file.
struct FigureOutputOptions: ParsableArguments {
  @Option(
    help: "The format of the output (default: by the name of the output file, else text).")
  var format: FigureFormat?

  @OptionGroup var destination: DestinationOptions

  /// Calls `body` and writes the figure that it returns; whether that is possible, and gnuplot there where it is
  /// needed, is checked first.
  ///
  /// - Throws: ``UsageError``, which names the file; `GnuplotError`; the errors of `body`; ``UnfavourableVerdict`` once
  ///   the figure is written.
  func write(_ body: () throws -> TabulatedFigure) throws {
    let format = try format ?? destination.output.map { try FigureFormat(fileName: $0) }
    let verdict = try destination.write { _ in
      let render = try renderer(format ?? .table(.text))
      let figure = try body()
      return (try render(figure), figure.verdict)
    }
    if let unfavourable = UnfavourableVerdict(verdict) { throw unfavourable }
  }

  private func renderer(
    _ format: FigureFormat
  ) throws -> (TabulatedFigure) throws -> [UInt8] {
    let provenance = DestinationOptions.provenance.comment
    switch format {
    case .table(let format):
      return { drawn in
        Array(drawn.table.render(format, style: destination.style, provenance: provenance).utf8)
      }
    case .pgfplots:
      return { Array(try $0.figure.pgfplots(provenance: provenance).utf8) }
    case .gnuplot:
      return { Array(try $0.figure.gnuplotScript(provenance: provenance).utf8) }
    case .image(let image):
      if image != .svg && destination.output == nil && isatty(STDOUT_FILENO) != 0 {
        throw UsageError(
          "a \(image.rawValue) image is not for a terminal; expected --output, or a pipe")
      }
      let gnuplot = try Gnuplot.find()
      return { drawn in
        defer { Interruption.endAsWell(0) }
        return try gnuplot.image(
          of: drawn.figure, as: image, provenance: provenance, started: Interruption.endAsWell)
      }
    }
  }
}
