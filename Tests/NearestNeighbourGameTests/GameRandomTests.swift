import ExactArithmetic
import LemmataTestSupport
import NearestNeighbourGame
import Testing
import Work

/// Random messages against the joint law of all variables.
@Suite struct GameRandomTests {
  private let games: [(k: Int, d: Int)] = sizes(upTo: 8) + [(1, 0), (2, 0), (5, 0)]

  private func check(_ game: Game, _ message: Message, _ rows: [[Rational]], _ seed: UInt64) throws
  {
    let label: () -> String = {
      "seed \(seed), k \(game.examples), d \(game.dimension), rho \(game.correlation), \(rows)"
    }
    let report = try game.report(for: message)
    let differences = JointLawOracle(game, channel: rows).differences(from: report.quantities)
    #expect(differences == [], "\(label())")
    #expect(report.quantities.route == .enumeration)
    #expect(report.isWithinOptimum, "\(label())")
    for link in report.chain {
      #expect(
        link.verdict == .holds && link.slack.logForm!.signum() >= 0, "\(link.claim): \(label())")
    }
    for bound in report.boundChecks {
      // Mrs Gerber's link may be an equality that no rational bias shows.
      #expect(bound.verdict != .violated, "\(bound.claim): \(label())")
    }
    #expect(report.verdict != .violated)
  }

  @Test func deterministicMessages() throws {
    for round in 0..<UInt64(8 * multiplier) {
      for (index, (k, d)) in games.enumerated() {
        let seed = round << 8 | UInt64(index)
        var generator = SplitMix64(seed: seed)
        let game = try Game(
          examples: k, dimension: d, correlation: generator.correlation())
        let table = generator.messageTable(game)
        // Labels that each value sends alone make the joint law long; the closed forms cover them.
        if Set(table).count > 40 { continue }
        try check(game, .table(table), channel(of: table), seed)
      }
    }
  }

  @Test func randomisedMessages() throws {
    for round in 0..<UInt64(8 * multiplier) {
      for (index, (k, d)) in games.enumerated() {
        let seed = 1 << 32 | round << 8 | UInt64(index)
        var generator = SplitMix64(seed: seed)
        let game = try Game(
          examples: k, dimension: d, correlation: generator.correlation())
        let rows = generator.messageRows(game)
        try check(game, .channel(rows), rows, seed)
      }
    }
  }

  /// Functions of the examples are the same messages as their tables.
  @Test func functionsAndTables() throws {
    for round in 0..<UInt64(2 * multiplier) {
      for (index, (k, d)) in games.enumerated() {
        var generator = SplitMix64(seed: 2 << 32 | round << 8 | UInt64(index))
        let game = try Game(examples: k, dimension: d, correlation: generator.correlation())
        let table = generator.messageTable(game)
        let function = Message.deterministic { examples in
          precondition(examples.count == k && examples.dimension == d)
          let index = (0..<k).reduce(0) { $0 | examples[$1] << ($1 * d) }
          precondition(index == examples.index)
          return table[index]
        }
        let rows = generator.messageRows(game)
        let law = Message.randomised { examples in
          Dictionary(
            uniqueKeysWithValues: rows[examples.index].enumerated().map { (-$0.offset, $0.element) }
          )
        }
        try expectEqual(game, .table(table), function)
        try expectEqual(game, .table(table), .channel(channel(of: table)))
        try expectEqual(game, .channel(rows), law)
      }
    }
  }

  private func expectEqual(_ game: Game, _ first: Message, _ second: Message) throws {
    let (a, b) = (try game.quantities(for: first), try game.quantities(for: second))
    #expect(a.success == b.success)
    #expect(a.information == b.information.logForm!)
    #expect(a.exampleInformationSum == b.exampleInformationSum.logForm!)
    #expect(a.noisyInformation == b.noisyInformation.logForm!)
    #expect(a.indexInformation == b.indexInformation.logForm!)
  }

  /// Merging messages and adding coins change the informations as they must.
  @Test func processingAMessageLosesInformation() throws {
    for seed in 0..<UInt64(10 * multiplier) {
      var generator = SplitMix64(seed: 3 << 32 | seed)
      let (k, d) = games.randomElement(using: &generator)!
      let game = try Game(examples: k, dimension: d, correlation: generator.correlation())
      let rows = generator.messageRows(game)
      let fine = try game.quantities(for: .channel(rows))
      let merged = rows.map { row in [row[0], row.dropFirst().reduce(Rational.zero, +)] }
      let coarse = try game.quantities(for: .channel(merged))
      // Two copies of each message, told apart by a fair coin of Alice's.
      let doubled = rows.map { row in row.flatMap { [$0 / 2, $0 / 2] } }
      let coined = try game.quantities(for: .channel(doubled))
      #expect(coarse.success <= fine.success && coined.success == fine.success)
      let triples = [
        (coarse.information, fine.information, coined.information),
        (coarse.exampleInformationSum, fine.exampleInformationSum, coined.exampleInformationSum),
        (coarse.noisyInformation, fine.noisyInformation, coined.noisyInformation),
      ]
      for (less, whole, same) in triples {
        #expect(less.logForm! <= whole.logForm!, "seed \(seed)")
        #expect(same == whole.logForm!, "seed \(seed)")
      }
    }
  }
}
