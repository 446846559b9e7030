import Capacity
import ExactArithmetic
import Figures
import Tables
import Work

/// The study `facts`: how many facts are recalled, by an associative memory before and after pruning, or at most from a message.
public struct FactStudy: Sendable {
  /// The numbers `N` of facts.
  public var facts: [Int]
  /// The memory.
  public var memory: Memory

  /// What holds the facts.
  public enum Memory: Sendable, Hashable {
    /// An associative memory with keys of some coordinates, for facts of some bits.
    case associative(dimension: Int, bits: Int)
    /// A message of some bits, for facts with some number of values.
    case capacity(values: Int, bits: Rational)
  }

  public init(facts: [Int], _ memory: Memory) {
    self.facts = facts
    self.memory = memory
  }

  // MARK: The table

  /// Computes the table, a row for each number of facts.
  ///
  /// - Throws: `FactError` for parameters out of range; `WorkRefused`; `CancellationError`.
  public func table(monitor: WorkMonitor = WorkMonitor()) throws -> Table {
    switch memory {
    case .associative(let d, let b): try associativeTable(d, b, monitor)
    case .capacity(let q, let bits): try capacityTable(q, bits, monitor)
    }
  }

  private func associativeTable(_ d: Int, _ b: Int, _ monitor: WorkMonitor) throws -> Table {
    if let n = facts.first(where: { $0 < 1 }) { throw FactError.factsOutOfRange(n) }
    let best = try AssociativeMemory.bestNumbers(
      upTo: facts.max() ?? 1, dimension: d, bits: b)
    return Table(
      title: "Facts of \(b) bits recalled by an associative memory with d = \(d)",
      columns: [
        Table.Column("N"), Table.Column("recalled", notation: .decimal),
        Table.Column("bestNumber", header: "best N"),
        Table.Column("pruned", header: "after pruning", notation: .decimal),
        Table.Column("ratio", notation: .decimal),
        Table.Column("guessed", header: "N 2^-b", notation: .decimal),
      ],
      rows: try monitor.map(facts) { n in
        let memory = try AssociativeMemory(facts: n, dimension: d, bits: b)
        let pruned = try AssociativeMemory(facts: best[n - 1], dimension: d, bits: b)
        return [
          .integer(n), .rational(memory.recalled), .integer(best[n - 1]),
          .rational(pruned.recalled), .rational(pruned.recalled / memory.recalled),
          .rational(memory.guessed),
        ]
      })
  }

  /// The steps of a selection by the loss: facts of given strengths; as many of equal strengths, as if those of the highest loss were
  /// kept until all have the same; and of these the number of which most are recalled.
  ///
  /// - Throws: `FactError` for parameters out of range; `WorkRefused`.
  public static func selectionTable(
    strengths: [Rational], dimension d: Int, bits b: Int
  ) throws -> Table {
    let report = try AssociativeMemoryReport(
      AssociativeMemory(strengths: strengths, dimension: d, bits: b))
    let flat = report.flattened ?? report.memory
    let steps = [("as given", report.memory), ("flattened", flat), ("pruned", report.best)]
    return Table(
      title:
        "Facts of \(b) bits recalled by an associative memory with d = \(d), selected by the loss",
      columns: [
        Table.Column("step", alignment: .left), "N", Table.Column("recalled", notation: .decimal),
        Table.Column("ratio", notation: .decimal),
      ],
      rows: steps.map { name, memory in
        [
          .text(name), .integer(memory.strengths.count), .rational(memory.recalled),
          .rational(memory.recalled / report.memory.recalled),
        ]
      })
  }

  private func capacityTable(
    _ q: Int, _ bits: Rational, _ monitor: WorkMonitor
  ) throws -> Table {
    Table(
      title: "Facts with \(q) values that \(bits) bits allow to recall, at most",
      columns: [
        Table.Column("N"), Table.Column("accuracy", notation: .decimal),
        Table.Column("recalled", notation: .decimal),
        Table.Column("limit", header: "C/log2 q", notation: .decimal),
      ],
      rows: try monitor.map(facts) { n in
        let capacity = try FactCapacity(facts: n, values: q, bits: bits)
        return [
          .integer(n), .enclosed(capacity.accuracy), .enclosed(capacity.recalled),
          .number(.computable(capacity.limit)),
        ]
      })
  }

  // MARK: The figure

  /// Computes the figure: facts recalled against their number.
  ///
  /// - Throws: as ``table(monitor:)``.
  public func figure(monitor: WorkMonitor = WorkMonitor()) throws -> TabulatedFigure {
    let table = try table(monitor: monitor)
    var figure = Figure(
      title: Figure.Label(table.title),
      xAxis: Figure.Axis(
        Figure.Label("number of facts N", latex: "number of facts $N$"), isIntegral: true),
      yAxis: Figure.Axis("facts recalled"))
    figure.series = [Figure.Series("recalled", points: table.points(x: "N", y: "recalled"))]
    switch memory {
    case .associative:
      figure.series.append(
        Figure.Series("after pruning", points: table.points(x: "N", y: "pruned")))
    case .capacity(let q, let bits):
      let limit = try FactCapacity(facts: 1, values: q, bits: bits).limit
      figure.referenceLines = [
        Figure.ReferenceLine(
          Figure.Label("C/log2 q", latex: "$C/\\log_2q$"), at: limit.enclosure(bits: 64))
      ]
    }
    return TabulatedFigure(figure: figure, table: table)
  }
}
