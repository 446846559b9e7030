import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import NearestNeighbourGame
import Synchronization
import Testing
import Work

@Suite struct GameErrorTests {
  private func game(_ k: Int, _ d: Int, _ rho: Rational = 1 / 2) throws -> Game {
    try Game(examples: k, dimension: d, correlation: rho)
  }

  // MARK: Parameters

  @Test func parametersOutOfRange() {
    #expect(errorMessage { try game(0, 3) } == "k = 0: the number of examples must be at least 1")
    #expect(errorMessage { try game(-4, 3) } == "k = -4: the number of examples must be at least 1")
    #expect(errorMessage { try game(2, -1) } == "d = -1: the dimension must be at least 0")
    #expect(
      errorMessage { try game(2, 3, 3 / 2) } == "rho = 3/2: the correlation must lie in [0, 1]")
    #expect(
      errorMessage { try game(2, 3, -1 / 2) } == "rho = -1/2: the correlation must lie in [0, 1]")
  }

  // MARK: Messages by name

  @Test func parsesMessages() throws {
    #expect(try Message(parsing: "everything").name == "everything")
    #expect(try Message(parsing: "nothing").name == "nothing")
    #expect(try Message(parsing: "prefix:4").name == "prefix:4")
    #expect(try Message(parsing: "noisy:0.25").name == "noisy:1/4")
    let sent = try game(2, 3).quantities(for: Message(parsing: "prefix:2"))
    #expect(sent.information == .bits(4))
  }

  @Test func unknownMessages() {
    for text in [
      "foo", "", "everything:1", "nothing:", "prefix", "prefix:", "prefix:x", "prefix:1/2", "noisy",
    ] {
      #expect(
        errorMessage { try Message(parsing: text) }
          == "\"\(text)\" is not a message; expected everything, nothing, prefix:M, noisy:A or table:FILE"
      )
    }
    #expect(errorMessage { try Message(parsing: "noisy:1/0") } == "\"1/0\" has a zero denominator")
    #expect(
      errorMessage { try Message(parsing: "noisy:abc") }.hasPrefix(
        "\"abc\" is not a rational number"))
  }

  @Test func prefixOutOfRange() throws {
    for (text, length) in [("prefix:5", 5), ("prefix:-1", -1)] {
      let expected = "prefix:\(length): the length must lie in 0...3, the dimension of the examples"
      #expect(errorMessage { try game(2, 3).report(for: Message(parsing: text)) } == expected)
      #expect(
        errorMessage { try game(2, 3).report(for: Message(parsing: text).enumerated()) } == expected
      )
    }
  }

  @Test func flipProbabilityOutOfRange() throws {
    for text in ["3/2", "-1/2"] {
      let expected = "noisy:\(text): the flip probability must lie in [0, 1]"
      let message = try Message(parsing: "noisy:\(text)")
      #expect(errorMessage { try game(2, 3).report(for: message) } == expected)
      #expect(errorMessage { try game(2, 3).report(for: message.enumerated()) } == expected)
    }
  }

  // MARK: Tables

  @Test func tableOfTheWrongLength() {
    let expected = "the table has 3 entries, but there are 2^2 = 4 values of the examples"
    #expect(errorMessage { try game(2, 1).report(for: .table([0, 1, 2])) } == expected)
    #expect(errorMessage { try game(2, 1).report(for: .channel([[1], [1], [1]])) } == expected)
    #expect(
      errorMessage { try game(2, 1).report(for: .table([])) }
        == "the table has 0 entries, but there are 2^2 = 4 values of the examples")
  }

  @Test func lawsThatAreNone() {
    let short = Message.channel([[1, 0], [1 / 2, 1 / 3], [0, 1], [1, 0]])
    #expect(
      errorMessage { try game(2, 1).report(for: short) }
        == "the message's law for the examples with index 1 sums to 5/6, not to 1")
    let negative = Message.channel([[1, 0], [1, 0], [3 / 2, -1 / 2], [1, 0]])
    #expect(
      errorMessage { try game(2, 1).report(for: negative) }
        == "the message's law for the examples with index 2 gives message 1 the negative weight -1/2"
    )
    let ragged = Message.channel([[1, 0], [1, 0], [1], [1, 0]])
    #expect(
      errorMessage { try game(2, 1).report(for: ragged) }
        == "the message's law for the examples with index 2 has 1 entries, but the first row has 2")
    let empty = Message.randomised { _ in [:] }
    #expect(
      errorMessage { try game(2, 1).report(for: empty) }
        == "the message's law for the examples with index 0 sums to 0, not to 1")
  }

  // MARK: Sizes

  @Test func tooLargeToEnumerate() {
    let expected =
      "the message table is enumerated over 2^(k d) values of the examples: k d = 10 * 10 is above the "
      + "limit of 24 bits"
    #expect(errorMessage { try game(10, 10).report(for: .table([0, 1])) } == expected)
    let huge = errorMessage { try game(.max, .max).report(for: Message.everything.enumerated()) }
    #expect(huge.hasPrefix("the message everything is enumerated over 2^(k d) values"))
  }

  @Test func tooManyDistanceMultisets() {
    #expect(
      errorMessage { try game(20, 20).quantities(for: .everything) }
        == "k = 20, d = 20 has C(k+d, d) multisets of distances, more than the limit of 10000000")
    for (k, d) in [(Int.max, 1), (2, Int.max), (Int.max, Int.max), (10_000_000, 1), (4472, 4472)] {
      #expect(
        errorMessage { try game(k, d).quantities(for: .everything) }
          == "k = \(k), d = \(d) has C(k+d, d) multisets of distances, more than the limit of 10000000"
      )
    }
    // Only the coordinates that are sent count.
    #expect(throws: Never.self) { try game(20, 20).quantities(for: .prefix(1)) }
  }

  @Test func tooMuchWork() throws {
    let operations = WorkLimits(operations: 10, bytes: 1e12)
    let bytes = WorkLimits(operations: 1e12, bytes: 10)
    let messages: [(Message, String)] = [
      (.everything, "the exact optimum for k = 3, d = 3"),
      (
        .table([Int](repeating: 0, count: 512)),
        "enumerating 512 values of the examples and 1 messages"
      ),
      (.nothing, "the exact optimum for k = 3, d = 3"),
    ]
    // A report does without the sum over multisets.
    let sum = errorMessage { try game(3, 3).quantities(for: .everything, limits: operations) }
    #expect(sum.hasPrefix("the sum over 20 multisets of distances: about "), "\(sum)")
    for (message, subject) in messages {
      let work = errorMessage { try game(3, 3).report(for: message, limits: operations) }
      #expect(work.hasPrefix("\(subject): about "), "\(work)")
      #expect(
        work.hasSuffix("MiB, more than the limit of 10 operations"), "\(work)")
      let memory = errorMessage { try game(3, 3).report(for: message, limits: bytes) }
      #expect(memory.hasPrefix("\(subject): about "), "\(memory)")
      #expect(memory.hasSuffix("MiB, which would not fit in memory"), "\(memory)")
      #expect(throws: Never.self) { try game(3, 3).report(for: message, limits: .unlimited) }
    }
  }

  /// How much a randomised message needs shows while its laws are gathered.
  @Test func tooLongLaws() {
    let limits = WorkLimits(operations: 1e12, bytes: 100_000)
    let message = Message.randomised { _ in
      Dictionary(uniqueKeysWithValues: (0..<1000).map { ($0, Rational(1, 1000)) })
    }
    let text = errorMessage { try game(2, 3).report(for: message, limits: limits) }
    #expect(
      text.hasPrefix("the laws of the message for 2 values of the examples: about "), "\(text)")
    #expect(text.hasSuffix("MiB, which would not fit in memory"), "\(text)")
  }

  /// The numerator of the optimum is longer when that of the noise is.
  @Test func workGrowsWithTheDenominator() throws {
    func operations(_ rho: Rational) -> Double? {
      do {
        _ = try game(2, 50, rho).optimalSuccess(limits: WorkLimits(operations: 1, bytes: 1e9))
      } catch let refusal as WorkRefused {
        if case .work(let estimate) = refusal.size { return estimate.operations }
      } catch {}
      return nil
    }
    let (short, long) = (operations(1 / 3), operations(Rational(1, Integer(3).power(3000))))
    #expect(try #require(long) > 100 * #require(short))
  }

  @Test func exactOptimumTooLarge() {
    for (k, d) in [(1 << 30, 1 << 20), (Int.max, 2), (3, Int.max)] {
      #expect(
        errorMessage { try game(k, d).optimalSuccess() }
          == "the exact optimum for k = \(k), d = \(d) has about k d bits, more than the limit of 10000000"
      )
    }
  }

  @Test func unattainableSuccess() {
    let expected =
      "no protocol succeeds with probability 1 in the game with k = 4, d = 1, rho = 1/2: Fano's term exceeds "
      + "d (1 - h(delta))"
    #expect(errorMessage { try game(4, 1).bounds(success: 1) } == expected)
    #expect(
      errorMessage { try game(4, 1).bounds(success: 5 / 4) }.hasPrefix("no protocol succeeds with"))
    #expect(
      errorMessage { try game(4, 1).bounds(success: -1 / 4) }.hasPrefix("no protocol succeeds with")
    )
  }

  // MARK: Progress and cancellation

  @Test func announcesItsWork() throws {
    let announcements = Mutex<[String]>([])
    let fractions = Mutex<[Double]>([])
    let monitor = WorkMonitor(
      announcement: { work in announcements.withLock { $0.append(work) } },
      report: { fraction in fractions.withLock { $0.append(fraction) } })
    _ = try game(2, 3).report(for: .table([Int](0..<64)), monitor: monitor)
    let texts = announcements.withLock { $0 }
    #expect(texts.count == 2, "\(texts)")
    #expect(texts[0].hasPrefix("enumerating 64 values of the examples and 64 messages: about "))
    #expect(texts[1].hasPrefix("the exact optimum for k = 2, d = 3: about "))
    #expect(fractions.withLock { $0 }.allSatisfy { $0 >= 0 && $0 <= 1 })
  }

  @Test func cancellation() async {
    let messages: [Message] = [
      .everything, .prefix(2), .noisy(1 / 3), .table([Int](repeating: 0, count: 64)),
      .randomised { _ in [0: 1 / 2, 1: 1 / 2] },
    ]
    for message in messages {
      let task = Task {
        while !Task.isCancelled { await Task.yield() }
        return try Game(examples: 2, dimension: 3, correlation: 1 / 2).report(for: message)
      }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }

  @Test func cancellationInTheMiddle() async {
    // The task cancels itself when the enumeration has been announced: no other thread need be free for it.
    let monitor = WorkMonitor(announcement: { _ in withUnsafeCurrentTask { $0?.cancel() } })
    let task = Task {
      try Game(examples: 2, dimension: 6, correlation: 1 / 2)
        .report(for: .deterministic { $0.index }, monitor: monitor)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
