import ExactArithmetic
import Figures
import Surgery
import Tables

/// The study `unlearning`: the excess of the Renyi sum against the steps of a chain, for several starts.
public struct UnlearningStudy: Sendable {
  /// The chain with each start.
  public var chains: [UnlearningChain]
  /// So many steps at most.
  public var most: Int

  public init(_ chains: [UnlearningChain], most: Int = 200) {
    self.chains = chains
    self.most = most
  }

  private static let title = "Unlearning by the steps of a chain"

  /// Computes the table: the excess after each step until the threshold is reached, and Doeblin's bound on it, exactly.
  ///
  /// - Throws: `WorkRefused`.
  public func table() throws -> Table {
    try tabulated().table
  }

  private func tabulated() throws -> (table: Table, lengths: [Int]) {
    var table = Table(
      title: UnlearningStudy.title,
      columns: [
        Table.Column("start", alignment: .left), "step",
        Table.Column("excess", header: "R_a - 1", notation: .decimal),
        Table.Column("bound", header: "(1-doeblin)^t (R_a - 1)", notation: .decimal),
      ], readerDigits: 8)
    var lengths: [Int] = []
    for chain in chains {
      let excesses = try chain.trajectory(most: most).excesses
      lengths.append(excesses.count)
      for (step, excess) in excesses.enumerated() {
        table.append([
          .text(UnlearningStudy.name(chain)), .integer(step), .rational(excess),
          .rational((1 - chain.doeblin).power(step) * excesses[0]),
        ])
      }
    }
    return (table, lengths)
  }

  private static func name(_ chain: UnlearningChain) -> String {
    chain.start.probabilities.map(\.description).joined(separator: ",")
  }

  /// Computes the figure: a curve for each start.
  ///
  /// - Throws: `WorkRefused`.
  public func figure() throws -> TabulatedFigure {
    let (table, lengths) = try tabulated()
    let values = table.points(x: "step", y: "excess").map(\.y.midpoint)
    let isPositive = values.allSatisfy { $0.signum() > 0 }
    var figure = Figure(
      title: Figure.Label(UnlearningStudy.title), xAxis: Figure.Axis("steps"),
      yAxis: Figure.Axis(
        Figure.Label("excess R_a - 1", latex: "$R_a-1$"),
        scale: isPositive ? .suiting(values) : .linear))
    var first = 0
    for (chain, length) in zip(chains, lengths) {
      figure.series.append(
        Figure.Series(
          Figure.Label("start \(UnlearningStudy.name(chain))"),
          points: table.points(
            x: "step", y: "excess", rows: Array(first..<(first + length)))))
      first += length
    }
    return TabulatedFigure(figure: figure, table: table)
  }
}
