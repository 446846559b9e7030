import Catalog
import ExactArithmetic
import Figures
import InformationTheory
import NearestNeighbourGame
import Tables
import Testing

/// Information against success, against the library's other routes to the same numbers.
struct TradeOffStudyTests {
  @Test func tradeOffFigure() throws {
    let game = try Game(examples: 3, dimension: 2, correlation: Rational(1, 3))
    let drawn = try TradeOffStudy(game: game, message: .everything).figure()
    let series = drawn.figure.series
    #expect(
      series.map(\.name.text) == [
        "prefix of every string", "noisy copy of every string", "Mrs Gerber bound", "SDPI bound",
        "the message everything",
      ])
    // Every row with a message, by the route of `lemmata game`.
    var messages = 0
    for row in drawn.table.rows {
      guard case .text(let name) = row[1], name != "any" else { continue }
      guard case .rational(let success) = row[2] else {
        Issue.record("\(name) has no exact success")
        continue
      }
      let quantities = try game.quantities(for: try Message(parsing: name))
      #expect(success == quantities.success, "\(name)")
      #expect(
        row[3].quantity?.isAtLeast(quantities.information) == .holds
          && quantities.information.isAtLeast(row[3].quantity!) == .holds, "\(name)")
      messages += 1
    }
    #expect(messages == 3 + 17 + 1)
    // No message is below a bound, and the Mrs Gerber bound is not below the SDPI bound.
    for (mrsGerber, sdpi) in zip(series[2].points, series[3].points) {
      #expect(mrsGerber.x == sdpi.x && mrsGerber.y.upper >= sdpi.y.lower)
    }
    for point in series[0].points + series[1].points {
      let bounds = try game.bounds(success: point.x.lower)
      #expect(point.y.upper >= bounds.mrsGerber.enclosure().lower)
    }
    #expect(drawn.figure.referenceLines.map(\.value.midpoint) == [6])
  }

  @Test func tradeOffFigureInNats() throws {
    let game = try Game(examples: 2, dimension: 1, correlation: Rational(1, 2))
    let bits = try TradeOffStudy(game: game).figure().figure
    let nats = try TradeOffStudy(game: game, unit: .nats).figure().figure
    #expect(nats.yAxis.unit == "nats" && bits.yAxis.unit == "bits")
    let ratio = nats.series[0].points[1].y.midpoint / bits.series[0].points[1].y.midpoint
    let line = Double(nats.referenceLines[0].value.midpoint)
    let logarithm: Double = 0.6931471805599453
    #expect(abs(Double(ratio) - logarithm) < 1e-15)
    #expect(bits.referenceLines.map(\.label.text) == ["k d"])
    #expect(nats.referenceLines.map(\.label.text) == ["k d ln 2"])
    #expect(nats.referenceLines.map(\.label.latex) == ["$kd\\ln 2$"])
    #expect(abs(line - 2 * logarithm) < 1e-15)
  }

  /// An optimum that rounds to 1 is written by its distance from 1.
  @Test func optimumInTheTitle() throws {
    func title(_ k: Int, _ d: Int, _ rho: Rational) throws -> String {
      let game = try Game(examples: k, dimension: d, correlation: rho)
      return try TradeOffStudy(game: game).figure().figure.title.text
    }
    #expect(try title(2, 1, Rational(1, 2)).hasSuffix(", optimum 0.625"))
    #expect(try title(1, 3, Rational(1, 2)).hasSuffix(", optimum 1"))
    // Bob fails when the two strings agree, and then in half of the cases: 2^-20/2.
    #expect(try title(2, 20, 1).hasSuffix(", optimum 1 − 4.8e-7"))
    // An enclosure: fewer than (k-1)/2^(d+1) = 8.674e-14 are lost.
    #expect(try title(200_000, 60, 1).hasSuffix(", optimum at least 1 − 8.7e-14"))
  }

  /// Axes where everything is the same value: none shows impossible probabilities or negative information.
  @Test func degenerateGames() throws {
    for (k, d) in [(1, 4), (4, 0), (1, 0)] {
      let game = try Game(examples: k, dimension: d, correlation: Rational(1, 2))
      let script = try TradeOffStudy(game: game).figure().figure.gnuplotScript(provenance: "")
      let ranges = script.split(separator: "\n").filter { $0.contains("range [") }
      #expect(ranges.first == (k == 1 ? "set xrange [0.892:1]" : "set xrange [0.223:0.277]"))
      #expect(ranges.allSatisfy { !$0.contains("[-") }, "\(ranges)")
    }
  }

  @Test func messageThatDoesNotFit() throws {
    let game = try Game(examples: 2, dimension: 1, correlation: Rational(1, 2))
    #expect(throws: GameError.prefixOutOfRange(length: 2, dimension: 1)) {
      try TradeOffStudy(game: game, message: .prefix(2)).figure()
    }
  }
}

extension Table.Cell {
  /// The quantity of information in the cell.
  fileprivate var quantity: InformationQuantity? {
    switch self {
    case .logForm(let form): return .exact(form)
    case .quantity(let quantity): return quantity
    default: return nil
    }
  }
}
