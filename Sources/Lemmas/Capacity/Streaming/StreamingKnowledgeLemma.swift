import Capacity
import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables

/// Success at predicting labels takes knowledge of the rules.
public struct StreamingKnowledgeLemma: Lemma {
  public let id = "streaming-knowledge"
  public let title = "Predicting labels takes bits about the rules"
  public let status = LemmaStatus.derived
  public let source = "Derived here"
  public let statement = """
    Let i_1, ..., i_k be independent and uniform in 1..d, d >= 2, and let M be any message, which may be random, from which the label x_(i_j) of \
    a fresh uniform x of {0,1}^d is predicted for a uniform task j with success a. If (2a-1)^2 >= 1/d then, in bits, \
    I(M;i_1,...,i_k) >= k d2((2a-1)^2 || 1/d).
    """
  public let summary = """
    Given M the success for a task is at most 1/2 + 1/2 E|sum_i p_i sigma_i| for the law p of its rule; the mean is at most the root of the sum of squares of p, \
    which is at most the greatest p_i. So a guess of the rule is right with probability at least (2a-1)^2 in the mean: data processing, and \
    convexity over tasks.
    """
  public let enumerated =
    "d = 2, 3, 4 with k = 1 and d = 2, 3 with k = 2: messages that say nothing, the rules, or half of them, and 120 seeded random messages "
    + "(exhaustive: 1200)."

  public let parameters = LemmaParameter.list(.dimension, .channel)

  public init() {}

  /// The message of `--channel` about rules of `-d` coordinates: its inputs are the lists of the rules, the first in the
  /// lowest place.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let d = try arguments.number(.dimension, of: id, in: 2...10)
    let (channel, k) = try arguments.channel(
      of: id, fromListsOver: d, maximumInputs: 128,
      meaning: "\(d)^k, the lists of k rules of \(d)")
    return Instance(dimension: d, tasks: k, name: "\(channel)", rows: channel.rows)
  }

  /// A message about the rules: a row for each list of rules, the first in the lowest place.
  public struct Instance: Sendable {
    public let dimension: Int
    public let tasks: Int
    public let name: String
    public let rows: [[Rational]]
  }

  public func label(_ instance: Instance) -> String {
    "d = \(instance.dimension), k = \(instance.tasks), \(instance.name)"
  }

  public func size(_ instance: Instance) -> CaseSize { instance.rows.caseSize }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    var generator = InstanceGenerator(seed: 272)
    let sizes = [(2, 1), (3, 1), (4, 1), (2, 2), (3, 2)]
    var cases: [Instance] = []
    for (d, k) in sizes {
      let count = k == 1 ? d : d * d
      cases.append(
        Instance(
          dimension: d, tasks: k, name: "nothing",
          rows: [[Rational]](repeating: [1], count: count)))
      cases.append(
        Instance(
          dimension: d, tasks: k, name: "the rules",
          rows: (0..<count).map { row in (0..<count).map { $0 == row ? 1 : 0 } }))
      cases.append(
        Instance(
          dimension: d, tasks: k, name: "the first rule",
          rows: (0..<count).map { row in (0..<d).map { $0 == row % d ? 1 : 0 } }))
    }
    for number in 0..<(scope == .standard ? 120 : 1200) {
      let (d, k) = sizes[number % sizes.count]
      let rows = try generator.channel(
        inputs: k == 1 ? d : d * d, outputs: 2 + generator.index(below: 3)
      ).rows
      cases.append(
        Instance(dimension: d, tasks: k, name: "random \(number + 1)", rows: rows))
    }
    return cases
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let success = StreamingKnowledgeLemma.success(instance)
    let bound = try StreamingPrice(dimension: instance.dimension)
      .knowledge(tasks: instance.tasks, success: success)
    return [
      Claim(
        "k d2((2a-1)^2 || 1/d)", bound, atMost: "I(M;rules)",
        StreamingKnowledgeLemma.information(instance), reason: "A guess of the rule, and Fano.")
    ]
  }

  /// The best average success, by the law of each rule given each message and all signs.
  private static func success(_ instance: Instance) -> Rational {
    let (d, k) = (instance.dimension, instance.tasks)
    let count = instance.rows.count
    var sum = Rational.zero
    for output in instance.rows[0].indices {
      for task in 0..<k {
        var masses = [Rational](repeating: 0, count: d)
        for (index, row) in instance.rows.enumerated() {
          let rule = (0..<task).reduce(index) { rest, _ in rest / d } % d
          masses[rule] += row[output] / Rational(count)
        }
        for signs in 0..<(1 << d) {
          var total = Rational.zero
          for (rule, mass) in masses.enumerated() {
            if signs >> rule & 1 == 1 { total += mass } else { total -= mass }
          }
          sum += total.magnitude.scaled(byPowerOfTwo: -d)
        }
      }
    }
    return (1 + sum / Rational(k)) / 2
  }

  private static func information(_ instance: Instance) -> LogForm {
    let count = Rational(instance.rows.count)
    func entropy(_ masses: [Rational]) -> LogForm {
      masses.reduce(LogForm.zero) { $1.isZero ? $0 : $0 - $1 * LogForm.log($1) }
    }
    let mean = instance.rows[0].indices.map { output in
      Rational.sum(instance.rows.map { $0[output] }) / count
    }
    let conditional = instance.rows.reduce(LogForm.zero) { $0 + entropy($1) }
    return entropy(mean) - conditional / count
  }
}

extension StreamingKnowledgeLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "I(M;rules) >= k d2(2a-1 || 1/d)",
        change: "Without the square: a guess as good as the predictions."
      ) { instance in
        let guess = 2 * StreamingKnowledgeLemma.success(instance) - 1
        let chance = Rational(1, instance.dimension)
        guard guess > chance, case .finite(let divergence) = binaryDivergence(guess, chance) else {
          return []
        }
        return [
          Claim(
            "k d2(2a-1 || 1/d)", Rational(instance.tasks) * divergence, atMost: "I(M;rules)",
            StreamingKnowledgeLemma.information(instance), reason: "False.")
        ]
      }
    ]
  }
}
