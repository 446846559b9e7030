import ExactArithmetic
import Figures
import Tables

/// A figure with the table of its data.
public struct TabulatedFigure: Sendable {
  /// The figure, whose points are read from the table.
  public let figure: Figure
  /// The data, with their labels: exact, or enclosures.
  public let table: Table
  /// Whether everything holds that was checked on the way; `nil` where nothing was.
  public let verdict: Verdict?

  /// Creates a figure with the table of its data, and the verdict on what was checked.
  public init(figure: Figure, table: Table, verdict: Verdict? = nil) {
    self.figure = figure
    self.table = table
    self.verdict = verdict
  }
}
