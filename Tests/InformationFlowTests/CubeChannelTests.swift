import ExactArithmetic
import InformationFlow
import InformationTheory
import Testing

/// Channels that flip bits.
@Suite struct CubeChannelTests {
  private func cube(_ delta: Rational, _ bits: Int) throws -> Channel {
    try Channel(
      (0..<1 << bits).map { x in
        (0..<1 << bits).map { y in
          let flips = (x ^ y).nonzeroBitCount
          return delta.power(flips) * (1 - delta).power(bits - flips)
        }
      })
  }

  @Test func tellsFlippedBitsFromOtherChannels() throws {
    for delta in [Rational(0), Rational(1, 10), Rational(1, 2), Rational(1)] {
      for bits in [2, 3] {
        let found = try #require(CubeChannel(try cube(delta, bits)))
        #expect(found.dimension == bits && found.crossover == delta)
      }
    }
    #expect(CubeChannel(try cube(Rational(1, 10), 1)) == nil)
    #expect(CubeChannel(try Channel(named: "qsc:4,1/10")) == nil)
    #expect(CubeChannel(try Channel(named: "qsc:3,1/10")) == nil)
  }
}
