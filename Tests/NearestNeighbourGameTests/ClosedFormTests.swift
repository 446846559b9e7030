import ExactArithmetic
import LemmataTestSupport
import NearestNeighbourGame
import Testing

/// The closed forms of the built-in messages against enumeration.
@Suite struct ClosedFormTests {
  /// Denominators that take the enumeration from 64-bit to 128-bit and to unbounded counts.
  private let awkward: [Rational] = [
    1 / 1_000_003, Rational("271828182845904523536028747135/314159265358979323846264338327")!,
  ]

  private func check(_ game: Game, _ message: Message) throws {
    let closed = try game.quantities(for: message)
    let enumerated = try game.quantities(for: message.enumerated())
    let label = "\(message.name), k \(game.examples), d \(game.dimension), rho \(game.correlation)"
    #expect(closed.route == .closedForm && enumerated.route == .enumeration, "\(label)")
    #expect(closed.success == enumerated.success, "\(label)")
    #expect(closed.information == enumerated.information.logForm!, "I(X;M): \(label)")
    #expect(
      closed.exampleInformationSum == enumerated.exampleInformationSum.logForm!,
      "sum I(Xj;M): \(label)")
    #expect(closed.noisyInformation == enumerated.noisyInformation.logForm!, "I(M;Y|J): \(label)")
    #expect(closed.indexInformation == enumerated.indexInformation.logForm!, "I(J;Y|M): \(label)")
  }

  /// Everything, nothing and every prefix.
  private func checkFunctions(_ game: Game) throws {
    try check(game, .everything)
    try check(game, .nothing)
    for length in 0...game.dimension { try check(game, .prefix(length)) }
  }

  @Test func functionsOfTheExamples() throws {
    for (k, d) in sizes(upTo: 12) {
      for rho in [0, 1 / 2, 3 / 7, 1] as [Rational] {
        // 2^d messages over 2^d cells each: one correlation is enough.
        if k == 1 && d > 9 && rho != 1 / 2 && multiplier == 1 { continue }
        try checkFunctions(Game(examples: k, dimension: d, correlation: rho))
      }
    }
  }

  @Test func withoutCoordinates() throws {
    for k in 1...12 {
      for rho in [0, 1 / 2, 1] + awkward {
        let game = try Game(examples: k, dimension: 0, correlation: rho)
        try checkFunctions(game)
        try check(game, .noisy(1 / 3))
      }
    }
  }

  @Test func widerCounts() throws {
    for (k, d) in sizes(upTo: 12) where k > 1 || d <= (multiplier > 1 ? 9 : 7) {
      for rho in awkward {
        try checkFunctions(Game(examples: k, dimension: d, correlation: rho))
      }
    }
  }

  @Test func noisyCopies() throws {
    let flips: [Rational] = [0, 1 / 10, 1 / 3, 1 / 2, 3 / 4, 1]
    for (k, d) in sizes(upTo: 8) {
      let correlations: [Rational] = [3 / 7, 1 / 2, 0, 1] + awkward
      for rho in k * d <= 5 || multiplier > 1 ? correlations : [3 / 7] {
        let game = try Game(examples: k, dimension: d, correlation: rho)
        for a in flips where k * d < 8 || a == 1 / 10 || a == 3 / 4 || multiplier > 1 {
          try check(game, .noisy(a))
        }
      }
    }
    // Weights of the message that need wider counts themselves.
    for (k, d) in sizes(upTo: 4) {
      for a in awkward {
        try check(Game(examples: k, dimension: d, correlation: 1 / 2), .noisy(a))
        try check(Game(examples: k, dimension: d, correlation: awkward[0]), .noisy(a))
      }
    }
  }

  @Test func reportsAgree() throws {
    for (k, d) in sizes(upTo: 6) {
      for rho in [0, 3 / 7, 1] as [Rational] {
        let game = try Game(examples: k, dimension: d, correlation: rho)
        var messages: [Message] = [.everything, .nothing, .noisy(1 / 10)]
        messages += (0...d).map { .prefix($0) }
        for message in messages {
          let closed = try game.report(for: message)
          let enumerated = try game.report(for: message.enumerated())
          let label = "\(message.name), k \(k), d \(d), rho \(rho)"
          #expect(
            closed.holds && enumerated.holds, "\(label): \(closed.verdict), \(enumerated.verdict)")
          #expect(closed.message == message.name && enumerated.message == message.name)
          #expect(closed.optimalSuccess == enumerated.optimalSuccess, "\(label)")
          #expect(closed.bounds.fano == enumerated.bounds.fano, "\(label)")
          #expect(closed.bounds.sdpi == enumerated.bounds.sdpi, "\(label)")
          #expect(
            closed.bounds.mrsGerber.enclosure(bits: 64)
              == enumerated.bounds.mrsGerber.enclosure(bits: 64),
            "\(label)")
          for (left, right) in zip(closed.chain, enumerated.chain) {
            #expect(left.slack == right.slack.logForm!, "\(left.claim): \(label)")
          }
        }
      }
    }
  }

  /// Sizes that only the closed forms reach.
  @Test func greaterSizes() throws {
    for (k, d, rho) in [
      (20, 3, 1 / 3), (3, 40, 1 / 5), (2, 200, 1 / 10), (300, 1, 2 / 3), (7, 7, 1),
    ]
      as [(Int, Int, Rational)]
    {
      let game = try Game(examples: k, dimension: d, correlation: rho)
      let messages: [Message] = [
        .everything, .nothing, .prefix(d / 2), .noisy(1 / 9), .noisy(8 / 9),
      ]
      for message in messages {
        let report = try game.report(for: message)
        #expect(report.holds, "\(message.name), k \(k), d \(d), rho \(rho): \(report.verdict)")
      }
      // Complementing every bit of the message changes nothing.
      let (low, high) = (
        try game.quantities(for: .noisy(1 / 9)), try game.quantities(for: .noisy(8 / 9))
      )
      #expect(low.success == high.success)
      #expect(low.indexInformation == high.indexInformation.logForm!)
    }
  }
}
