import Claims
import ExactArithmetic
import LemmataTestSupport
import NearestNeighbourGame
import Testing
import Work

/// `I(J;Y|M)` between its neighbours in the chain, where the sum for it is out of reach.
@Suite struct IndexEnclosureTests {
  /// The report under limits that refuse the sum over multisets and nothing else; `nil` where the sum is less work.
  private func enclosed(_ game: Game, _ message: Message) -> GameReport? {
    for operations in stride(from: 50.0, through: 5000, by: 50) {
      let limits = WorkLimits(operations: operations, bytes: 1e9)
      if let report = try? game.report(for: message, limits: limits) {
        return report.isIndexEnclosed ? report : nil
      }
    }
    return nil
  }

  /// Where both routes can be gone the enclosure has the exact value in it, and all else is the same.
  @Test func containsTheExactValue() throws {
    var compared = 0
    for (k, d) in [(2, 8), (3, 6), (4, 5), (6, 4)] {
      for rho in [1 / 4, 1 / 2, 1] as [Rational] {
        for message in [Message.everything, .prefix(3), .noisy(1 / 8)] {
          let game = try Game(examples: k, dimension: d, correlation: rho)
          let exact = try game.report(for: message)
          #expect(!exact.isIndexEnclosed)
          guard let enclosed = enclosed(game, message) else { continue }
          compared += 1
          let label = "\(game) \(message)"
          #expect(enclosed.quantities.success == exact.quantities.success, "\(label)")
          #expect(enclosed.bounds.fano == exact.bounds.fano, "\(label)")
          guard case .between(let low, let high) = enclosed.quantities.indexInformation else {
            continue
          }
          #expect(low == exact.bounds.fano && high == exact.quantities.noisyInformation.logForm!)
          let value = exact.quantities.indexInformation.logForm!
          #expect(low <= value && value <= high, "\(label)")
          #expect(enclosed.holds && enclosed.chain.map(\.claim) == exact.chain.map(\.claim))
        }
      }
    }
    #expect(compared >= 8, "\(compared)")
  }

  @Test func largeGames() throws {
    for (k, d, message) in [
      (10, 20, Message.everything), (60, 50, .everything), (30, 40, .prefix(35)),
      (25, 30, .noisy(1 / 10)),
    ] {
      let game = try Game(examples: k, dimension: d, correlation: 1 / 2)
      let report = try game.report(for: message)
      #expect(report.isIndexEnclosed && report.holds, "\(game) \(message)")
      #expect(report.text().contains("I(J;Y|M) in ["))
      #expect(report.json()["information"]?["I(J;Y|M)"]?[1] != nil)
      // The sum by itself is refused, for it can be given by nothing else.
      let error = errorMessage { try game.quantities(for: message) }
      #expect(error.contains("multisets of distances"), "\(error)")
    }
  }

  /// The sizes of a report are checked without computing it.
  @Test func checkReport() throws {
    let limits = WorkLimits.standard
    let game = try Game(examples: 10, dimension: 20, correlation: 1 / 2)
    #expect(try game.checkReport(for: .everything, limits: limits) > 0)
    #expect(try game.checkReport(for: .nothing, limits: limits) > 0)
    let trivial = try Game(examples: 1, dimension: 20, correlation: 1 / 2)
    #expect(try trivial.checkReport(for: .everything, limits: limits) == 0)
    let own = Message.deterministic("own") { $0.index }
    #expect(
      errorMessage { try game.checkReport(for: own, limits: limits) }.contains("k d = 10 * 20"))
    let huge = try Game(examples: 1_000_000, dimension: 1_000_000, correlation: 1 / 2)
    #expect(
      errorMessage { try huge.checkReport(for: .everything, limits: limits) }
        .contains("the exact optimum for k = 1000000, d = 1000000"))
    #expect(
      errorMessage { try game.checkReport(for: .prefix(21), limits: limits) }.contains("0...20"))
  }
}
