import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// The capacity of a channel, against closed forms and against alternating maximisation.
@Suite struct CapacityTests {
  // MARK: Exact values

  @Test func exactValues() throws {
    func capacity(_ channel: Channel) throws -> LogForm? {
      let certificate = try channel.capacity()
      try certificate.check()
      return certificate.exact
    }
    for delta in [Rational(0), Rational(1, 10), Rational(1, 2), Rational(2, 3), Rational(1)] {
      #expect(try capacity(.binarySymmetric(delta)) == LogForm.bits(1) - binaryEntropy(delta))
      #expect(try capacity(.binaryErasure(delta)) == LogForm.bits(1 - delta))
      #expect(
        try capacity(.qarySymmetric(5, delta))
          == LogForm.log(5) - binaryEntropy(delta) - delta * LogForm.log(4))
      #expect(try capacity(.qaryErasure(7, delta)) == (1 - delta) * LogForm.log(7))
    }
    for q in 1...6 { #expect(try capacity(.identity(q)) == LogForm.log(q)) }
    // Weakly symmetric: log m less the entropy of a row.
    let third = Rational(1, 3)
    let row = [third, Rational(1, 6), Rational(1, 2)]
    #expect(
      try capacity(Channel([row, [third, row[2], row[1]]]))
        == LogForm.log(3) - FiniteLaw(row).entropy)
    // A noisy typewriter.
    let typewriter = try Channel(
      (0..<7).map { x in (0..<7).map { $0 == x || $0 == (x + 1) % 7 ? Rational(1, 2) : 0 } })
    #expect(try capacity(typewriter) == LogForm.log(7) - .bits(1))
    // The Z-channel with p = 1/2, 3/4 and 2/3: 1 + (1-p) p^(p/(1-p)) is rational.
    #expect(try capacity(.z(1 / 2)) == LogForm.log(5 / 4))
    #expect(try capacity(.z(3 / 4)) == LogForm.log(1 + Rational(1, 4) * Rational(27, 64)))
    #expect(try capacity(.z(2 / 3)) == LogForm.log(1 + Rational(4, 27)))
  }

  @Test func degenerateChannels() throws {
    // Equal rows, with an output that is never reached.
    let useless = try Channel([[1 / 3, 2 / 3, 0], [1 / 3, 2 / 3, 0]]).capacity()
    #expect(useless.exact == .zero)
    #expect(useless.output.probabilities == [Rational(1, 3), Rational(2, 3), 0])
    try useless.check()
    #expect(try Channel([[1 / 3, 2 / 3]]).capacity().exact == .zero)
    // A useless input: the third row is the mixture of the others.
    let mixed = try Channel([[1, 0, 0], [0, 1, 0], [1 / 2, 1 / 2, 0]]).capacity()
    #expect(mixed.exact == .bits(1))
    #expect(mixed.input.probabilities == [Rational(1, 2), Rational(1, 2), 0])
    try mixed.check()
    // Equal rows beside others: the law on the kinds of inputs is uniform.
    let repeated = try Channel([[1, 0], [0, 1], [0, 1]]).capacity()
    #expect(repeated.exact == .bits(1))
    try repeated.check()
    // Many inputs between two: only the ends are used.
    let line = try Channel((0...20).map { [Rational($0 + 2, 24), Rational(22 - $0, 24)] })
    let ends = try line.capacity()
    #expect(ends.exact == LogForm.bits(1) - binaryEntropy(1 / 12))
    // An output that is reached with a tiny probability by one input alone.
    let tiny = Rational(1, Integer(10).power(30))
    let rare = try Channel([[1 - tiny, tiny, 0], [1 / 2, 0, 1 / 2]]).capacity()
    #expect(rare.gap <= .bits(Rational(1, 1_000_000_000_000)))
    try rare.check()
  }

  /// Rational optima that no symmetry shows.
  @Test func exactWithoutSymmetry() throws {
    var generator = SplitMix64(seed: 90)
    var found = 0
    for _ in 0..<cases(40) {
      // A channel whose rows have the same divergence from the law of the output: two copies of one in
      // different orders inside the classes of outputs that are equally likely.
      let law = [Rational(1, 4), Rational(1, 4), Rational(1, 8), Rational(3, 8)]
      let weights = generator.weights(2)
      let share = Rational(weights[0], weights[0] + weights[1])
      let row = [share / 2, (1 - share) / 2, Rational(1, 8), Rational(3, 8)]
      let channel = try Channel([row, [row[1], row[0], row[2], row[3]]])
      let certificate = try channel.capacity()
      try certificate.check()
      #expect(certificate.output == (try FiniteLaw(law)))
      #expect(certificate.exact == certificate.lower)
      found += 1
    }
    #expect(found == cases(40))
  }

  // MARK: Enclosures

  @Test func zChannel() throws {
    // log2(1 + (1-p) p^(p/(1-p))), to fifty digits.
    for (p, power) in [(Rational(1, 4), Rational(1, 3)), (Rational(1, 10), Rational(1, 9))] {
      for width in [Rational(1, 1000), Rational(1, Integer(10).power(50))] {
        let certificate = try Channel.z(p).capacity(width: width)
        try certificate.check()
        #expect(certificate.gap <= .bits(width))
        #expect(certificate.exact == nil)
        let root = Enclosure.exp(power * Enclosure.log(p, bits: 300), bits: 300)
        let known = Enclosure.log2(Enclosure(1) + (1 - p) * root, bits: 280)
        let interval = certificate.interval(bits: 300)
        #expect(interval.lower <= known.upper && known.lower <= interval.upper)
        #expect(interval.width <= width + Rational(1).scaled(byPowerOfTwo: -200))
      }
    }
    // With a rare letter, 1/e of its mass in nats.
    let mass = Rational(1, Integer(10).power(20))
    let rare = try Channel([[1, 0], [1 - mass, mass]]).capacity(width: mass / 1_000_000)
    try rare.check()
    let interval = rare.interval()
    #expect(interval.lower > mass * Rational(53, 100) && interval.upper < mass * Rational(54, 100))
    #expect(rare.gap <= .bits(mass / 1_000_000))
  }

  /// A sum of channels: `2^C = 2^C1 + 2^C2`.
  @Test func disjointChannels() throws {
    let sum = try Channel([[1, 0, 0], [0, 9 / 10, 1 / 10], [0, 1 / 10, 9 / 10]])
    let certificate = try sum.capacity()
    try certificate.check()
    let one = (LogForm.bits(1) - binaryEntropy(1 / 10)).enclosure(in: .nats, bits: 100)
    let known = Enclosure.log2(Enclosure(1) + Enclosure.exp(one, bits: 90), bits: 80)
    let interval = certificate.interval()
    #expect(interval.lower <= known.upper && known.lower <= interval.upper)
    #expect(certificate.gap <= .bits(Rational(1, 1_000_000_000_000)))
  }

  /// Two uses of a channel have twice its capacity.
  @Test func additivity() throws {
    for channel in [try Channel.z(1 / 4), try .binarySymmetric(1 / 5), try .z(1 / 2)] {
      let (one, two) = (try channel.capacity(), try channel.power(2).capacity())
      #expect(2 * one.lower <= two.upper && two.lower <= 2 * one.upper)
      #expect(two.gap <= .bits(Rational(1, 1_000_000_000_000)))
      #expect((one.exact == nil) == (two.exact == nil))
    }
  }

  @Test func againstAlternatingMaximisation() throws {
    var generator = SplitMix64(seed: 91)
    let width = Rational(1, 1_000_000_000_000)
    for index in 0..<cases(150) {
      let (n, m) = (generator.int(1...6), generator.int(1...6))
      let channel =
        index % 3 == 0
        ? generator.shortChannel(inputs: n, outputs: m) : generator.channel(inputs: n, outputs: m)
      let certificate = try channel.capacity(width: width)
      #expect(certificate.gap <= .bits(width), "\(channel)")
      #expect(certificate.gap >= .zero)
      try certificate.check()
      let other = alternatingMaximisation(channel)
      let interval = certificate.interval()
      #expect(Double(interval.lower) <= other.upper + 1e-9, "\(channel)")
      #expect(other.lower <= Double(interval.upper) + 1e-9, "\(channel)")
    }
  }

  /// The bounds that alternating maximisation (Arimoto, Blahut) has after some steps, in bits.
  private func alternatingMaximisation(_ channel: Channel) -> (lower: Double, upper: Double) {
    let rows = channel.rows.map { $0.map { Double($0) } }
    var law = [Double](repeating: 1 / Double(rows.count), count: rows.count)
    var bounds = (lower: 0.0, upper: Double.infinity)
    for _ in 0..<2000 {
      let output = rows[0].indices.map { y in zip(law, rows).reduce(0) { $0 + $1.0 * $1.1[y] } }
      let divergences = rows.map { row in
        zip(row, output).reduce(0) { $1.0 > 0 ? $0 + $1.0 * log2($1.0 / $1.1) : $0 }
      }
      bounds.upper = divergences.max()!
      bounds.lower = zip(law, divergences).reduce(0) { $1.0 > 0 ? $0 + $1.0 * $1.1 : $0 }
      if bounds.upper - bounds.lower < 1e-12 { break }
      law = zip(law, divergences).map { $0 * exp2($1) }
      let total = law.reduce(0, +)
      law = law.map { $0 / total }
    }
    return bounds
  }

  // MARK: Refusals

  @Test func refusals() throws {
    let channel = try Channel.z(1 / 4)
    for width in [Rational(0), Rational(-1, 2)] {
      #expect(
        errorMessage { try channel.capacity(width: width) }
          == "the width of the capacity's enclosure is \(width); expected a number above 0")
    }
    #expect(throws: WorkRefused.self) {
      try channel.capacity(width: Rational(1, Integer(10).power(2_000_000)))
    }
    let message = errorMessage {
      try channel.capacity(limits: WorkLimits(operations: 10, bytes: 1e9))
    }
    #expect(message.hasPrefix("the capacity of a channel of 2 inputs and 2 outputs: about "))
  }
}
