import Catalog
import Contraction
import ExactArithmetic
import Figures
import InformationTheory
import LearningProblems
import NearestNeighbourGame
import Tables
import Testing

/// The named figures, against the library's other routes to the same numbers.
struct NamedFigureTests {
  @Test func optimumFigure() throws {
    let drawn = try OptimumFigure(
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
    let drawn = try OptimumFigure(
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
      try OptimumFigure(examples: k, dimensions: d, correlations: rho).figure().figure.xAxis.label
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

  // MARK: The trade-off

  @Test func tradeOffFigure() throws {
    let game = try Game(examples: 3, dimension: 2, correlation: Rational(1, 3))
    let drawn = try TradeOffFigure(game: game, message: .everything).figure()
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
      let quantities = try game.quantities(of: try Message(parsing: name))
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
    let bits = try TradeOffFigure(game: game).figure().figure
    let nats = try TradeOffFigure(game: game, unit: .nats).figure().figure
    #expect(nats.yAxis.unit == "nats" && bits.yAxis.unit == "bits")
    let ratio = nats.series[0].points[1].y.midpoint / bits.series[0].points[1].y.midpoint
    #expect(abs(Double(ratio) - 0.6931471805599453) < 1e-15)
    #expect(bits.referenceLines.map(\.label.text) == ["k d"])
    #expect(nats.referenceLines.map(\.label.text) == ["k d ln 2"])
    #expect(nats.referenceLines.map(\.label.latex) == ["$kd\\ln 2$"])
    #expect(abs(Double(nats.referenceLines[0].value.midpoint) - 2 * 0.6931471805599453) < 1e-15)
  }

  /// An optimum that rounds to 1 is written by its distance from 1.
  @Test func optimumInTheTitle() throws {
    func title(_ k: Int, _ d: Int, _ rho: Rational) throws -> String {
      let game = try Game(examples: k, dimension: d, correlation: rho)
      return try TradeOffFigure(game: game).figure().figure.title.text
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
      let script = try TradeOffFigure(game: game).figure().figure.gnuplotScript(provenance: "")
      let ranges = script.split(separator: "\n").filter { $0.contains("range [") }
      #expect(ranges.first == (k == 1 ? "set xrange [0.892:1]" : "set xrange [0.223:0.277]"))
      #expect(ranges.allSatisfy { !$0.contains("[-") }, "\(ranges)")
    }
    let drawn = try MemorizationFigure(family: .boolean, samples: [1, 2], parameter: 1).figure()
    #expect(try drawn.figure.gnuplotScript(provenance: "").contains("set yrange [0:1.04]"))
  }

  @Test func messageThatDoesNotFit() throws {
    let game = try Game(examples: 2, dimension: 1, correlation: Rational(1, 2))
    #expect(throws: GameError.prefixOutOfRange(length: 2, dimension: 1)) {
      try TradeOffFigure(game: game, message: .prefix(2)).figure()
    }
  }

  @Test func gameFigure() throws {
    let (drawn, verdict) = try GameFigure(
      examples: [2, 3], dimensions: [1], correlations: [Rational(1, 2), Rational(1, 3)],
      message: .everything
    ).figure()
    #expect(verdict == .holds)
    #expect(
      drawn.figure.series.map(\.name.text) == [
        "I(X;M), ρ = 1/3 and I(X;M), ρ = 1/2", "Mrs Gerber bound, ρ = 1/3", "SDPI bound, ρ = 1/3",
        "Mrs Gerber bound, ρ = 1/2", "SDPI bound, ρ = 1/2",
      ])
    let report = try Game(examples: 3, dimension: 1, correlation: Rational(1, 2))
      .report(for: .everything)
    let points = drawn.figure.series.map { $0.points[1] }
    #expect(points[0].y == Enclosure(3))
    #expect(points[4].y == report.bounds.sdpi.enclosure(in: .bits, bits: 64))
  }

  // MARK: Contraction and memorization

  @Test func contractionFigure() throws {
    let channels = try NamedChannel.all(parsing: "z:0...1", steps: 4)
    let drawn = try ContractionFigure(channels: channels.reversed()).figure()
    let series = drawn.figure.series
    #expect(
      series.map(\.name.text) == [
        "η_TV(W) = 1 − doeblin(W) = η_KL(W)", "η_KL(P,W)", "η_χ²(P,W)",
      ])
    #expect(series[0].points.map(\.x.lower) == (0...4).map { Rational($0, 4) })
    #expect(series[0].points.map(\.y.lower) == (0...4).map { 1 - Rational($0, 4) })
    // Chi-square's coefficient of the Z-channel at the uniform law is (1-p)/(1+p).
    #expect(
      series[2].points.map(\.y.lower) == (0...4).map { Rational(4 - $0, 4 + $0) })
    #expect(throws: NamedFigureError.severalFamilies(["bsc", "z"])) {
      try ContractionFigure(
        channels: NamedChannel.all(parsing: "bsc:0...1/2") + NamedChannel.all(parsing: "z:0...1")
      ).figure()
    }
    #expect(
      throws: NamedFigureError.noRange(
        expected: "a range for the parameter of the channel, such as z:0...1")
    ) { try ContractionFigure(channels: NamedChannel.all(parsing: "z:1/2")).figure() }
    #expect(
      "\(NamedFigureError.severalFamilies(["bsc", "z"]))"
        == "found the channels bsc and z; expected one family, whose parameter is the horizontal axis"
    )
    #expect("\(NamedFigureError.noRange(expected: "x"))" == "no parameter varies; expected x")
  }

  /// The ratio of both curves is the last column of the table `memorization`.
  @Test(arguments: LearningProblem.Family.allCases)
  func memorizationFigure(_ family: LearningProblem.Family) throws {
    let samples = [1, 3, 5]
    let drawn = try MemorizationFigure(
      family: family, samples: samples.reversed(), parameter: Rational(1, 10)
    ).figure()
    let problems = try samples.map {
      try LearningProblem(family, samples: $0, parameter: Rational(1, 10))
    }
    let table = try MemorizationTable(family: family, problems: problems).table()
    let ratios = table.points(x: "n", y: "memorizationOverBound")
    let (learner, bound) = (drawn.figure.series[0].points, drawn.figure.series[1].points)
    #expect(learner.count == 3 && ratios.count == 3)
    for index in samples.indices {
      #expect(learner[index].x == ratios[index].x)
      let quotient = Double(learner[index].y.midpoint / bound[index].y.midpoint)
      #expect(abs(quotient - Double(ratios[index].y.midpoint)) < 1e-9)
      #expect(learner[index].y.upper >= bound[index].y.lower)
    }
    #expect(drawn.figure.series.count == (family == .sparse ? 3 : 2))
  }

  /// Chi-square's factor lies above what a learner attains: it is no bound.
  @Test func chiSquareIsNoBound() throws {
    let series = try MemorizationFigure(
      family: .sparse, samples: [6], parameter: Rational(1, 100)
    ).figure().figure.series
    #expect(series[2].points[0].y.lower > series[0].points[0].y.upper)
  }

  @Test func nothingToDraw() throws {
    let drawn = try MemorizationFigure(family: .boolean, samples: [1, 2], parameter: 0).figure()
    #expect(throws: FigureError.nothingToDraw(figure: "Boolean clustering with λ = 0")) {
      try drawn.figure.pgfplots(provenance: "")
    }
  }

  // MARK: Asymptotics

  @Test func asymptoticsFigure() throws {
    let asymptotics = try Asymptotics(
      dimension: .multiple(200, of: .naturalLogarithm), correlation: .optimum(.oneMinus(1)),
      success: nil, digits: 6)
    let drawn = try AsymptoticsFigure(
      AsymptoticsTable(asymptotics, log2Examples: [16, 4, 64], trials: 1000)
    ).figure()
    let series = drawn.figure.series
    #expect(
      series.map(\.name.text) == [
        "noisy copy / k d", "Mrs Gerber bound / k d", "SDPI bound / k d", "optimal success",
        "sampled optimal success",
      ])
    #expect(series.prefix(4).allSatisfy { $0.points.map(\.x.lower) == [4, 16, 64] })
    // The bounds are in order, and the estimates stand where games are small enough for simulation.
    for index in 0..<3 {
      let share = series.map(\.points).prefix(3).map { $0[index].y }
      #expect(share[2].lower <= share[1].upper && share[1].lower <= share[0].upper)
    }
    #expect(series[4].points.map(\.x.lower) == [4, 16])
    for point in series[4].points {
      #expect(try #require(point.confidenceInterval).contains(point.y))
    }
    #expect(
      drawn.figure.title.text
        == "The game with d = 200 ln k, ρ solved from OPT = 1 - 1/log2 k, success OPT")
    #expect(
      drawn.figure.referenceLines.map(\.label.text) == [
        "limit of SDPI\nas ρ → 0:\n1/(2 ln 2)", "limit of\nMrs Gerber: 1",
      ])
    #expect(abs(Double(drawn.figure.referenceLines[0].value.midpoint) - 0.7213475204444817) < 1e-15)
    #expect(drawn.figure.xAxis.scale == .logarithmic(base: 2))
    let certain = try AsymptoticsFigure(
      AsymptoticsTable(asymptotics, log2Examples: [4, 5], trials: 0)
    ).figure().figure
    #expect(certain.series.count == 4 && certain.xAxis.scale == .linear)
  }

  /// The limits are those of a growing dimension, an optimum that tends to 1, and all of it asked for.
  @Test func whereTheLimitsApply() throws {
    func limits(
      _ dimension: DimensionRule = .multiple(50, of: .binaryLogarithm),
      _ correlation: Asymptotics.CorrelationRule = .optimum(.oneMinus(1)),
      _ success: SuccessRule? = nil
    ) throws -> Int {
      let asymptotics = try Asymptotics(
        dimension: dimension, correlation: correlation, success: success)
      let figure = try AsymptoticsFigure(AsymptoticsTable(asymptotics, log2Examples: [4, 5]))
        .figure(digits: 6).figure
      let rule = success ?? .partOfOptimum(1)
      #expect(figure.title.text.hasSuffix(", success \(rule)"))
      return figure.referenceLines.count
    }
    #expect(try limits() == 2)
    #expect(try limits(.multiple(20, of: .squaredLogarithm)) == 2)
    let usual = DimensionRule.multiple(50, of: .binaryLogarithm)
    let solved = Asymptotics.CorrelationRule.optimum(.oneMinus(1))
    #expect(try limits(usual, solved, .partOfOptimum(1)) == 2)
    #expect(try limits(usual, solved, .oneMinus(2)) == 2)
    #expect(try limits(.fixed(500)) == 0)
    #expect(try limits(usual, .optimum(.fixed(Rational(9, 10)))) == 0)
    #expect(try limits(usual, .threshold(2)) == 0)
    #expect(try limits(usual, solved, .partOfOptimum(Rational(9, 10))) == 0)
    #expect(try limits(usual, solved, .fixed(Rational(1, 2))) == 0)
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
