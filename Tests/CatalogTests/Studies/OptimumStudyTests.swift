import Catalog
import Documents
import ExactArithmetic
import Figures
import NearestNeighbourGame
import Tables
import Testing

/// Bob's optimal success, against the game itself.
struct OptimumStudyTests {
  @Test func optimumTable() throws {
    let table = try OptimumStudy(GameRangesTests.ranges).table()
    let games = try GameRangesTests.games()
    let rows: [JSONValue] = try games.map { game in
      [
        "rho": .string("\(game.correlation)"), "k": JSONValue(game.examples),
        "d": JSONValue(game.dimension), "optimalSuccess": .string("\(try game.optimalSuccess())"),
      ]
    }
    #expect(table.json() == .array(rows))
  }

  @Test func optimumTableOfEnclosures() throws {
    let game = try Game(examples: 2, dimension: 3, correlation: Rational(1, 2))
    let enclosure = game.optimalSuccessEnclosure(significantDigits: 10)
    let table = OptimumStudy.table(rows: [(game, .enclosure(enclosure))])
    let ends = try #require(table.json(ValueStyle(digits: 10))[0]?["optimalSuccess"]).rationals()
    #expect(ends[0] <= Rational(187, 256) && Rational(187, 256) <= ends[1])
  }

  @Test func refusesWhatGamesRefuse() throws {
    #expect(throws: GameError.correlationOutOfRange(2)) {
      try OptimumStudy(examples: [2], dimensions: [1], correlations: [2]).table()
    }
  }

  // MARK: The figure

  @Test func optimumFigure() throws {
    let drawn = try OptimumStudy(
      examples: [4, 2], dimensions: [3, 1, 2, 1], correlations: [Rational(1, 2)]
    ).figure()
    let figure = drawn.figure
    #expect(figure.title.text == "Optimal success in the Alice-Bob game, ρ = 1/2")
    #expect(figure.xAxis.label.text == "dimension d")
    #expect(figure.series.map(\.name.text) == ["k = 2", "k = 4"])
    #expect(figure.series.map(\.name.latex) == ["$k = 2$", "$k = 4$"])
    for (series, k) in zip(figure.series, [2, 4]) {
      for (point, d) in zip(series.points, [1, 2, 3]) {
        let game = try Game(examples: k, dimension: d, correlation: Rational(1, 2))
        #expect(point == Figure.Point(Rational(d), try game.optimalSuccess()))
      }
      #expect(series.points.count == 3)
    }
    #expect(drawn.table.rows.count == 6)
  }

  /// Beyond the sizes at which the optimum is computed exactly it is enclosed, and both agree where they meet.
  @Test func optimumFigureOfEnclosures() throws {
    let drawn = try OptimumStudy(
      examples: [1000], dimensions: [100, 101], correlations: [Rational(1, 4)]
    ).figure()
    let points = drawn.figure.series[0].points
    #expect(points[0].y.isExact && !points[1].y.isExact)
    for (point, d) in zip(points, [100, 101]) {
      let exact = try Game(examples: 1000, dimension: d, correlation: Rational(1, 4))
        .optimalSuccess()
      #expect(point.y.contains(exact))
    }
  }

  /// The parameter with most values is the abscissa; of equals the dimension, then k.
  @Test func abscissas() throws {
    func label(_ k: [Int], _ d: [Int], _ rho: [Rational]) throws -> String {
      try OptimumStudy(examples: k, dimensions: d, correlations: rho).figure().figure.xAxis.label
        .text
    }
    #expect(try label([2, 3], [1, 2], [1]) == "dimension d")
    #expect(try label([2, 3], [1], [Rational(1, 2), 1]) == "number of strings k")
    #expect(try label([2, 3], [1], [0, Rational(1, 2), 1]) == "correlation ρ")
    #expect(
      throws: NamedFigureError.noRange(
        expected: "several values of -k, -d or --rho, such as -d 1...8")
    ) { try label([2], [1, 1], [1]) }
  }
}
