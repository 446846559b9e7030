import Catalog
import Documents
import ExactArithmetic
import NearestNeighbourGame
import Sampling
import Tables
import Testing

/// The table `asymptotics`, against its points and the simulation by itself.
struct AsymptoticsTableTests {
  @Test func rowsAreThePoints() throws {
    let asymptotics = try Asymptotics(success: .partOfOptimum(Rational(9, 10)))
    let log2Examples = [40, 4, 12, 4]
    let rows = try AsymptoticsTable(asymptotics, log2Examples: log2Examples).rows()
    #expect(rows.map(\.point.log2Examples) == log2Examples)
    for row in rows {
      let m = row.point.log2Examples
      #expect(row.point == (try asymptotics.point(log2Examples: m, bits: 116)))
      #expect(row.sample == nil && row.interval(confidence: Rational(1, 2)) == nil)
    }
  }

  @Test func cells() throws {
    let table = AsymptoticsTable(
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
    let table = AsymptoticsTable(
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
        _ = try AsymptoticsTable(try Asymptotics(), log2Examples: log2Examples, trials: trials)
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
}
