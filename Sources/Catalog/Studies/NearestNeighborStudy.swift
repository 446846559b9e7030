import ExactArithmetic
import Figures
import Posteriors
import Tables
import Work

/// The study `nearest-neighbor`: the error of the k-nearest-neighbour rule against the number of samples.
public struct NearestNeighborStudy: Sendable {
  /// The points.
  public var neighbours: NearestNeighbours
  /// The numbers of samples.
  public var samples: [Int]
  /// The numbers of neighbours.
  public var counts: [Int]

  public init(_ neighbours: NearestNeighbours, samples: [Int], counts: [Int] = [1]) {
    self.neighbours = neighbours
    self.samples = samples
    self.counts = counts
  }

  private static let title = "The error of the k-nearest-neighbour rule against Bayes' risk"

  /// Computes the table: the error, its limit for many samples and Bayes' risk, exactly; `k` above `n` is left out.
  ///
  /// - Throws: `NearestNeighbourError`; `WorkRefused`; `CancellationError`.
  public func table(monitor: WorkMonitor = WorkMonitor()) throws -> Table {
    var table = Table(
      title: NearestNeighborStudy.title,
      columns: [
        Table.Column("k"), Table.Column("n"),
        Table.Column("error", notation: .decimal), Table.Column("limit", notation: .decimal),
        Table.Column("bayesRisk", header: "Bayes' risk", notation: .decimal),
      ], readerDigits: 8)
    for k in counts {
      for n in samples where k <= n {
        table.append([
          .integer(k), .integer(n),
          .rational(try neighbours.error(samples: n, neighbours: k, monitor: monitor)),
          .rational(neighbours.limitingError(neighbours: k)), .rational(neighbours.bayesRisk),
        ])
      }
    }
    return table
  }

  /// Computes the figure: the error against the number of samples, for each number of neighbours, and Bayes' risk.
  ///
  /// - Throws: `NearestNeighbourError`; `WorkRefused`; `CancellationError`.
  public func figure(monitor: WorkMonitor = WorkMonitor()) throws -> TabulatedFigure {
    let table = try table(monitor: monitor)
    var figure = Figure(
      title: Figure.Label(NearestNeighborStudy.title), xAxis: Figure.Axis("samples n"),
      yAxis: Figure.Axis("error", unit: "probability"))
    var first = 0
    for k in counts {
      let rows = Array(first..<(first + samples.count { k <= $0 }))
      first += rows.count
      figure.series.append(
        Figure.Series(
          Figure.Label("\(k)-NN"), points: table.points(x: "n", y: "error", rows: rows)))
    }
    figure.series.append(
      Figure.Series("Bayes' risk", points: table.points(x: "n", y: "bayesRisk")))
    return TabulatedFigure(figure: figure, table: table)
  }
}
