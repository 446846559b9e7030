import Catalog
import Documents
import ExactArithmetic
import InformationTheory
import NearestNeighbourGame
import Tables
import Testing

/// The tables `optimum` and `game`, against the game itself.
struct GameTablesTests {
  private static let examples = [1, 2, 3]
  private static let dimensions = [0, 1, 3]
  private static let correlations = [Rational(0), Rational(1, 3), Rational(1)]

  /// The games in the order of the rows: by `rho`, then `k`, then `d`.
  private static func games() throws -> [Game] {
    var games: [Game] = []
    for rho in correlations {
      for k in examples {
        for d in dimensions { games.append(try Game(examples: k, dimension: d, correlation: rho)) }
      }
    }
    return games
  }

  @Test func all() throws {
    let games = try Game.all(
      examples: GameTablesTests.examples, dimensions: GameTablesTests.dimensions,
      correlations: GameTablesTests.correlations)
    #expect(games == (try GameTablesTests.games()))
    #expect(try Game.all(examples: [], dimensions: [1], correlations: [1]) == [])
    #expect(throws: GameError.examplesOutOfRange(0)) {
      try Game.all(examples: [1, 0], dimensions: [1], correlations: [1])
    }
  }

  @Test func optimumTable() throws {
    let table = try OptimumTable(
      examples: GameTablesTests.examples, dimensions: GameTablesTests.dimensions,
      correlations: GameTablesTests.correlations
    ).table()
    let games = try GameTablesTests.games()
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
    let table = OptimumTable.table(rows: [(game, .enclosure(enclosure))])
    let ends = try #require(table.json(ValueStyle(digits: 10))[0]?["optimalSuccess"]).rationals()
    #expect(ends[0] <= Rational(187, 256) && Rational(187, 256) <= ends[1])
  }

  @Test func gameTable() throws {
    for message in [
      Message.everything, .nothing, .noisy(Rational(1, 5)), .deterministic { $0.index & 1 },
    ] {
      let (table, verdict) = try GameTable(
        examples: GameTablesTests.examples, dimensions: GameTablesTests.dimensions,
        correlations: GameTablesTests.correlations, message: message
      ).table()
      #expect(verdict == .holds)
      let style = ValueStyle()
      let rows = try GameTablesTests.games().map { game -> JSONValue in
        let report = try game.report(for: message)
        let (quantities, bounds) = (report.quantities, report.bounds)
        return [
          "rho": style.json(game.correlation), "k": JSONValue(game.examples),
          "d": JSONValue(game.dimension), "success": style.json(quantities.success),
          "I(X;M)": style.json(quantities.information),
          "I(M;Y|J)": style.json(quantities.noisyInformation),
          "I(J;Y|M)": style.json(quantities.indexInformation),
          "fano": style.json(bounds.fano), "sdpi": style.json(bounds.sdpi),
          "mrsGerber": style.json(bounds.mrsGerber), "verdict": "holds",
        ]
      }
      #expect(table.json(style) == .array(rows), "\(message.name)")
    }
  }

  @Test func tablesRefuseWhatGamesRefuse() throws {
    #expect(throws: GameError.correlationOutOfRange(2)) {
      try OptimumTable(examples: [2], dimensions: [1], correlations: [2]).table()
    }
    #expect(throws: GameError.prefixOutOfRange(length: 2, dimension: 1)) {
      try GameTable(
        examples: [2], dimensions: [2, 1], correlations: [Rational(1, 2)], message: .prefix(2)
      ).table()
    }
  }
}

/// The quantities of a law.
struct InformationTableTests {
  private static let law: JointLaw = {
    try! LawFile(parsing: #"{"joint": [["1/2", "1/4"], ["0", "1/4"]]}"#).jointLaw()
  }()

  @Test func usualQuantities() throws {
    let table = try InformationTable(of: InformationTableTests.law)
    let names = ["H(X)", "H(Y)", "H(X,Y)", "H(X|Y)", "H(Y|X)", "I(X;Y)"]
    #expect(table.values.map(\.measure.description) == names)
    let log3 = LogForm.log(3 as Integer)
    let expected = [
      LogForm.bits(2) - Rational(3, 4) * log3, LogForm.bits(1), LogForm.bits(Rational(3, 2)),
      LogForm.bits(Rational(1, 2)), Rational(3, 4) * log3 - LogForm.bits(Rational(1, 2)),
      LogForm.bits(Rational(3, 2)) - Rational(3, 4) * log3,
    ]
    #expect(table.values.map(\.value) == expected)
  }

  @Test func namedQuantitiesKeepTheirOrder() throws {
    let measures = try ["I(X;Y)", "H(X)", "I(X;Y)"].map { try InformationMeasure(parsing: $0) }
    let table = try InformationTable(Array(measures[..<2]), of: InformationTableTests.law)
    guard case .object(let object) = table.json() else {
      Issue.record("not an object")
      return
    }
    #expect(object.keys == ["I(X;Y)", "H(X)"])
    #expect(object["H(X)"]?["logForm"] == [["2", "2"], ["-3/4", "3"]])
    #expect(table.table.rows.count == 2)
    let unknown = InformationMeasure.entropy(of: ["Z"])
    #expect(throws: LawError.unknownVariable("Z", known: ["X", "Y"])) {
      try InformationTable([unknown], of: InformationTableTests.law)
    }
    // The same quantity asked for twice is one member.
    let twice = try InformationTable(measures, of: InformationTableTests.law)
    #expect(twice.values.count == 2)
  }

  @Test func otherNumbersOfVariables() throws {
    let law = try LawFile(
      parsing:
        #"{"variables": ["A", "B", "C"], "law": [[["0", "0", "1"], "1/2"], [["1", "0", "1"], "1/2"]]}"#
    ).jointLaw()
    let table = try InformationTable(of: law)
    #expect(
      table.values.map(\.measure.description)
        == ["H(A)", "H(B)", "H(C)", "H(A,B,C)", "I(A;B)", "I(A;C)", "I(B;C)"])
  }
}
