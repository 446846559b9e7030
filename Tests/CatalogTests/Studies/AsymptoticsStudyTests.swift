import Catalog
import Documents
import ExactArithmetic
import Figures
import NearestNeighbourGame
import Sampling
import Tables
import Testing

/// The study `asymptotics`, against its points and the simulation by itself.
struct AsymptoticsStudyTests {
  @Test func rowsAreThePoints() throws {
    let asymptotics = try Asymptotics(success: .partOfOptimum(Rational(9, 10)))
    let log2Examples = [40, 4, 12, 4]
    let rows = try AsymptoticsStudy(asymptotics, log2Examples: log2Examples).rows()
    #expect(rows.map(\.point.log2Examples) == log2Examples)
    for row in rows {
      let m = row.point.log2Examples
      #expect(row.point == (try asymptotics.point(log2Examples: m, bits: 116)))
      #expect(row.sample == nil && row.interval(confidence: Rational(1, 2)) == nil)
    }
  }

  @Test func cells() throws {
    let table = AsymptoticsStudy(
      try Asymptotics(), log2Examples: [10, 40], trials: 1000, seed: 7,
      confidence: Rational(9, 10))
    let rows = try table.rows()
    let json = table.table(rows).json(ValueStyle(digits: 20))
    let style = ValueStyle(digits: 20)
    for (index, row) in rows.enumerated() {
      let point = row.point
      let cells = try #require(json[index])
      #expect(cells["log2k"] == JSONValue(point.log2Examples))
      #expect(cells["d"] == JSONValue(point.dimension))
      #expect(cells["rho"] == style.json(point.correlation))
      #expect(cells["success"] == style.json(point.success))
      #expect(cells["noisyCopyFlip"] == style.json(point.noisyCopyFlip))
      for (key, value) in [
        ("thresholdRatio", point.thresholdRatio), ("rateOverCapacity", point.rateOverCapacity),
        ("optimalSuccess", point.optimum), ("sdpi", point.sdpi), ("mrsGerber", point.mrsGerber),
        ("noisyCopy", point.noisyCopy),
      ] {
        #expect(cells[key] == style.json(value), "\(key)")
      }
    }
    #expect(json[0]?["trials"] == 1000 && json[0]?["seed"] == 7)
    #expect(json[0]?["confidence"] == "9/10")
    #expect(json[0]?["estimate"] == style.json(rows[0].sample!.estimate!))
    #expect(json[0]?["interval"] == style.json(rows[0].interval(confidence: Rational(9, 10))!))
    for key in ["estimate", "interval", "confidence", "trials", "seed"] {
      #expect(json[1]?[key] == .null, "\(key)")
    }
    let text = table.table(rows).render(.text, style: ValueStyle(digits: 6), provenance: "")
    #expect(text.contains("SDPI 1/(2 ln 2) = 0.721347…, Mrs Gerber 1"))
    #expect(text.contains("d = 200 ln k, rho solved from OPT = 1 - 1/log2 k, success OPT; "))
    #expect(text.contains("estimate of OPT"))
    #expect(text.contains("0.403453…      0.452707…"))
  }

  @Test func sampleIsTheSimulationOfTheGame() throws {
    let table = AsymptoticsStudy(
      try Asymptotics(), log2Examples: [4, 10, 20, 29, 30], trials: 200_000, seed: 3,
      confidence: Rational(999, 1000))
    let rows = try table.rows()
    #expect(rows.map { $0.sample != nil } == [true, true, true, true, false])
    for row in rows.dropLast() {
      let point = row.point
      let game = try Game(
        examples: 1 << point.log2Examples, dimension: point.dimension,
        correlation: point.correlation)
      let sampling = try GameSampling(game, method: .distances, seed: 3)
      #expect(row.sample == (try sampling.run(trials: 0..<200_000)))
      // The interval covers the optimum with confidence 0.999; this seed is none of the exceptions.
      #expect(try #require(row.interval(confidence: table.confidence)).contains(point.optimum))
    }
    var other = table
    other.log2Examples = [20]
    #expect(try other.rows()[0].sample == rows[2].sample)
  }

  @Test func badSizes() throws {
    func refusal(_ log2Examples: [Int], trials: Int = 0) throws -> String {
      do {
        _ = try AsymptoticsStudy(try Asymptotics(), log2Examples: log2Examples, trials: trials)
          .rows()
        return "no error"
      } catch { return "\(error)" }
    }
    #expect(try refusal([4, 0]).hasPrefix("log2 k = 0: "))
    #expect(try refusal([4, 1_000_000_000]).hasSuffix("which would not fit in memory"))
    let many = try refusal([4, 40], trials: 1_000_000_000_000)
    #expect(many.hasPrefix("1000000000000 trials for each of 1 numbers of examples: about 5.0e13"))
    #expect(many.hasSuffix("more than the limit of 1.0e12 operations"))
  }

  // MARK: The figure

  @Test func asymptoticsFigure() throws {
    let asymptotics = try Asymptotics(
      dimension: .multiple(200, of: .naturalLogarithm), correlation: .optimum(.oneMinus(1)),
      success: nil, digits: 6)
    let drawn = try AsymptoticsStudy(
      asymptotics, log2Examples: [16, 4, 64], trials: 1000
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
    let certain = try AsymptoticsStudy(
      asymptotics, log2Examples: [4, 5], trials: 0
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
      let figure = try AsymptoticsStudy(asymptotics, log2Examples: [4, 5])
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
