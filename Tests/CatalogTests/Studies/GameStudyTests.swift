import Catalog
import Documents
import ExactArithmetic
import Figures
import LemmataTestSupport
import NearestNeighbourGame
import Synchronization
import Tables
import Testing
import Work

/// The game with one message, against its reports.
struct GameStudyTests {
  @Test func gameTable() throws {
    for message in [
      Message.everything, .nothing, .noisy(Rational(1, 5)), .deterministic { $0.index & 1 },
    ] {
      let (table, verdict) = try GameStudy(GameRangesTests.ranges, message: message).table()
      #expect(verdict == .holds)
      let style = ValueStyle()
      let rows = try GameRangesTests.games().map { game -> JSONValue in
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

  @Test func refusesWhatGamesRefuse() throws {
    #expect(throws: GameError.prefixOutOfRange(length: 2, dimension: 1)) {
      try GameStudy(
        examples: [2], dimensions: [2, 1], correlations: [Rational(1, 2)], message: .prefix(2)
      ).table()
    }
  }

  /// Nothing is computed of a table whose last row is out of reach, and rows together have a limit too.
  @Test func sizesAreCheckedFirst() throws {
    let isAnnounced = Atomic(false)
    let monitor = WorkMonitor(announcement: { _ in isAnnounced.store(true, ordering: .relaxed) })
    let study = GameStudy(
      examples: [2, 1 << 20], dimensions: [1 << 20], correlations: [Rational(1, 2)])
    for limits in [WorkLimits.standard, .unlimited] {
      #expect(throws: WorkRefused.self) {
        try GameStudy(study.ranges, messages: [.nothing, .deterministic { $0.index }])
          .table(limits: limits, monitor: monitor)
      }
    }
    #expect(throws: WorkRefused.self) { try study.table(monitor: monitor) }
    #expect(throws: WorkRefused.self) { try OptimumStudy(study.ranges).table(monitor: monitor) }
    let many = GameRanges(examples: [2, 3], dimensions: [6], correlations: [Rational(1, 2)])
    let rows = try many.games().map { try $0.checkReport(for: .everything, limits: .standard) }
    let limits = WorkLimits(operations: rows.max()! * 1.01, bytes: 1e9)
    let error = errorMessage {
      try GameStudy(many).table(limits: limits, monitor: monitor).verdict
    }
    #expect(error.contains("the quantities of 2 games"), "\(error)")
    let wasAnnounced = isAnnounced.load(ordering: .relaxed)
    #expect(!wasAnnounced)
  }

  // MARK: The figure

  @Test func gameFigure() throws {
    let drawn = try GameStudy(
      examples: [2, 3], dimensions: [1], correlations: [Rational(1, 2), Rational(1, 3)],
      message: .everything
    ).figure()
    #expect(drawn.verdict == .holds)
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
}
