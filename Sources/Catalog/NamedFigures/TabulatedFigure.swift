import Figures
import Tables

/// A figure with the table of its data.
public struct TabulatedFigure: Sendable {
  /// The figure, whose points are read from the table.
  public let figure: Figure
  /// The data, with their labels: exact, or enclosures.
  public let table: Table

  /// Creates a figure with the table of its data.
  public init(figure: Figure, table: Table) {
    self.figure = figure
    self.table = table
  }
}
