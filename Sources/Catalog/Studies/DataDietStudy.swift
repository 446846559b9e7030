import ExactArithmetic
import Figures
import Surgery
import Tables

/// The study `data-diet`: the clean error against the number of hardest examples that are dropped.
public struct DataDietStudy: Sendable {
  /// The models, which differ in their noise.
  public var models: [OffsetPruning]
  /// How many of the easiest examples are dropped.
  public var easiest: Int

  public init(_ models: [OffsetPruning], easiest: Int = 0) {
    self.models = models
    self.easiest = easiest
  }

  private var title: String {
    "Dropping the t hardest of n = \(models[0].samples) examples in \(models[0].clusters) clusters"
  }

  /// Computes the table: the clean error for each noise and offset, exactly.
  ///
  /// - Throws: `DataDietError`.
  /// - Precondition: there is a model.
  public func table() throws -> Table {
    var table = Table(
      title: title,
      columns: [
        "noise", Table.Column("t"),
        Table.Column("cleanError", header: "clean error", notation: .decimal),
      ], readerDigits: 8)
    for model in models {
      for (t, error) in try model.cleanErrors(easiest: easiest).enumerated() {
        table.append([.rational(model.noise), .integer(t), .rational(error)])
      }
    }
    return table
  }

  /// Computes the figure: a curve for each noise.
  ///
  /// - Throws: `DataDietError`.
  /// - Precondition: there is a model.
  public func figure() throws -> TabulatedFigure {
    let table = try table()
    var figure = Figure(
      title: Figure.Label(title), xAxis: Figure.Axis("dropped examples t"),
      yAxis: Figure.Axis("clean error", unit: "probability"))
    let length = models[0].samples - easiest + 1
    figure.series = models.enumerated().map { index, model in
      Figure.Series(
        Figure.Label("noise \(model.noise)"),
        points: table.points(
          x: "t", y: "cleanError", rows: Array((index * length)..<((index + 1) * length))))
    }
    return TabulatedFigure(figure: figure, table: table)
  }
}
