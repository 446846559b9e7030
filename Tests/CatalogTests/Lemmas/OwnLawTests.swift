import Catalog
import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import LemmataTestSupport
import SurgeryLemmas
import Testing
import Work

/// Lemmas about laws and channels of the user's own.
@Suite struct OwnLawTests {
  /// A lemma's claims about an instance.
  private func claims<L: Lemma>(
    _ lemma: L, _ change: (inout LemmaArguments) throws -> Void
  ) throws -> [Claim] {
    var arguments = LemmaArguments()
    try change(&arguments)
    return try lemma.check(lemma.instance(arguments))
  }

  /// Data processing for random chains, beside the mutual informations of their laws; a law and a channel make the same chain.
  @Test func dataProcessingOfChains() throws {
    var random = SplitMix64(seed: 1948)
    let lemma = DataProcessingLemma()
    for _ in 0..<(40 * multiplier) {
      let first = random.joint([random.int(1...3), random.int(1...3)])
      let count = try first.outcomes(of: first.variables[1]).count
      let channel = random.channel(inputs: count, outputs: random.int(1...3))
      let law = try first.extended(by: "last", from: first.variables[1], through: channel)
      let whole = try claims(lemma) { $0[.law] = law }
      let stepwise = try claims(lemma) { arguments in
        arguments[.law] = first
        arguments[.channel] = channel
      }
      #expect(whole.allSatisfy { $0.verdict == .holds } && whole.count == 2)
      #expect(stepwise.map { $0.slack.logForm } == whole.map { $0.slack.logForm })
      let names = law.variables
      let ends = try law.mutualInformation(between: [names[0]], and: [names[2]])
      let start = try law.mutualInformation(between: [names[0]], and: [names[1]])
      let end = try law.mutualInformation(between: [names[1]], and: [names[2]])
      #expect(whole[0].slack.logForm == start - ends && whole[1].slack.logForm == end - ends)
    }
  }

  /// The outcomes of a law beside a channel are its inputs by their names, whatever the order of the lines.
  @Test func outcomesAreInputsByTheirNames() throws {
    let lemma = DataProcessingLemma()
    let channel = try Channel.z(Rational(1, 4))
    func law(_ low: AnyOutcome, _ high: AnyOutcome, isReversed: Bool) throws -> JointLaw {
      let entries: [(outcomes: [AnyOutcome], weight: Rational)] = [
        (outcomes: [AnyOutcome("b"), low], weight: Rational(3, 4)),
        (outcomes: [AnyOutcome("a"), high], weight: Rational(1, 4)),
      ]
      return try JointLaw(["M", "X"], entries: isReversed ? entries.reversed() : entries)
    }
    func ends(_ law: JointLaw, _ channel: Channel) throws -> LogForm? {
      let found = try claims(lemma) { arguments in
        arguments[.law] = law
        arguments[.channel] = channel
      }
      return found[0].left.logForm
    }
    let (zero, one) = (AnyOutcome("0"), AnyOutcome("1"))
    let expected = try law(zero, one, isReversed: false)
      .extended(by: "Y", from: "X", through: channel)
      .mutualInformation(between: ["M"], and: ["Y"])
    let labelled = try Channel(channel.rows, inputs: [AnyOutcome("v"), AnyOutcome("u")])
    for isReversed in [false, true] {
      #expect(try ends(law(zero, one, isReversed: isReversed), channel) == expected)
      #expect(
        try ends(law(AnyOutcome(0), AnyOutcome(1), isReversed: isReversed), channel) == expected)
      let named = try law(AnyOutcome("v"), AnyOutcome("u"), isReversed: isReversed)
      #expect(try ends(named, labelled) == expected)
    }
    // Other names tell nothing: then the order counts, and the case says so.
    let other = try law(AnyOutcome("p"), AnyOutcome("q"), isReversed: false)
    #expect(try ends(other, channel) == expected)
    let chain = try MarkovChain(other, channel: channel, of: lemma.id)
    #expect(chain.description.hasSuffix(", where of X p, q are the inputs 0, 1 of the channel"))
  }

  /// The same for Q of `renyi-contraction`.
  @Test func lettersOfQAreInputsByTheirNames() throws {
    let lemma = RenyiContractionLemma()
    for (first, second, probabilities) in [
      ("1", "0", [Rational(1, 4), Rational(3, 4)]), ("0", "1", [Rational(3, 4), Rational(1, 4)]),
      ("q", "p", [Rational(3, 4), Rational(1, 4)]),
    ] {
      let entries: [(outcomes: [String], weight: Rational)] = [
        (outcomes: [first], weight: Rational(3, 4)), (outcomes: [second], weight: Rational(1, 4)),
      ]
      var arguments = LemmaArguments()
      arguments[.channel] = try Channel.z(Rational(1, 4))
      arguments[.input] = try FiniteLaw([Rational(1, 3), Rational(2, 3)])
      arguments[.law] = try JointLaw(["X"], entries: entries)
      let instance = try lemma.instance(arguments)
      #expect(instance.second.probabilities == probabilities)
      #expect(
        lemma.label(instance).hasSuffix("where of Q q, p are the inputs 0, 1") == (first == "q"))
    }
  }

  @Test func lawsThatAreNoChains() throws {
    // Y = M xor X: given X, Y tells M.
    let law = try JointLaw(
      ["M", "X", "Y"],
      weights: [[0, 0, 0]: 1 / 4, [0, 1, 1]: 1 / 4, [1, 0, 1]: 1 / 4, [1, 1, 0]: 1 / 4])
    let lemma = DataProcessingLemma()
    #expect(
      lemma.refusal { $0[.law] = law }
        == "the lemma data-processing: M - X - Y is no Markov chain: given the second variable, the first and the "
        + "third share 1 bit; expected 0")
    // The order of the names, not of the columns, is that of the chain.
    let renamed = try law.marginal(["Y", "M", "X"])
    #expect(lemma.refusal { $0[.law] = renamed }.contains("M - X - Y is no Markov chain"))
    let two = try law.marginal(["M", "X"])
    #expect(lemma.refusal { $0[.law] = two }.contains("has the variables M, X; expected three"))
    #expect(
      lemma.refusal { arguments in
        arguments[.law] = two
        arguments[.channel] = try Channel.identity(3)
      }.contains("X has 2 values and the channel 3 inputs"))
    #expect(
      lemma.refusal { arguments in
        arguments[.law] = two
        arguments[.dimension] = 2
      }.contains("-d does not go with --law"))
    #expect(
      lemma.refusal { $0[.channel] = try Channel.identity(2) }.contains("needs --law"))
  }

  /// A message as a law of `U` and uniform bits gives the numbers of the message.
  @Test func noisyBitsOfALaw() throws {
    var random = SplitMix64(seed: 1976)
    let lemma = SDPIBSCLemma()
    for _ in 0..<(30 * multiplier) {
      let dimension = random.int(1...3)
      let rho = Rational(random.int(0...6), 6)
      let labels = (0..<(1 << dimension)).map { _ in random.int(0...2) }
      let cube = NoisyCube(dimension: dimension, correlation: rho)
      let expected = try lemma.check(NoisyMessage(CubePartition(labels), on: cube))
      let names = dimension == 1 ? ["X"] : (1...dimension).map { "X\($0)" }
      let law = try JointLaw(
        names + ["U"],
        entries: labels.enumerated().map { point, label in
          (
            outcomes: (0..<dimension).map { point >> $0 & 1 } + [label],
            weight: Rational(1, 1 << dimension)
          )
        })
      let own = try claims(lemma) { arguments in
        arguments[.law] = law
        arguments[.correlation] = rho
      }
      #expect(own.map { $0.slack.logForm } == expected.map { $0.slack.logForm })
      #expect(own.map { $0.left.logForm } == expected.map { $0.left.logForm })
    }
    let biased = try JointLaw(["X", "U"], weights: [[0, 0]: 1 / 3, [1, 0]: 2 / 3])
    #expect(
      lemma.refusal { arguments in
        arguments[.law] = biased
        arguments[.correlation] = 1
      }.contains("the bits are not uniform: the value 0 of X has the probability 1/3; expected 1/2")
    )
    let nameless = try JointLaw(["A", "B"], weights: [[0, 0]: 1])
    #expect(
      lemma.refusal { arguments in
        arguments[.law] = nameless
        arguments[.correlation] = 1
      }.contains("has the variables A, B; expected bits X, or X1, X2, ..."))
  }

  /// A law of many bits is small, and the numbers of their noisy copies are not.
  @Test(arguments: [17, 40, 63, 64, 65]) func tooManyBitsOfALaw(count: Int) throws {
    let names = (1...count).map { "X\($0)" }
    let entry: (outcomes: [Int], weight: Rational) = ([Int](repeating: 0, count: count), 1)
    let law = try JointLaw(names, entries: [entry])
    #expect(
      SDPIBSCLemma().refusal { arguments in
        arguments[.law] = law
        arguments[.correlation] = 1
      } == "noisy bits of a law: d = \(count) is above the limit of 16 bits")
  }

  /// Fano's inequality for a law with a uniform index is that for its channel.
  @Test func fanoOfALaw() throws {
    var random = SplitMix64(seed: 1961)
    let lemma = FanoLemma()
    for _ in 0..<(20 * multiplier) {
      let channel = random.channel(inputs: random.int(1...4), outputs: random.int(1...4))
      let law = try JointLaw(
        input: FiniteLaw.uniform(over: 0..<channel.inputCount), channel: channel)
      let (byLaw, byChannel) = (
        try claims(lemma) { $0[.law] = law }, try claims(lemma) { $0[.channel] = channel }
      )
      #expect(byLaw.map { $0.slack.logForm } == byChannel.map { $0.slack.logForm })
    }
    let law = try JointLaw(["J", "V"], weights: [[0, 0]: 1 / 3, [1, 0]: 2 / 3])
    #expect(
      lemma.refusal { $0[.law] = law }
        .contains(
          "J is 0 with probability 1/3; expected a uniform index, each value with probability 1/2"))
  }

  /// What the other lemmas that take a law or a channel now refuse, and what holds of an instance.
  @Test(arguments: [
    ("dual-search", ["--channel", "--input"]), ("resampling-contraction", ["--law", "--rho"]),
    ("memorized-prior", ["--channel", "--input", "-n"]),
    ("renyi-contraction", ["--channel", "--input", "--law"]),
    ("data-processing", ["-d", "--rho", "--message", "--law", "--channel"]),
  ])
  func parameters(id: String, names: [String]) throws {
    #expect(try LemmaCatalog.lemma(id).parameters.map(\.name) == names)
  }
}
