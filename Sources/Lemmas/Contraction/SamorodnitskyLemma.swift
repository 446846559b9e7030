import AlgebraicNumbers
import Claims
import Contraction
import ExactArithmetic
import InformationFlow
import InformationLemmas
import InformationTheory
import Lemmas
import Tables
import Work

/// Less noisy than erasure, and Samorodnitsky's bound.
public struct SamorodnitskyLemma: Lemma {
  /// A law of `U` and symbols `X1`, `X2`, ..., and the channel that each symbol goes through.
  public struct Instance: Sendable {
    public let law: JointLaw
    public let symbols: [String]
    public let channel: Channel

    public init(law: JointLaw, symbols: [String], channel: Channel) {
      self.law = law
      self.symbols = symbols
      self.channel = channel
    }
  }

  public let id = "samorodnitsky"
  public let title = "Less noisy than erasure, and Samorodnitsky's bound"
  public let status = LemmaStatus.published
  public let source = """
    Y. Polyanskiy and Y. Wu, "Strong data-processing inequalities for channels and Bayesian networks", arXiv \
    1508.06025; A. Samorodnitsky, "On the entropy of a noisy function", IEEE Transactions on Information \
    Theory 2016
    """
  public let statement = """
    (i) An erasure channel with erasure probability epsilon is less noisy than a channel W if and only if \
    eta_KL(W) <= 1 - epsilon. (ii) Let U and X_1, ..., X_n have any joint law, and let Y_i be the output of a \
    channel W_i with input X_i and eta_i = eta_KL(W_i), with independent noises. Then I(U;Y^n) is at most the \
    mean of I(U;X_T) over a random set T that contains each i independently with probability eta_i. (iii) So \
    I(U;Y^n) <= (1 - prod(1 - eta_i)) I(U;X^n), and if the X_i are independent, \
    I(U;Y^n) <= max eta_i I(U;X^n). In any unit.
    """
  public let summary = """
    An erasure is independent of everything else, so the erasure channel that keeps a symbol with probability \
    eta keeps exactly the part eta of any information about it, and W keeps at most that. One channel after \
    the other can therefore be replaced by an erasure channel without decreasing the information about U. \
    In the end one sees a random set of the symbols, and which set it is says nothing.
    """
  public let enumerated = """
    All laws of two bits X_1, X_2 with weights 0, 1 or 2, with U whether both are 1 or whether they differ, \
    through binary symmetric channels with delta = 1/10 and 1/4, an erasure channel and a Z-channel; and 30 \
    random laws of U and three bits through each. The exhaustive check adds 1000 random laws of U and up to \
    four bits.
    """
  public let buildsOn = ["two-inputs-suffice"]
  public let parameters = LemmaParameter.list(.law, .channel)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    let channels = try SamorodnitskyLemma.channels
    var laws: [(law: JointLaw, count: Int)] = []
    for number in 1..<81 {
      let weights: [Int] = [number % 3, number / 3 % 3, number / 9 % 3, number / 27]
      for truth in [[0, 0, 0, 1], [0, 1, 1, 0]] {
        laws.append((try SamorodnitskyLemma.law(weights, hidden: truth), 2))
      }
    }
    var generator = SplitMix64(seed: 2016)
    for _ in 0..<30 { laws.append((try .random(symbols: 3, using: &generator), 3)) }
    if scope == .exhaustive {
      for index in 0..<1000 {
        laws.append((try .random(symbols: 1 + index % 4, using: &generator), 1 + index % 4))
      }
    }
    return laws.flatMap { law, count in
      channels.map {
        Instance(law: law, symbols: (1...count).map { "X\($0)" }, channel: $0)
      }
    }
  }

  private static var channels: [Channel] {
    get throws {
      try [
        .binarySymmetric(Rational(1, 10)), .binarySymmetric(Rational(1, 4)),
        .binaryErasure(Rational(1, 3)), .z(Rational(1, 4)),
      ]
    }
  }

  /// A law of two bits and a function of them; all combinations of bits are listed, so that each has both
  /// outcomes, in order.
  private static func law(_ weights: [Int], hidden: [Int]) throws -> JointLaw {
    let total = weights.reduce(0, +)
    return try JointLaw(
      ["U", "X1", "X2"],
      entries: (0..<4).map { cell in
        (
          outcomes: [hidden[cell], cell >> 1, cell & 1],
          weight: Rational(weights[cell], total)
        )
      })
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (law, symbols, channel) = (instance.law, instance.symbols, instance.channel)
    let bound = try law.samorodnitskyClaim(of: "U", from: symbols, through: channel)
    var claims = [bound]
    if let eta = channel.klContraction.value.rationalValue {
      let missed = (1 - eta).power(symbols.count)
      claims.append(
        Claim(
          "E I(U;X_T)", bound.right, atMost: "(1 - (1 - eta)^n) I(U;X^n)",
          .logForm(
            (1 - missed) * (try law.mutualInformation(between: ["U"], and: symbols))),
          reason: "(iii): no set says more than all."))
    }
    return claims
  }

  public func label(_ instance: Instance) -> String {
    "W = \(instance.channel), law \(instance.law)"
  }

  /// A law of `U` and `X1`, `X2`, ..., each with as many outcomes as the channel has inputs.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let law = try arguments.require(.law, of: id)
    let channel = try arguments.require(.channel, of: id)
    let symbols = law.variables.filter { $0 != "U" }
    guard law.variables.contains("U"), !symbols.isEmpty else {
      throw LemmaError.invalidInstance(
        id: id,
        reason: "the law has the variables \(law.variables.joined(separator: ", ")); "
          + "expected U and one or more symbols")
    }
    return Instance(law: law, symbols: symbols, channel: channel)
  }

  /// The bound for a repeated bit, where the linear bound of independent symbols fails.
  public func results() throws -> Table? {
    var table = Table(
      title: "U = X_1 = X_2 a uniform bit, through two uses of a channel",
      columns: [
        "channel", "eta", Table.Column("I(U;Y^2)", unit: .information, notation: .decimal),
        Table.Column("E I(U;X_T)", unit: .information),
      ])
    let law = try SamorodnitskyLemma.law([1, 0, 0, 1], hidden: [0, 0, 0, 1])
    for name in ["bsc:1/10", "bsc:1/4", "bec:1/3", "z:1/4"] {
      let channel = try Channel(named: name)
      let claim = try law.samorodnitskyClaim(of: "U", from: ["X1", "X2"], through: channel)
      guard let left = claim.left.logForm, let right = claim.right.logForm else { continue }
      table.append([
        .text(name), .algebraic(channel.klContraction.value), .logForm(left), .logForm(right),
      ])
    }
    return table
  }
}

extension SamorodnitskyLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "I(U;Y^n) <= eta I(U;X^n)",
        change: "For symbols that are dependent."
      ) { instance in
        guard let eta = instance.channel.klContraction.value.rationalValue else { return [] }
        let whole = try instance.law.mutualInformation(between: ["U"], and: instance.symbols)
        let seen = try instance.law.samorodnitskyClaim(
          of: "U", from: instance.symbols, through: instance.channel)
        return [
          Claim(
            "I(U;Y^n)", seen.left, atMost: "eta I(U;X^n)", .logForm(eta * whole),
            reason: "False for dependent symbols.")
        ]
      }
    ]
  }
}

extension JointLaw {
  /// A random law of `U` and bits `X1`, `X2`, ...; all combinations are listed.
  fileprivate static func random(
    symbols: Int, using generator: inout some RandomNumberGenerator
  ) throws -> JointLaw {
    var weights = (0..<(2 << symbols)).map { _ in
      max(0, Int.random(in: -2...5, using: &generator))
    }
    weights[Int.random(in: 0..<weights.count, using: &generator)] += 1
    let total = weights.reduce(0, +)
    return try JointLaw(
      ["U"] + (1...symbols).map { "X\($0)" },
      entries: weights.enumerated().map { item in
        (
          outcomes: (0...symbols).map { item.offset >> (symbols - $0) & 1 },
          weight: Rational(item.element, total)
        )
      })
  }
}
