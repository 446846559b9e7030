import ArgumentParser
import ExactArithmetic
import Figures

/// How a figure is drawn: the options of every `lemmata plot`.
package struct DrawingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The title instead of the usual one; '' for none.", valueName: "text"))
  var title: String?

  @Option(
    help: ArgumentHelp(
      "The size: in a terminal in characters (default: 80x20), elsewhere in centimetres.",
      valueName: "widthxheight"),
    transform: DrawingOptions.parseSize)
  var size: Figure.Size?

  @Option(
    help: ArgumentHelp(
      "How curves differ besides their marks: by dashes and greys, by dashes alone, or by greys alone.",
      valueName: "strokes"))
  var strokes: Figure.Strokes?

  @Flag(help: "Draw in a terminal with characters of ASCII alone.")
  var ascii = false

  package init() {}

  private static func parseSize(_ text: String) throws -> Figure.Size {
    let expected = "expected a width and a height such as 80x20 or 11x7.5"
    let parts = text.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let width = Rational(String(parts[0])),
      let height = Rational(String(parts[1]))
    else { throw UsageError("\"\(text)\" is no size; \(expected)") }
    guard width.signum() > 0, height.signum() > 0, width <= 1000, height <= 1000 else {
      throw UsageError("the size \(text) cannot be drawn; expected both between 0 and 1000")
    }
    return Figure.Size(width: width, height: height)
  }

  /// The options that are given and not of use for a format.
  ///
  /// - Throws: ``UsageError``, which names the option.
  func check(for format: FigureFormat) throws(UsageError) {
    if ascii && format != .terminal {
      throw UsageError("--ascii is for a figure in a terminal, and the format is \(format.name)")
    }
    guard case .table = format else {
      if let size { try DrawingOptions.check(size, for: format) }
      return
    }
    let given: KeyValuePairs<String, Bool> = [
      "--title": title != nil, "--size": size != nil, "--strokes": strokes != nil,
    ]
    for (option, isGiven) in given where isGiven {
      throw UsageError(
        "\(option) is for a figure, and the format \(format.name) is the table of its data; expected --format "
          + "terminal, an image, pgfplots or gnuplot")
    }
  }

  /// The widths and heights of an image or a `tikzpicture`, in centimetres.
  private static let centimetres: ClosedRange<Rational> = 2...100

  /// Refuses a size before anything is computed.
  private static func check(_ size: Figure.Size, for format: FigureFormat) throws(UsageError) {
    let (width, height) = (size.width, size.height)
    guard format == .terminal else {
      if centimetres.contains(width) && centimetres.contains(height) { return }
      throw UsageError(
        "the size \(width)x\(height) cannot be drawn; expected both from 2 to 100 centimetres")
    }
    // At most 1000 is checked where the size is read.
    let isWhole = width.isInteger && height.isInteger
    if isWhole && width >= 40 && height >= 8 { return }
    throw UsageError("\(FigureError.noRoom(width: width, height: height))")
  }

  /// The figure as it is to be drawn.
  func drawn(_ figure: Figure) -> Figure {
    var figure = figure
    if let title { figure.title = Figure.Label(title) }
    figure.size = size
    if let strokes { figure.strokes = strokes }
    return figure
  }
}

extension Figure.Strokes: ExpressibleByArgument {}
