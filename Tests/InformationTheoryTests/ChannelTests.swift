import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct ChannelTests {
  let half = try! FiniteLaw(rationals("1/2 1/2"))

  // MARK: Making channels

  @Test func waysToMakeOne() throws {
    let channel = try Channel(matrix("3/4 1/4; 0 1"))
    #expect(channel == (try Channel(normalizing: [[6, 2], [0, 5]])))
    #expect(channel.hashValue == (try Channel(normalizing: [[6, 2], [0, 5]])).hashValue)
    #expect(channel != (try Channel(matrix("3/4 1/4; 1 0"))))
    #expect(channel.rows == matrix("3/4 1/4; 0 1"))
    #expect(channel[0, 1] == rational("1/4"))
    #expect(channel.row(0) == (try FiniteLaw(rationals("3/4 1/4"))))
    #expect(channel.denominator == 4)
    #expect((channel.inputCount, channel.outputCount) == (2, 2))
    #expect(channel.description == "[[3/4, 1/4], [0, 1]]")
    #expect(!channel.isDeterministic)
    #expect(try Channel.identity(3).isDeterministic)
    let labelled = try Channel([[1, 0], [0, 1]], inputs: ["a", "b"], outputs: ["yes", "no"])
    #expect(labelled.inputs == ["a", "b"])
    #expect(labelled == (try .identity(2)))
  }

  @Test func namedChannels() throws {
    #expect(try Channel.binarySymmetric(1 / 10).rows == matrix("9/10 1/10; 1/10 9/10"))
    #expect(try Channel.binaryErasure(1 / 3).rows == matrix("2/3 0 1/3; 0 2/3 1/3"))
    #expect(try Channel.z(1 / 4).rows == matrix("1 0; 1/4 3/4"))
    #expect(
      try Channel.qarySymmetric(3, 1 / 2).rows
        == matrix("1/2 1/4 1/4; 1/4 1/2 1/4; 1/4 1/4 1/2"))
    #expect(try Channel.qaryErasure(1, 1 / 3).rows == matrix("2/3 1/3"))
    #expect(try Channel.identity(2).rows == [[1, 0], [0, 1]])
    let law = try FiniteLaw(["a": 1 / 3, "b": 2 / 3])
    let constant = try Channel.constant(inputs: 3, law: law)
    #expect(constant.rows == Array(repeating: rationals("1/3 2/3"), count: 3))
    #expect(constant.outputs == ["a", "b"])
    #expect(try Channel.qarySymmetric(2, 1 / 5) == .binarySymmetric(1 / 5))
    #expect(try Channel.qaryErasure(2, 1 / 5) == .binaryErasure(1 / 5))
  }

  @Test func parsingNames() throws {
    #expect(try Channel(named: "bsc:1/10") == .binarySymmetric(1 / 10))
    #expect(try Channel(named: "bsc:0.1") == .binarySymmetric(1 / 10))
    #expect(try Channel(named: "bec:1/3") == .binaryErasure(1 / 3))
    #expect(try Channel(named: "z:1/4") == .z(1 / 4))
    #expect(try Channel(named: "qsc:5,1/10") == .qarySymmetric(5, 1 / 10))
    #expect(try Channel(named: "qec:4,1/3") == .qaryErasure(4, 1 / 3))
    #expect(try Channel(named: "id:3") == .identity(3))
    #expect(Channel.names.count == 6)
  }

  // MARK: Closed forms

  @Test func closedForms() throws {
    var generator = SplitMix64(seed: 31)
    for _ in 0..<(40 * multiplier) {
      let delta = generator.probability()
      let p = generator.probability()
      let input = try FiniteLaw([1 - p, p])
      let symmetric = try Channel.binarySymmetric(delta)
      #expect(
        try symmetric.mutualInformation(input: input)
          == binaryEntropy(binaryConvolution(p, delta)) - binaryEntropy(delta))
      #expect(
        try Channel.binaryErasure(delta).mutualInformation(input: input)
          == (1 - delta) * binaryEntropy(p))
      #expect(
        try Channel.z(delta).mutualInformation(input: input)
          == binaryEntropy(p * (1 - delta)) - p * binaryEntropy(delta))
      let q = generator.int(2...6)
      let uniform = try FiniteLaw.uniform(over: 0..<q)
      let capacity =
        LogForm.log(Integer(q)) - binaryEntropy(delta) - delta * LogForm.log(Integer(q - 1))
      #expect(try Channel.qarySymmetric(q, delta).mutualInformation(input: uniform) == capacity)
      #expect(
        try Channel.qaryErasure(q, delta).mutualInformation(input: uniform)
          == (1 - delta) * LogForm.log(Integer(q)))
      #expect(try Channel.identity(q).mutualInformation(input: uniform) == LogForm.log(Integer(q)))
      #expect(try Channel.constant(inputs: q, law: input).mutualInformation(input: uniform).isZero)
    }
  }

  @Test func mutualInformationAgreesWithTheJointLaw() throws {
    var generator = SplitMix64(seed: 32)
    for _ in 0..<(60 * multiplier) {
      let (inputs, outputs) = (generator.int(1...4), generator.int(1...4))
      let (law, channel) = (
        generator.law(inputs), generator.channel(inputs: inputs, outputs: outputs)
      )
      let joint = try JointLaw(input: law, channel: channel)
      #expect(
        try channel.mutualInformation(input: law)
          == joint.mutualInformation(between: ["X"], and: ["Y"]), "\(law) \(channel)")
      #expect(try joint.law(of: "Y") == channel.output(of: law).map { AnyOutcome($0) })
      // I(X;Y) = sum_x P(x) D(W_x || output).
      let output = try channel.output(of: law)
      var mean = Divergence.finite(.zero)
      for x in law.support {
        mean = mean + law.probability(of: x) * channel.row(x).klDivergence(from: output)
      }
      #expect(mean == .finite(try channel.mutualInformation(input: law)))
    }
  }

  // MARK: Composition

  @Test func composition() throws {
    var generator = SplitMix64(seed: 33)
    for _ in 0..<(40 * multiplier) {
      let sizes = (0..<4).map { _ in generator.int(1...4) }
      let first = generator.channel(inputs: sizes[0], outputs: sizes[1])
      let second = generator.channel(inputs: sizes[1], outputs: sizes[2])
      let third = generator.channel(inputs: sizes[2], outputs: sizes[3])
      let both = try first.then(second)
      for x in 0..<sizes[0] {
        for z in 0..<sizes[2] {
          let sum = (0..<sizes[1]).reduce(Rational.zero) { $0 + first[x, $1] * second[$1, z] }
          #expect(both[x, z] == sum)
        }
      }
      #expect(try both.then(third) == first.then(second.then(third)))
      #expect(try first.then(.identity(sizes[1])) == first)
      let law = generator.law(sizes[0])
      #expect(try both.output(of: law) == second.output(of: first.output(of: law)))
    }
  }

  @Test func symmetricChannelsConvolve() throws {
    var generator = SplitMix64(seed: 34)
    for _ in 0..<(40 * multiplier) {
      let (a, b) = (generator.probability(), generator.probability())
      #expect(
        try Channel.binarySymmetric(a).then(.binarySymmetric(b))
          == .binarySymmetric(binaryConvolution(a, b)))
    }
  }

  @Test func product() throws {
    var generator = SplitMix64(seed: 35)
    for _ in 0..<(30 * multiplier) {
      let first = generator.channel(inputs: generator.int(1...3), outputs: generator.int(1...3))
      let second = generator.channel(inputs: generator.int(1...3), outputs: generator.int(1...3))
      let product = try first.product(with: second)
      for (x, y) in [(0, 0), (first.inputCount - 1, first.outputCount - 1)] {
        for w in 0..<second.inputCount {
          for z in 0..<second.outputCount {
            #expect(
              product[x * second.inputCount + w, y * second.outputCount + z]
                == first[x, y] * second[w, z])
          }
        }
      }
      let (p, q) = (generator.law(first.inputCount), generator.law(second.inputCount))
      #expect(
        try product.mutualInformation(input: p.product(with: q))
          == first.mutualInformation(input: p) + second.mutualInformation(input: q))
    }
  }

  @Test func power() throws {
    let channel = try Channel.z(1 / 3)
    #expect(try channel.power(1) == channel)
    #expect(try channel.power(3) == channel.product(with: channel).product(with: channel))
    #expect(try channel.power(3)[6, 2] == channel[1, 0] * channel[1, 1] * channel[0, 0])
    #expect("\(try channel.power(3).inputs[6])" == "(1, 1, 0)")
  }

  @Test func dataProcessing() throws {
    var generator = SplitMix64(seed: 36)
    for _ in 0..<(60 * multiplier) {
      let law = generator.joint([3, 3])
      let channel = generator.channel(inputs: 3, outputs: generator.int(1...3))
      let chain = try law.extended(by: "Z", from: "Y", through: channel)
      let before = try chain.mutualInformation(between: ["X"], and: ["Y"])
      let after = try chain.mutualInformation(between: ["X"], and: ["Z"])
      #expect(after <= before, "\(law) \(channel)")
      #expect(try chain.mutualInformation(between: ["X"], and: ["Z"], given: ["Y"]).isZero)
      #expect(try chain.marginal(["X", "Y"]) == law)
    }
  }

  // MARK: Joint laws and channels

  @Test func conditionalChannel() throws {
    var generator = SplitMix64(seed: 37)
    for _ in 0..<(60 * multiplier) {
      let (inputs, outputs) = (generator.int(1...4), generator.int(1...4))
      let (law, channel) = (
        generator.law(inputs), generator.channel(inputs: inputs, outputs: outputs)
      )
      let joint = try JointLaw(input: law, channel: channel)
      let extracted = try joint.conditionalChannel(of: ["Y"], given: ["X"])
      #expect(extracted.inputs == law.support.map { AnyOutcome($0) })
      #expect(extracted.rows == law.support.map { channel.rows[$0] }, "\(law) \(channel)")
    }
    let parity = try JointLaw(
      ["X", "Y", "Z"],
      weights: [[0, 0, 0]: 1 / 2, [0, 1, 1]: 1 / 8, [1, 0, 1]: 1 / 4, [1, 1, 0]: 1 / 8])
    let channel = try parity.conditionalChannel(of: ["Z"], given: ["X", "Y"])
    #expect(channel.rows == [[1, 0], [0, 1], [0, 1], [1, 0]])
    #expect("\(channel.inputs)" == "[(0, 0), (0, 1), (1, 0), (1, 1)]")
    let reverse = try parity.conditionalChannel(of: ["X", "Y"], given: ["Z"])
    #expect(reverse.rows == matrix("4/5 0 0 1/5; 0 1/3 2/3 0"))
    #expect(
      errorMessage { try parity.conditionalChannel(of: [], given: ["Z"]) }
        == "a law needs at least one outcome, and there is none")
  }

  // MARK: Errors

  @Test func errors() throws {
    #expect(
      errorMessage { try Channel([]) } == "a channel needs at least one row, and there is none")
    #expect(
      errorMessage { try Channel([[]]) }
        == "a channel needs at least one column, and row 1 is empty")
    #expect(
      errorMessage { try Channel(matrix("1/2 1/2; 1")) }
        == "row 2 has 1 entry; expected 2, as in row 1")
    #expect(
      errorMessage { try Channel(matrix("1 0; 5/4 -1/4")) }
        == "the entry in row 2, column 2 is -1/4; expected a number that is at least 0")
    #expect(
      errorMessage { try Channel(matrix("3/4 1/3; 1/4 2/3")) }
        == "row 1 sums to 13/12; expected 1. Every column sums to 1: expected the matrix with its "
        + "rows and columns exchanged, as rows are inputs")
    #expect(
      errorMessage { try Channel(matrix("1 0; 1/2 1/3")) } == "row 2 sums to 5/6; expected 1")
    #expect(
      errorMessage { try Channel(normalizing: [[1, 0], [0, 0]]) }
        == "the weights of row 2 are all 0, so they cannot be normalised; expected a positive sum")
    #expect(
      errorMessage { try Channel(normalizing: [[1, -1]]) }
        == "the entry in row 1, column 2 is -1; expected a number that is at least 0")
    #expect(
      errorMessage { try Channel([[1, 0]], inputs: ["a", "b"]) }
        == "there are 2 input labels; expected 1")
    #expect(
      errorMessage { try Channel([[1, 0]], outputs: ["a", "a"]) }
        == "two outputs have the label \"a\"; expected different labels")
    let channel = try Channel.binarySymmetric(1 / 4)
    #expect(
      errorMessage { try channel.then(.identity(3)) }
        == "the first channel has 2 outputs and the second 3 inputs; expected the same number")
    #expect(
      errorMessage { try channel.output(of: FiniteLaw([1])) }
        == "the input law has 1 outcome; expected 2, one for each row of the channel")
    #expect(
      errorMessage { try channel.mutualInformation(input: FiniteLaw([1])) }
        == "the input law has 1 outcome; expected 2, one for each row of the channel")
    #expect(
      errorMessage { try JointLaw(input: FiniteLaw(rationals("1/3 1/3 1/3")), channel: channel) }
        == "the input law has 3 outcomes; expected 2, one for each row of the channel")
    #expect(
      errorMessage { try channel.power(20) }
        == "a channel of 1048576 inputs and 1048576 outputs has 1099511627776 entries, more than the limit of "
        + "67108864"
    )
    #expect(
      errorMessage { try JointLaw(input: half, channel: channel, outputVariable: "X") }
        == "two variables have the name \"X\"; expected different names")
  }

  @Test func namedChannelErrors() {
    #expect(
      errorMessage { try Channel.binarySymmetric(3 / 2) }
        == "the crossover probability of the binary symmetric channel is 3/2; expected a number in [0, 1]"
    )
    #expect(
      errorMessage { try Channel.binaryErasure(-1 / 2) }
        == "the erasure probability of the binary erasure channel is -1/2; expected a number in [0, 1]"
    )
    #expect(
      errorMessage { try Channel.z(2) }
        == "the crossover probability of the Z-channel is 2; expected a number in [0, 1]")
    #expect(
      errorMessage { try Channel.qarySymmetric(3, 2) }
        == "the error probability of the q-ary symmetric channel is 2; expected a number in [0, 1]")
    #expect(
      errorMessage { try Channel.qarySymmetric(1, 0) }
        == "the q-ary symmetric channel has an alphabet of size 1; expected at least 2")
    #expect(
      errorMessage { try Channel.qaryErasure(3, -1) }
        == "the erasure probability of the q-ary erasure channel is -1; expected a number in [0, 1]"
    )
    #expect(
      errorMessage { try Channel.identity(0) }
        == "the identity channel has an alphabet of size 0; expected at least 1")
    #expect(
      errorMessage { try Channel.constant(inputs: 0, law: FiniteLaw([1])) }
        == "the constant channel has an alphabet of size 0; expected at least 1")
    #expect(
      errorMessage { try Channel(named: "id:1000000") }
        == "the identity channel has an alphabet of size 1000000; expected at most 8191")
    let kinds = "expected one of bsc:delta, bec:epsilon, z:p, qsc:q,delta, qec:q,epsilon, id:q"
    for text in ["", "bsc", "xyz:1/2", "b:1/2", ":1"] {
      #expect(
        errorMessage { try Channel(named: text) } == "\"\(text)\" does not name a channel: \(kinds)"
      )
    }
    #expect(
      errorMessage { try Channel(named: "qsc:1/10") }
        == "\"qsc:1/10\" does not name a channel: expected qsc:q,delta")
    #expect(
      errorMessage { try Channel(named: "qsc:a,1/10") }
        == "\"qsc:a,1/10\" does not name a channel: \"a\" is not the size of an alphabet")
    #expect(
      errorMessage { try Channel(named: "bsc:1/0") }
        == "\"bsc:1/0\" does not name a channel: \"1/0\" has a zero denominator")
    #expect(
      errorMessage { try Channel(named: "bsc:abc") }
        == "\"bsc:abc\" does not name a channel: \"abc\" is not a rational number; "
        + "expected a fraction such as 1/2, an integer, or a decimal such as 0.25")
    #expect(
      errorMessage { try Channel(named: "bsc:3/2") }
        == "the crossover probability of the binary symmetric channel is 3/2; expected a number in [0, 1]"
    )
  }
}
