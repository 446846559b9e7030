import Contraction
import ExactArithmetic
import Figures
import InformationTheory
import Tables
import Work

/// The figure `contraction`: the contraction coefficients of a family of channels against its parameter.
public struct ContractionFigure: Sendable {
  public var channels: [NamedChannel]
  /// The input law of the coefficients that need one.
  public var input: InputLaw
  /// The width wanted of the enclosures of `eta_KL(P,W)`.
  public var width: Rational

  public init(
    channels: [NamedChannel], input: InputLaw = .uniform, width: Rational = Rational(1, 1_000_000)
  ) {
    self.channels = channels
    self.input = input
    self.width = width
  }

  /// Computes the figure, whose data are the table `contraction`.
  ///
  /// - Throws: ``NamedFigureError`` when the channels are not of one family, or only one; otherwise as
  ///   ``ContractionTable/table(monitor:)``.
  public func figure(monitor: WorkMonitor = WorkMonitor()) throws -> TabulatedFigure {
    let channels = channels.sorted { $0.parameter < $1.parameter }
    var families: [String] = []
    for channel in self.channels where !families.contains(channel.family) {
      families.append(channel.family)
    }
    if families.count > 1 { throw NamedFigureError.severalFamilies(families) }
    guard let first = channels.first, let last = channels.last, first.parameter < last.parameter
    else {
      throw NamedFigureError.noRange(
        expected: "a range for the parameter of the channel, such as z:0...1")
    }
    let table = try ContractionTable(channels: channels, input: input, width: width)
      .table(monitor: monitor)
    var figure = Figure(
      title: "\(table.title), channel \(first.family)",
      xAxis: Figure.Axis(
        "parameter of \(first.family)", unit: "probability",
        range: first.parameter...last.parameter),
      yAxis: Figure.Axis("contraction coefficient", range: 0...1))
    figure.series = ContractionFigure.curves.map { curve in
      Figure.Series(curve.name, points: table.points(x: "parameter", y: curve.key))
    }
    figure.mergeEqualSeries()
    return TabulatedFigure(figure: figure, table: table)
  }

  /// The columns of the table that are drawn.
  private static let curves: [(key: String, name: Figure.Label)] = [
    ("dobrushin", Figure.Label("η_TV(W)", latex: "$\\eta_{\\mathrm{TV}}(W)$")),
    ("oneMinusDoeblin", Figure.Label("1 − doeblin(W)", latex: "$1-\\alpha(W)$")),
    ("kl", Figure.Label("η_KL(W)", latex: "$\\eta_{\\mathrm{KL}}(W)$")),
    ("klFixedInput", Figure.Label("η_KL(P,W)", latex: "$\\eta_{\\mathrm{KL}}(P,W)$")),
    ("chiSquare", Figure.Label("η_χ²(P,W)", latex: "$\\eta_{\\chi^2}(P,W)$")),
  ]
}
