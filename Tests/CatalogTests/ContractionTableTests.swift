import Catalog
import Contraction
import ExactArithmetic
import InformationTheory
import Tables
import Testing
import Work

/// The names with ranges, and the table `contraction` against the coefficients themselves.
struct ContractionTableTests {
  @Test func namesAndRanges() throws {
    let single = try NamedChannel(parsing: "qsc:5,0.1")
    #expect(single.family == "qsc:5" && single.parameter == Rational(1, 10))
    #expect(single.channel == (try .qarySymmetric(5, Rational(1, 10))))
    #expect(try NamedChannel.all(parsing: "z:1/4", steps: 3).map(\.parameter) == [Rational(1, 4)])
    let range = try NamedChannel.all(parsing: "qec:3,1/3...1", steps: 4)
    #expect(range.map(\.family) == Array(repeating: "qec:3", count: 5))
    #expect(
      range.map(\.parameter)
        == [Rational(1, 3), Rational(1, 2), Rational(2, 3), Rational(5, 6), Rational(1)])
    for member in range { #expect(member.channel == (try .qaryErasure(3, member.parameter))) }
    #expect(
      try NamedChannel.all(parsing: "id:2...3", steps: 1).map(\.channel.inputCount) == [2, 3])
    #expect(throws: ChannelError.self) { try NamedChannel.all(parsing: "id:2...3", steps: 2) }
    #expect(throws: ChannelError.self) { try NamedChannel.all(parsing: "bsc:1/2...1/4") }
    #expect(throws: ChannelError.self) { try NamedChannel.all(parsing: "bsc") }
    #expect(throws: ChannelError.self) { try NamedChannel.all(parsing: "bsc:0......1") }
  }

  @Test func rows() throws {
    var channels: [NamedChannel] = []
    for name in ["bsc:0...1", "bec:0...1", "z:0...1", "qsc:3,0...1"] {
      channels += try NamedChannel.all(parsing: name, steps: 4)
    }
    let table = try ContractionTable(channels: channels).table()
    #expect(table.rows.count == channels.count)
    let rows = table.json()
    for (index, member) in channels.enumerated() {
      let (channel, style) = (member.channel, ValueStyle())
      let law = try InputLaw.uniform.law(for: channel)
      let row = try #require(rows[index])
      #expect(row["parameter"] == style.json(member.parameter))
      #expect(row["dobrushin"] == style.json(channel.dobrushinCoefficient))
      #expect(row["oneMinusDoeblin"] == style.json(1 - channel.doeblinCoefficient))
      #expect(row["kl"] == style.json(channel.klContraction.value))
      #expect(row["chiSquare"] == style.json(try channel.chiSquareContraction(input: law)))
    }
    // Closed forms at the uniform law: (1 - 2 delta)^2, 1 - epsilon, (1 - p)/(1 + p).
    for (index, member) in channels.prefix(15).enumerated() {
      let p = member.parameter
      let expected =
        switch member.family {
        case "bsc": (1 - 2 * p) * (1 - 2 * p)
        case "bec": 1 - p
        default: (1 - p) / (1 + p)
        }
      #expect(rows[index]?["chiSquare"] == .string("\(expected)"))
    }
  }

  @Test func inputLaws() throws {
    let channel = try Channel.binarySymmetric(Rational(1, 10))
    #expect(
      try InputLaw.uniform.law(for: channel).probabilities == [Rational(1, 2), Rational(1, 2)])
    let law = InputLaw.probabilities([Rational(1, 4), Rational(3, 4)])
    #expect(try law.law(for: channel).probabilities == [Rational(1, 4), Rational(3, 4)])
    #expect(throws: LawError.inputCountMismatch(law: 1, channel: 2)) {
      try InputLaw.probabilities([1]).law(for: channel)
    }
    #expect(throws: LawError.sumIsNotOne(Rational(1, 2))) {
      try InputLaw.probabilities([0, Rational(1, 2)]).law(for: channel)
    }
    let table = try ContractionTable(
      channels: NamedChannel.all(parsing: "bsc:1/10"), input: law, width: Rational(1, 100)
    ).table()
    #expect(table.title == "Contraction coefficients, input law (1/4, 3/4)")
    #expect(throws: ContractionError.widthIsNotPositive(0)) {
      try ContractionTable(channels: NamedChannel.all(parsing: "bsc:1/10"), width: 0).table()
    }
    #expect(try ContractionTable(channels: []).table().rows.isEmpty)
  }
}

/// The report on a channel.
struct ContractionReportTests {
  @Test func holdsForRandomChannels() throws {
    var generator = SplitMix64(seed: 20260)
    for _ in 0..<60 {
      let (n, m) = (
        Int.random(in: 1...3, using: &generator), Int.random(in: 1...3, using: &generator)
      )
      let weights = (0..<n).map { _ in
        (0..<m).map { _ in Integer(Int.random(in: 0...3, using: &generator)) }
      }
      if weights.contains(where: { $0.allSatisfy(\.isZero) }) { continue }
      let channel = try Channel(normalizing: weights)
      let law = try FiniteLaw(
        normalizing: (0..<n).map { _ in Integer(Int.random(in: 1...3, using: &generator)) })
      let report = try channel.contractionReport(input: law)
      #expect(report.verdict != .violated, "\(report)")
      let fixedInput = try #require(report.fixedInput)
      #expect(fixedInput.isWidthReached, "\(report)")
      // The input law need not be named: then there is less to tell.
      let short = try channel.contractionReport()
      #expect(short.fixedInput == nil && short.holds)
      #expect(short.kl.value == report.kl.value)
      #expect(short.name == channel.description)
    }
  }

  @Test func manyInputs() throws {
    // The balance of 40 inputs is out of reach; the report then has no bounds by Makur and Zheng.
    let channel = try Channel((0..<40).map { [Rational($0, 40), Rational(40 - $0, 40)] })
    let report = try channel.contractionReport(input: InputLaw.uniform.law(for: channel))
    #expect(report.verdict != .violated)
    #expect(report.claims.contains { $0.claim == "eta_KL(P,W) <= eta_KL(W)" })
    #expect(!report.claims.contains { $0.claim.contains("min P") })
  }
}
