import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

/// The certificate of a capacity, and what its check refuses.
@Suite struct CapacityCertificateTests {
  private let channel: Channel
  private let certificate: CapacityCertificate

  init() throws {
    channel = try Channel([[1, 0, 0], [1 / 4, 3 / 4, 0], [1 / 2, 1 / 4, 1 / 4]])
    certificate = try channel.capacity(width: Rational(1, 1_000_000))
  }

  /// The certificate with something else in it.
  private func changed(
    channel: Channel? = nil, input: [Rational]? = nil, output: [Rational]? = nil,
    lower: LogForm? = nil, upper: LogForm? = nil
  ) throws -> CapacityCertificate {
    CapacityCertificate(
      channel: channel ?? certificate.channel,
      input: try input.map { try FiniteLaw($0) } ?? certificate.input,
      output: try output.map { try FiniteLaw($0) } ?? certificate.output,
      lower: lower ?? certificate.lower, upper: upper ?? certificate.upper)
  }

  @Test func checks() throws {
    try certificate.check()
    #expect(try changed() == certificate)
    #expect(certificate.exact == nil)
    #expect("\(certificate)".hasPrefix("C in [0."))
    #expect("\(try Channel.z(1 / 2).capacity())" == "C = log2 5 - 2")
    // Bounds that are weaker are proved as well.
    let tiny = LogForm.bits(Rational(1).scaled(byPowerOfTwo: -300))
    try changed(lower: certificate.lower - tiny, upper: certificate.upper + tiny).check()
  }

  /// Bounds that are better by the least amount are refused.
  @Test func boundsAreTight() throws {
    let tiny = LogForm.bits(Rational(1).scaled(byPowerOfTwo: -300))
    #expect(
      errorMessage { try changed(lower: certificate.lower + tiny).check() }
        .hasPrefix("the lower bound is 0."))
    let message = errorMessage { try changed(upper: certificate.upper - tiny).check() }
    #expect(message.hasPrefix("the upper bound is 0."), "\(message)")
    #expect(message.contains("for the input x = "))
  }

  /// Every entry of both laws, changed a little, makes one of the bounds wrong.
  @Test func lawsMatter() throws {
    let exact = try Channel([[1, 0], [1 / 2, 1 / 2]]).capacity()
    #expect(exact.exact == LogForm.log(5 / 4))
    let small = Rational(1, 1_000_000)
    for (position, other) in [(0, 1), (1, 0)] {
      var (input, output) = (exact.input.probabilities, exact.output.probabilities)
      input[position] += small
      input[other] -= small
      output[position] += small
      output[other] -= small
      let wrongInput = CapacityCertificate(
        channel: exact.channel, input: try FiniteLaw(input), output: exact.output,
        lower: exact.lower, upper: exact.upper)
      #expect(throws: CapacityCertificateError.self) { try wrongInput.check() }
      let wrongOutput = CapacityCertificate(
        channel: exact.channel, input: exact.input, output: try FiniteLaw(output),
        lower: exact.lower, upper: exact.upper)
      #expect(throws: CapacityCertificateError.self) { try wrongOutput.check() }
    }
  }

  /// Whatever passes the check after a change encloses the capacity.
  @Test func mutations() throws {
    var generator = SplitMix64(seed: 92)
    var (passed, refused) = (0, 0)
    for _ in 0..<cases(120) {
      let original = try generator.shortChannel(
        inputs: generator.int(2...4), outputs: generator.int(2...4)
      ).capacity(width: Rational(1, 1000))
      var rows = original.channel.rows
      var (input, output) = (original.input.probabilities, original.output.probabilities)
      var (lower, upper) = (original.lower, original.upper)
      let shift = Rational(generator.int(-8...8), 64)
      switch generator.int(0...4) {
      case 0: input = generator.shortProbabilities(input.count)
      case 1: output = generator.shortProbabilities(output.count)
      case 2: lower += .bits(shift)
      case 3: upper += .bits(shift)
      default: rows[0] = generator.shortProbabilities(output.count)
      }
      let mutated = CapacityCertificate(
        channel: try Channel(rows), input: try FiniteLaw(input), output: try FiniteLaw(output),
        lower: lower, upper: upper)
      do {
        try mutated.check()
        passed += 1
        let truth = try mutated.channel.capacity(width: Rational(1, 1_000_000_000))
        #expect(lower <= truth.upper && truth.lower <= upper)
      } catch is CapacityCertificateError {
        refused += 1
      }
    }
    #expect(passed > cases(10) && refused > cases(20), "\(passed) passed, \(refused) refused")
  }

  @Test func sizesAndMissedOutputs() throws {
    let half = [Rational(1, 2), Rational(1, 2)]
    #expect(
      errorMessage { try changed(input: half).check() }
        == "the law on the inputs has 2 outcomes; expected 3, one for each input")
    #expect(
      errorMessage { try changed(output: half).check() }
        == "the law on the outputs has 2 outcomes; expected 3, one for each output")
    #expect(
      errorMessage { try changed(output: half + [0], upper: .bits(9)).check() }
        == "the law on the outputs gives output 3 the probability 0; expected more, because "
        + "input 3 reaches it")
    #expect(
      errorMessage {
        try CapacityCertificate(
          channel: channel, input: FiniteLaw([1, 0, 0]), output: FiniteLaw(half + [0]))
      }.contains("because input 3 reaches it"))
  }

  /// The bounds of any two laws enclose the capacity.
  @Test func anyTwoLaws() throws {
    var generator = SplitMix64(seed: 93)
    for _ in 0..<cases(60) {
      let (n, m) = (generator.int(1...4), generator.int(1...4))
      let channel = generator.channel(inputs: n, outputs: m)
      let law = generator.law(n)
      let output = try FiniteLaw(normalizing: (0..<m).map { _ in Integer(generator.int(1...9)) })
      let certificate = try CapacityCertificate(channel: channel, input: law, output: output)
      try certificate.check()
      let truth = try channel.capacity()
      #expect(certificate.lower <= truth.upper && truth.lower <= certificate.upper)
    }
  }
}
