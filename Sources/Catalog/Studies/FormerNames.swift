import ExactArithmetic
import NearestNeighbourGame

// The names of version 0.1, when a table and the figure of the same numbers were two types.

@available(*, deprecated, renamed: "OptimumStudy")
public typealias OptimumTable = OptimumStudy
@available(*, deprecated, renamed: "OptimumStudy")
public typealias OptimumFigure = OptimumStudy
@available(*, deprecated, renamed: "GameStudy")
public typealias GameTable = GameStudy
@available(*, deprecated, renamed: "GameStudy")
public typealias GameFigure = GameStudy
@available(*, deprecated, renamed: "TradeOffStudy")
public typealias TradeOffFigure = TradeOffStudy
@available(*, deprecated, renamed: "ContractionStudy")
public typealias ContractionTable = ContractionStudy
@available(*, deprecated, renamed: "ContractionStudy")
public typealias ContractionFigure = ContractionStudy
@available(*, deprecated, renamed: "MemorizationStudy")
public typealias MemorizationTable = MemorizationStudy
@available(*, deprecated, renamed: "MemorizationStudy")
public typealias MemorizationFigure = MemorizationStudy
@available(*, deprecated, renamed: "LearningStudy")
public typealias LearningTable = LearningStudy
@available(*, deprecated, renamed: "AsymptoticsStudy")
public typealias AsymptoticsTable = AsymptoticsStudy

extension Game {
  @available(*, deprecated, message: "use GameRanges and its games()")
  public static func all(
    examples: [Int], dimensions: [Int], correlations: [Rational]
  ) throws(GameError) -> [Game] {
    try GameRanges(examples: examples, dimensions: dimensions, correlations: correlations).games()
  }
}
