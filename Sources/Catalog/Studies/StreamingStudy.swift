import Capacity
import ExactArithmetic
import Figures
import Tables
import Work

/// The study `streaming`: what a bit about a rule costs, and how memory is traded for examples.
public struct StreamingStudy: Sendable {
  /// The numbers `d` of coordinates.
  public var dimensions: [Int]
  /// The numbers `N` of examples.
  public var examples: [Int]

  public init(dimensions: [Int], examples: [Int]) {
    self.dimensions = dimensions
    self.examples = examples
  }

  // MARK: The table

  /// Computes the table, a row for each `d` and `N`.
  ///
  /// - Throws: `StreamingError` for parameters out of range; `WorkRefused`; `CancellationError`.
  public func table(monitor: WorkMonitor = WorkMonitor()) throws -> Table {
    let tasks = try dimensions.flatMap { d in
      try examples.map { try StreamingTask(dimension: d, examples: $0) }
    }
    return Table(
      title: "What a bit about a rule costs in bits about N examples",
      columns: [
        Table.Column("d"), Table.Column("N"),
        Table.Column("success", notation: .decimal),
        Table.Column(
          "priceAtMost", header: "1/eta_KL, at most", notation: .decimal),
        Table.Column(
          "etaChiSquare", header: "eta_chi2", notation: .decimal),
      ],
      rows: try monitor.map(tasks) { task in
        let chiSquare = try task.chiSquareContraction()
        return [
          .integer(task.dimension), .integer(task.examples), .rational(task.success),
          .number(.computable(task.priceAtMost)), .rational(chiSquare),
        ]
      })
  }

  /// A learner that scans blocks: memory times stream, and the bits about the rule that its success takes.
  ///
  /// The last column, `d` times as many bits, is about another variant, a message that is written from the points before their labels are seen (the lemma
  /// `labels-last`); for the scanner, which sees each label beside its point, it is no lower bound, and whether there is such a bound is open.
  ///
  /// - Parameters:
  ///   - d: the number of coordinates.
  ///   - widths: the numbers of coordinates in a block.
  ///   - examples: the numbers of examples for each block.
  ///   - monitor: what is told of the work and its progress.
  /// - Throws: `StreamingError` for parameters out of range; `WorkRefused`; `CancellationError`.
  public static func blockTable(
    dimension d: Int, widths: [Int], examples: [Int], monitor: WorkMonitor = WorkMonitor()
  ) throws -> Table {
    let price = try StreamingPrice(dimension: d)
    let scans = try widths.flatMap { w in
      try examples.map { try BlockScan(dimension: d, width: w, examples: $0) }
    }
    return Table(
      title: "Memory against examples: blocks of w of d = \(d) coordinates; "
        + "the last column is for labels that come last, and no bound for this learner",
      columns: [
        Table.Column("w", header: "memory w"), Table.Column("m"),
        Table.Column("stream", header: "stream N"), Table.Column("product", header: "w N"),
        Table.Column("success", notation: .decimal),
        Table.Column(
          "knowledge", header: "d2((2a-1)^2||1/d)", unit: .information, notation: .decimal),
        Table.Column(
          "labelsLast", header: "about x if labels come last", unit: .information,
          notation: .decimal),
      ],
      rows: try monitor.map(scans) { scan in
        let knowledge = try price.knowledge(tasks: 1, success: scan.success)
        return [
          .integer(scan.width), .integer(scan.examples), .integer(scan.streamLength),
          .integer(scan.width * scan.streamLength), .rational(scan.success),
          .logForm(knowledge), .logForm(Rational(d) * knowledge),
        ]
      })
  }

  // MARK: The figure

  /// Computes the figure: the upper bound on the price against `N`, a curve for each `d`.
  ///
  /// - Throws: as ``table(monitor:)``.
  public func figure(monitor: WorkMonitor = WorkMonitor()) throws -> TabulatedFigure {
    let table = try table(monitor: monitor)
    var figure = Figure(
      title: "What a bit about a rule costs, at most",
      xAxis: Figure.Axis(
        Figure.Label("number of examples N", latex: "number of examples $N$"), isIntegral: true),
      yAxis: Figure.Axis(
        "price", unit: "bits per bit",
        scale: .suiting(table.points(x: "N", y: "priceAtMost").map(\.y.midpoint))))
    figure.series = dimensions.enumerated().map { index, d in
      let rows = Array(index * examples.count..<(index + 1) * examples.count)
      return Figure.Series(
        Figure.Label("d = \(d)", latex: "$d=\(d)$"),
        points: table.points(x: "N", y: "priceAtMost", rows: rows))
    }
    return TabulatedFigure(figure: figure, table: table)
  }
}
