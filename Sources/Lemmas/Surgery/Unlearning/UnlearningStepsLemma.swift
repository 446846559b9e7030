import Claims
import ExactArithmetic
import InformationTheory
import Lemmas
import Surgery
import Tables

/// The loss at the start does not determine the steps of unlearning.
public struct UnlearningStepsLemma: Lemma {
  public let id = "unlearning-steps"
  public let title = "Equal losses can need different numbers of unlearning steps"
  public let status = LemmaStatus.derived
  public let source = """
    Derived here, for the question of Sepahvand and others, 2025, arXiv 2505.18786, whose model of training is another.
    """
  public let statement = """
    Let W be the lazy walk on three states, W = [[3/4,1/4,0],[1/4,1/2,1/4],[0,1/4,3/4]], Q the uniform law, which is stationary, \
    P = (1/20,1/20,9/10) and P' = (1/20,9/10,1/20). P and P' have the same Renyi divergences of every order from Q and to Q; for a = 2, \
    R_2 - 1 = 289/200 for both. But to reach R_2 - 1 <= 1/100 they need 9 and 2 steps, and for every order a = 2, ..., 6 P needs more \
    steps than P'.
    """
  public let summary = """
    P' is a permutation of P and Q is uniform, so that all divergences agree. The walk reaches both ends from the middle in one \
    step, the other end from an end in two. The steps are computed, and compared exactly.
    """
  public let enumerated =
    "Orders 2 to 6 and thresholds 1/10, 1/100 and 1/1000 (exhaustive: orders to 16)."

  public let fixedBecause = "it is about two starts of one chain, which are an example"

  public init() {}

  /// An order and a threshold.
  public struct Instance: Sendable {
    public let order: Int
    public let threshold: Rational

    /// The chains from both starts.
    func chains() throws -> (end: UnlearningChain, middle: UnlearningChain) {
      let walk = try Channel([[3 / 4, 1 / 4, 0], [1 / 4, 1 / 2, 1 / 4], [0, 1 / 4, 3 / 4]])
      let uniform = try FiniteLaw.uniform(over: [0, 1, 2])
      func chain(_ start: [Rational]) throws -> UnlearningChain {
        try UnlearningChain(
          chain: walk, start: FiniteLaw(start), target: uniform, order: Rational(order),
          threshold: threshold)
      }
      return (
        try chain([1 / 20, 1 / 20, 9 / 10]), try chain([1 / 20, 9 / 10, 1 / 20])
      )
    }

    /// The steps from both starts.
    func steps() throws -> (end: Int, middle: Int) {
      let (end, middle) = try chains()
      // Doeblin's coefficient is 1/4: the bound is finite, and reached.
      return (try end.trajectory().steps ?? .max, try middle.trajectory().steps ?? .max)
    }
  }

  public func cases(_ scope: LemmaScope) -> [Instance] {
    (2...(scope == .standard ? 6 : 16)).flatMap { order in
      [Rational(1, 10), Rational(1, 100), Rational(1, 1000)].map {
        Instance(order: order, threshold: $0)
      }
    }
  }

  public func label(_ instance: Instance) -> String {
    "a = \(instance.order), threshold \(instance.threshold)"
  }

  public func size(_ instance: Instance) -> CaseSize {
    instance.order.caseSize + instance.threshold.caseSize
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (end, middle) = try instance.chains()
    let (steps, fewer) = try instance.steps()
    let reversed = { (chain: UnlearningChain) in
      chain.target.renyiSum(order: instance.order, from: chain.start).rational ?? 0
    }
    var claims = [
      Claim(
        "R_a(P,Q) - 1", end.loss, equals: "R_a(P',Q) - 1", middle.loss, reason: "A permutation."),
      Claim(
        "R_a(Q,P)", reversed(end), equals: "R_a(Q,P')", reversed(middle), reason: "A permutation."),
      Claim(
        "steps' + 1", Rational(fewer + 1), atMost: "steps", Rational(steps),
        reason: "Computed step by step."),
      Claim(
        "steps", Rational(steps), atMost: "Doeblin's bound",
        Rational(end.stepBound ?? -1), reason: "renyi-contraction."),
    ]
    if instance.order == 2, instance.threshold == Rational(1, 100) {
      claims += [
        Claim("R_2 - 1", end.loss, equals: "289/200", Rational(289, 200), reason: "Computed."),
        Claim("steps", Rational(steps), equals: "9", 9, reason: "Computed."),
        Claim("steps'", Rational(fewer), equals: "2", 2, reason: "Computed."),
      ]
    }
    return claims
  }

  /// Steps for orders and thresholds.
  public func results() throws -> Table? {
    Table(
      title: "Steps from the end P and from the middle P', with equal divergences at the start",
      columns: [
        Table.Column("order", header: "a"), "threshold", Table.Column("end", header: "from P"),
        Table.Column("middle", header: "from P'"),
      ],
      rows: try cases(.standard).map { instance in
        let steps = try instance.steps()
        return [
          .integer(instance.order), .rational(instance.threshold), .integer(steps.end),
          .integer(steps.middle),
        ]
      })
  }

  public var buildsOn: [String] { ["renyi-contraction"] }
}

extension UnlearningStepsLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant("steps = steps'", change: "As if the loss determined the steps.") { instance in
        let (steps, fewer) = try instance.steps()
        return [
          Claim(
            "steps", Rational(steps), equals: "steps'", Rational(fewer), reason: "False.")
        ]
      }
    ]
  }
}
