import Claims
import Contraction
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Work

/// Doeblin's coefficient contracts the Renyi excess.
public struct RenyiContractionLemma: Lemma {
  public let id = "renyi-contraction"
  public let title = "A step contracts the excess of the Renyi sum by Doeblin's coefficient"
  public let status = LemmaStatus.derived
  public let source = "Derived here; known for all f-divergences."
  public let statement = """
    Let W be a channel with finitely many inputs and outputs, doeblin(W) = sum_y min_x W(y|x), P and Q laws on the inputs, P absolutely \
    continuous to Q, a >= 2 an integer and R_a(P,Q) = sum P^a Q^(1-a). Then R_a(PW,QW) - 1 <= (1 - doeblin(W)) (R_a(P,Q) - 1). So with a \
    chain W and a stationary Q, t >= log((R_a-1)/theta) / log(1/(1-doeblin)) steps bring the excess to at most theta.
    """
  public let summary = """
    W is a mixture of a constant channel, of weight doeblin(W), and another; (P,Q) -> R_a - 1 is jointly convex, 0 for equal laws and \
    does not increase through a channel.
    """
  public let enumerated = """
    60 seeded channels with 2 or 3 inputs and 2 or 3 outputs, laws with entries in 0, ..., 4, and a = 2, 3, 5 (exhaustive: 600).
    """

  public let parameters = LemmaParameter.list(.channel, .input, .law)

  public init() {}

  /// The channel of `--channel`, P of `--input` and Q of `--law`, one variable, uniform unless given; the order is 2.
  ///
  /// The outcomes of Q are the channel's inputs by their names, labels or numbers from 0; else in their order.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    func refusal(_ reason: String) -> LemmaError { .invalidInstance(id: id, reason: reason) }
    let channel = try arguments.channel(of: id, maximumInputs: 256)
    let first = try arguments.require(.input, of: id)
    var second = try FiniteLaw.uniform(over: 0..<channel.inputCount)
    var note = ""
    if let law = arguments[.law] {
      let variables = law.variables.joined(separator: ", ")
      if law.variables.count > 1 {
        throw refusal("the law has the variables \(variables); expected one, such as --law 1/3,2/3")
      }
      let given = try law.law(of: variables)
      if given.outcomes.count != channel.inputCount {
        throw refusal(
          "--law has \(given.outcomes.count) values and the channel \(channel.inputCount) inputs; "
            + "expected the same number")
      }
      if let letter = given.probabilities.firstIndex(where: \.isZero) {
        throw refusal(
          "the value \(letter + 1) of --law has probability 0; expected a positive law Q")
      }
      let order = InputOrder(of: given.outcomes, in: channel)
      var probabilities = given.probabilities
      for (probability, input) in zip(given.probabilities, order.inputs) {
        probabilities[input] = probability
      }
      second = try FiniteLaw(probabilities)
      note = order.note
    }
    return Instance(channel: channel, first: first, second: second, order: 2, note: note)
  }

  /// A channel with two laws on its inputs.
  public struct Instance: Sendable {
    public let channel: Channel
    public let first: FiniteLaw<Int>
    public let second: FiniteLaw<Int>
    public let order: Int
    /// Which outcomes of Q are which inputs, where their names do not say so; else empty.
    var note = ""

    /// `R_a(P,Q) - 1` and `R_a(PW,QW) - 1`.
    func excesses() throws -> (before: Rational, after: Rational) {
      let before = first.renyiSum(order: order, from: second)
      let after = try channel.output(of: first).renyiSum(
        order: order, from: channel.output(of: second))
      guard let before = before.rational, let after = after.rational else {
        preconditionFailure("the cases have positive laws")
      }
      return (before - 1, after - 1)
    }
  }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    var generator = SplitMix64(seed: 313)
    func weights(_ count: Int, from least: Int) -> [Rational] {
      var weights = (0..<count).map { _ in
        Rational(Int.random(in: least...4, using: &generator))
      }
      if weights.allSatisfy(\.isZero) { weights[0] = 1 }
      return weights
    }
    var cases: [Instance] = []
    for _ in 0..<(scope == .standard ? 60 : 600) {
      let (inputs, outputs) = (
        Int.random(in: 2...3, using: &generator), Int.random(in: 2...3, using: &generator)
      )
      let channel = try Channel(
        normalizing: (0..<inputs).map { _ in weights(outputs, from: 0) })
      let states = Array(0..<inputs)
      let first = try FiniteLaw(states, normalizing: weights(inputs, from: 0))
      let second = try FiniteLaw(states, normalizing: weights(inputs, from: 1))
      for order in [2, 3, 5] {
        cases.append(Instance(channel: channel, first: first, second: second, order: order))
      }
    }
    return cases
  }

  public func label(_ instance: Instance) -> String {
    let laws = "P = \(instance.first.probabilities), Q = \(instance.second.probabilities)"
    let note = instance.note.isEmpty ? "" : ", where of Q \(instance.note)"
    return "W = \(instance.channel), \(laws), a = \(instance.order)\(note)"
  }

  public func size(_ instance: Instance) -> CaseSize {
    instance.channel.rows.caseSize + instance.first.probabilities.caseSize
      + instance.second.probabilities.caseSize + instance.order.caseSize
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (before, after) = try instance.excesses()
    let rest = 1 - instance.channel.doeblinCoefficient
    return [
      Claim(
        "R_a(PW,QW) - 1", after, atMost: "(1-doeblin)(R_a(P,Q) - 1)", rest * before,
        reason: "The channel is a mixture with a constant one."),
      Claim("0", 0, atMost: "R_a(PW,QW) - 1", after, reason: "Jensen's inequality."),
    ]
  }
}

extension RenyiContractionLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "R_a(PW,QW) - 1 <= (1-doeblin)^2 (R_a(P,Q) - 1)", change: "The square of the factor."
      ) { instance in
        let (before, after) = try instance.excesses()
        let rest = 1 - instance.channel.doeblinCoefficient
        return [
          Claim(
            "R_a(PW,QW) - 1", after, atMost: "(1-doeblin)^2 (R_a(P,Q) - 1)",
            rest * rest * before, reason: "False.")
        ]
      }
    ]
  }
}
