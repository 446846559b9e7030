import ExactArithmetic
import InformationTheory
import Testing

/// The names of channels, with ranges for their last parameter.
struct NamedChannelTests {
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
}
