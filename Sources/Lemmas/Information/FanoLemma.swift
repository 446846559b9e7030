import Claims
import ExactArithmetic
import InformationTheory
import Lemmas
import Tables
import Work

/// Fano's inequality in divergence form, `F(alpha) <= I(J;V)`.
public struct FanoLemma: Lemma {
  /// An index `J`, uniform on the inputs of a channel, what is observed of it, and a guess from that.
  public struct Instance: Sendable {
    /// The channel from the index `J` to the observation `V`.
    public let channel: Channel
    /// The channel from the observation to the guess.
    public let guess: Channel

    /// - Precondition: the guess has an input for each observation and an output for each index.
    public init(channel: Channel, guess: Channel) {
      precondition(
        guess.inputCount == channel.outputCount && guess.outputCount == channel.inputCount,
        "a guess of \(guess.outputCount) indices from \(guess.inputCount) observations")
      (self.channel, self.guess) = (channel, guess)
    }

    /// The guess that names a most likely index, the first of equals.
    public init(mostLikelyFrom channel: Channel) {
      let indices = 0..<channel.inputCount
      self.init(
        channel: channel,
        guess: FanoLemma.rule(
          (0..<channel.outputCount).map { observation in
            let likelihoods = indices.map { channel[$0, observation] }
            return likelihoods.firstIndex(of: likelihoods.max()!)!
          }, indices: indices.count))
    }

    /// `alpha`: the probability that the guess is right.
    public func success() throws -> Rational {
      let whole = try channel.then(guess)
      let count = channel.inputCount
      return Rational.sum((0..<count).map { whole[$0, $0] }) / Rational(count)
    }
  }

  public let id = "fano"
  public let title = "Fano's inequality in divergence form"
  public let status = LemmaStatus.published
  public let source = "R. M. Fano, \"Transmission of Information\", MIT Press, 1961"
  public let statement = """
    Let J be uniform on k >= 1 indices, let V be any observation with finitely many values, and let a guess of \
    J be drawn from a kernel given V. If the guess is right with probability alpha, then \
    F(alpha) = d_2(alpha || 1/k) = log2 k - h(alpha) - (1-alpha) log2(k-1) <= I(J;V) bits. In the game with \
    message M and noisy copy Y, where J is independent of M, this reads F(alpha) <= I(J;Y|M). F is 0 at \
    alpha = 1/k and increases from there to log2 k at alpha = 1.
    """
  public let summary = """
    By data processing I(J;V) is at least the information between J and its guess, which is a divergence of \
    their joint law from the product of their laws. Look only at whether the two agree: they do with \
    probability alpha under the first law and 1/k under the second, and grouping outcomes does not increase \
    a divergence. What is left is the divergence of two coins.
    """
  public let enumerated = """
    All channels from J to V with 2 indices, 2 or 3 observations and weights over 4 or 3, and with 3 indices, 2 \
    or 3 observations and weights over 3 or 2, each with all deterministic guesses; and symmetric channels on \
    1 to 6 indices with the most likely guess, where Fano's inequality is an equality. The exhaustive check \
    adds 20000 random channels and randomised guesses with up to 6 indices.
    """
  public let buildsOn = ["data-processing"]
  public let parameters = LemmaParameter.list(.channel, .law)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    var cases = try FanoLemma.symmetric.map { Instance(mostLikelyFrom: $0.channel) }
    for (indices, observations, total) in [(2, 2, 4), (2, 3, 3), (3, 2, 3), (3, 3, 2)] {
      let rules = SmallChannels.words(observations, over: indices).map {
        FanoLemma.rule($0, indices: indices)
      }
      for channel in SmallChannels.all(
        inputs: indices, outputs: observations, total: total)
      {
        cases += rules.map { Instance(channel: channel, guess: $0) }
      }
    }
    if scope == .standard { return cases }
    var generator = SplitMix64(seed: 1961)
    for _ in 0..<20_000 { cases.append(FanoLemma.random(using: &generator)) }
    return cases
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (channel, guess) = (instance.channel, instance.guess)
    let uniform = try FiniteLaw.uniform(over: 0..<channel.inputCount)
    let observed = try channel.mutualInformation(input: uniform)
    let guessed = try channel.then(guess).mutualInformation(input: uniform)
    let term = try Fano.term(success: instance.success(), among: channel.inputCount)
    return [
      Claim(
        "F(alpha)", term, atMost: "I(J;guess)", guessed,
        reason: "Grouping outcomes does not increase a divergence."),
      Claim(
        "I(J;guess)", guessed, atMost: "I(J;V)", observed,
        reason: "Data processing: the guess is made from V."),
    ]
  }

  public func label(_ instance: Instance) -> String {
    "V from J by \(instance.channel), the guess from V by \(instance.guess)"
  }

  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    guard let law = arguments[.law] else {
      return Instance(mostLikelyFrom: try arguments.channel(of: id, maximumInputs: 256))
    }
    if arguments[.channel] != nil {
      throw LemmaError.invalidInstance(id: id, reason: "give either --channel or --law")
    }
    return Instance(mostLikelyFrom: try channel(of: law))
  }

  /// The channel from the first variable of a law, which is uniform, to the second one.
  private func channel(of law: JointLaw) throws -> Channel {
    guard law.variables.count == 2 else {
      throw LemmaError.invalidInstance(
        id: id,
        reason: "the law has the variables \(law.variables.joined(separator: ", ")); expected two, "
          + "an index and what is observed")
    }
    let index = try law.law(of: law.variables[0])
    let share = Rational(1, index.outcomes.count)
    for (outcome, probability) in zip(index.outcomes, index.probabilities)
    where probability != share {
      throw LemmaError.invalidInstance(
        id: id,
        reason:
          "\(law.variables[0]) is \(outcome) with probability \(probability); expected a uniform index, "
          + "each value with probability \(share)")
    }
    if max(index.outcomes.count, try law.outcomes(of: law.variables[1]).count) > 256 {
      throw LemmaError.invalidInstance(
        id: id, reason: "a variable has more than 256 values; expected at most so many")
    }
    return try law.conditionalChannel(of: [law.variables[1]], given: [law.variables[0]])
  }

  /// Both sides for symmetric channels, where they agree, and for erasures, where they do not.
  public func results() throws -> Table? {
    var table = Table(
      title: "Fano's term and the information, with the most likely guess",
      columns: [
        "k", Table.Column("observation"), Table.Column("alpha"),
        Table.Column("F(alpha)", unit: .information, notation: .both),
        Table.Column("I(J;V)", unit: .information, notation: .both),
      ])
    let half = Rational(1, 2)
    var rows = try FanoLemma.symmetric.filter { $0.error == Rational(1, 5) }
      .map { ("symmetric, error 1/5", $0.channel) }
    for k in 2...4 { rows.append(("erased with probability 1/2", try .qaryErasure(k, half))) }
    for (name, channel) in rows {
      let instance = Instance(mostLikelyFrom: channel)
      let claims = try check(instance)
      guard let term = claims[0].left.logForm, let information = claims[1].right.logForm else {
        continue
      }
      table.append([
        .integer(channel.inputCount), .text(name), .rational(try instance.success()),
        .logForm(term), .logForm(information),
      ])
    }
    return table
  }
}

extension FanoLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "log k - h(alpha) <= I(J;V)",
        change: "Without the term (1-alpha) log(k-1)."
      ) { instance in
        let count = Integer(instance.channel.inputCount)
        let bound = LogForm.log(count) - binaryEntropy(try instance.success())
        let uniform = try FiniteLaw.uniform(over: 0..<instance.channel.inputCount)
        return [
          Claim(
            "log k - h(alpha)", bound,
            atMost: "I(J;V)", try instance.channel.mutualInformation(input: uniform),
            reason: "False.")
        ]
      }
    ]
  }
}
