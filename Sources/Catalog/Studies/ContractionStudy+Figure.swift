import ExactArithmetic
import Figures
import InformationTheory
import Tables
import Work

extension ContractionStudy {
  /// Computes the figure: the coefficients of families of channels against their parameter; a channel of one's own is a
  /// horizontal line at the first of them.  Its data are the table, by families and growing parameter.
  ///
  /// Of several families as many coefficients are drawn as the curves can be told apart.
  ///
  /// - Throws: ``NamedFigureError`` when no parameter varies, or a coefficient is none; `FigureError` for more curves than
  ///   can be told apart; otherwise as ``table(monitor:)``.
  public func figure(monitor: WorkMonitor = WorkMonitor()) throws -> TabulatedFigure {
    let range = try abscissas()
    let families = families
    let curves = try drawnCurves(families.count)
    var study = self
    study.channels = families.flatMap { family in
      channels.filter { $0.family == family }.sorted { $0.parameter < $1.parameter }
    }
    let table = try study.table(monitor: monitor)
    let names = families.joined(separator: ", ")
    var figure = Figure(
      title: "\(table.title), \(families.count == 1 ? "channel" : "channels") \(names)",
      xAxis: Figure.Axis("parameter of \(names)", unit: "probability", range: range),
      yAxis: Figure.Axis("contraction coefficient", range: 0...1))
    for family in families {
      figure.series += ContractionStudy.series(
        family, curves, table, study.channels, isNamed: families.count > 1)
    }
    if let first = curves.first {
      figure.referenceLines = study.lines(at: first, in: table)
    }
    return TabulatedFigure(figure: figure, table: table)
  }

  /// The curves of a family, those that coincide as one.
  private static func series(
    _ family: String, _ curves: [Curve], _ table: Table, _ channels: [NamedChannel],
    isNamed: Bool
  ) -> [Figure.Series] {
    let rows = channels.indices.filter { channels[$0].family == family }
    var figure = Figure(title: "", xAxis: "", yAxis: "")
    figure.series = curves.map { curve in
      Figure.Series(curve.name, points: table.points(x: "parameter", y: curve.key, rows: rows))
    }
    figure.mergeEqualSeries()
    if isNamed {
      for index in figure.series.indices {
        var name = Figure.Label(family)
        name.append(": ", figure.series[index].name)
        figure.series[index].name = name
      }
    }
    return figure.series
  }

  /// A line for each channel of one's own.
  private func lines(at curve: Curve, in table: Table) -> [Figure.ReferenceLine] {
    ownChannels.enumerated().compactMap { index, own in
      // Their rows have no parameter, so that the coefficient stands for the abscissa too.
      let row = channels.count + index
      guard let point = table.points(x: curve.key, y: curve.key, rows: [row]).first else {
        return nil
      }
      var name = Figure.Label(own.name)
      name.append(": ", curve.name)
      return Figure.ReferenceLine(name, at: point.y)
    }
  }

  /// The families in their order.
  private var families: [String] {
    var families: [String] = []
    for channel in channels where !families.contains(channel.family) {
      families.append(channel.family)
    }
    return families
  }

  /// From where to where the parameters go.
  private func abscissas() throws(NamedFigureError) -> ClosedRange<Rational> {
    let parameters = channels.map(\.parameter)
    guard let first = parameters.min(), let last = parameters.max(), first < last else {
      throw .noRange(expected: "a range for the parameter of a channel, such as z:0...1")
    }
    return first...last
  }

  // MARK: What is drawn

  /// A column of the table that is drawn, and its name.
  private struct Curve {
    let key: String
    let name: Figure.Label
  }

  private func drawnCurves(_ familyCount: Int) throws(NamedFigureError) -> [Curve] {
    guard let keys = drawnCoefficients else {
      if familyCount == 1 { return ContractionStudy.curves }
      let count = max(1, Figure.greatestSeriesCount / familyCount)
      return Array(ContractionStudy.curvesByWeight.prefix(count))
    }
    var curves: [Curve] = []
    for key in keys {
      guard let curve = ContractionStudy.curves.first(where: { $0.key == key }) else {
        throw .unknownCurve(key, known: ContractionStudy.curves.map(\.key))
      }
      curves.append(curve)
    }
    return curves
  }

  /// The columns of the table that are drawn of one family.
  private static let curves: [Curve] = [
    Curve(
      key: "dobrushin", name: Figure.Label("η_TV(W)", latex: "$\\eta_{\\mathrm{TV}}(W)$")),
    Curve(
      key: "oneMinusDoeblin", name: Figure.Label("1 − doeblin(W)", latex: "$1-\\alpha(W)$")),
    Curve(key: "kl", name: Figure.Label("η_KL(W)", latex: "$\\eta_{\\mathrm{KL}}(W)$")),
    Curve(
      key: "klFixedInput",
      name: Figure.Label("η_KL(P,W)", latex: "$\\eta_{\\mathrm{KL}}(P,W)$")),
    Curve(
      key: "chiSquare", name: Figure.Label("η_χ²(P,W)", latex: "$\\eta_{\\chi^2}(P,W)$")),
  ]

  /// Those that are drawn first where there is no room for all.
  private static let curvesByWeight = ["kl", "dobrushin", "klFixedInput", "chiSquare"].compactMap {
    key in curves.first { $0.key == key }
  }
}
