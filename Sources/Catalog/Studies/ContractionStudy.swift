import Contraction
import ExactArithmetic
import Figures
import InformationTheory
import Tables
import Work

/// The study `contraction`: the contraction coefficients of channels, usually of a family over a range of its
/// parameter.
public struct ContractionStudy: Sendable {
  /// The channels, a row each.
  public var channels: [NamedChannel]
  /// The input law of the coefficients that need one.
  public var input: InputLaw
  /// The width wanted of the enclosures of `eta_KL(P,W)`.
  public var width: ContractionWidth

  public init(
    channels: [NamedChannel], input: InputLaw = .uniform, width: Rational = Rational(1, 1_000_000)
  ) {
    self.init(channels: channels, input: input, within: .absolute(width))
  }

  /// Creates a study with an absolute or a relative width.
  public init(channels: [NamedChannel], input: InputLaw = .uniform, within width: ContractionWidth)
  {
    self.channels = channels
    self.input = input
    self.width = width
  }

  // MARK: The table

  /// Computes the table, a row for each channel.
  ///
  /// - Throws: `LawError` when the input law does not fit a channel; `ContractionError` for a width that is
  ///   not positive; `CancellationError`.
  public func table(monitor: WorkMonitor = WorkMonitor()) throws -> Table {
    let members = try channels.map { ($0, try input.law(for: $0.channel)) }
    monitor.announce("contraction coefficients of \(channels.count) channels")
    return Table(
      title: "Contraction coefficients, \(inputName)", columns: ContractionStudy.columns,
      rows: try monitor.map(members) { try row($0, $1) })
  }

  private func row(_ member: NamedChannel, _ law: FiniteLaw<Int>) throws -> [Table.Cell] {
    let channel = member.channel
    let fixedInput = try channel.klContraction(input: law, within: width)
    let isReached = fixedInput.isExact || width.isReached(by: fixedInput.interval)
    return [
      .text(member.family), .rational(member.parameter), .rational(channel.dobrushinCoefficient),
      .rational(1 - channel.doeblinCoefficient), .algebraic(channel.klContraction.value),
      .algebraic(try channel.chiSquareContraction(input: law)),
      fixedInput.cell, .text(isReached ? "yes" : "no"),
    ]
  }

  private var inputName: String {
    switch input {
    case .uniform: return "uniform input law"
    case .probabilities(let weights):
      return "input law (" + weights.map(\.description).joined(separator: ", ") + ")"
    }
  }

  private static let columns: [Table.Column] = [
    Table.Column("channel", alignment: .left), Table.Column("parameter"),
    Table.Column("dobrushin", header: "eta_TV", latexHeader: "$\\eta_{\\mathrm{TV}}$"),
    Table.Column("oneMinusDoeblin", header: "1 - doeblin", latexHeader: "$1-\\alpha$"),
    Table.Column("kl", header: "eta_KL(W)", latexHeader: "$\\eta_{\\mathrm{KL}}(W)$"),
    Table.Column(
      "chiSquare", header: "eta_chi2(P,W)", latexHeader: "$\\eta_{\\chi^2}(P,W)$"),
    Table.Column(
      "klFixedInput", header: "eta_KL(P,W)", latexHeader: "$\\eta_{\\mathrm{KL}}(P,W)$"),
    Table.Column("widthReached", header: "width reached"),
  ]

  // MARK: The figure

  /// Computes the figure: the coefficients of a family of channels against its parameter.  Its data are the table, by
  /// growing parameter.
  ///
  /// - Throws: ``NamedFigureError`` when the channels are not of one family, or only one; otherwise as
  ///   ``table(monitor:)``.
  public func figure(monitor: WorkMonitor = WorkMonitor()) throws -> TabulatedFigure {
    let (family, parameters) = try abscissas()
    var study = self
    study.channels.sort { $0.parameter < $1.parameter }
    let table = try study.table(monitor: monitor)
    var figure = Figure(
      title: "\(table.title), channel \(family)",
      xAxis: Figure.Axis(
        "parameter of \(family)", unit: "probability", range: parameters),
      yAxis: Figure.Axis("contraction coefficient", range: 0...1))
    figure.series = ContractionStudy.curves.map { curve in
      Figure.Series(curve.name, points: table.points(x: "parameter", y: curve.key))
    }
    figure.mergeEqualSeries()
    return TabulatedFigure(figure: figure, table: table)
  }

  /// The one family of all channels, and from where to where its parameter goes.
  private func abscissas() throws(NamedFigureError) -> (String, ClosedRange<Rational>) {
    var families: [String] = []
    for channel in channels where !families.contains(channel.family) {
      families.append(channel.family)
    }
    if families.count > 1 { throw .severalFamilies(families) }
    let parameters = channels.map(\.parameter)
    guard let family = families.first, let first = parameters.min(),
      let last = parameters.max(), first < last
    else {
      throw .noRange(expected: "a range for the parameter of the channel, such as z:0...1")
    }
    return (family, first...last)
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
