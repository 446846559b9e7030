import Capacity
import Claims
import ExactArithmetic
import Lemmas
import Tables

/// Pruning facts never helps the best encoder.
public struct PruningLemma: Lemma {
  public let id = "pruning"
  public let title = "Pruning facts never helps the best encoder"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here; the question is that of J. Ye, V. Feldman, K. Talwar (arXiv 2604.08519)"
  public let statement = """
    Let A(N) be the greatest expected number of facts recalled, of N independent facts uniform on q values, from a message with s values. Then \
    A(N+1) >= A(N) + 1/q. So where leaving facts out raises the number recalled, training was away from the optimum.
    """
  public let summary = "Ignore the new fact and guess it."
  public let enumerated =
    "q = 2: N <= 3 with s = 1 to 8 messages and N = 4 with s <= 2; q = 3: N <= 2 with s = 1 to 4: all encoders, up to the names of the messages (exhaustive: "
    + "the same)."

  public let fixedBecause = "it is about the best of all messages, a number for each N, q and s"

  public init() {}

  /// Numbers of values, of facts and of messages.
  public struct Instance: Sendable {
    public let values: Int
    public let facts: Int
    public let messages: Int
  }

  public func label(_ instance: Instance) -> String {
    "q = \(instance.values), N = \(instance.facts), s = \(instance.messages)"
  }

  public func cases(_ scope: LemmaScope) -> [Instance] {
    (1...8).flatMap { s in (1...2).map { Instance(values: 2, facts: $0, messages: s) } }
      + (1...2).map { Instance(values: 2, facts: 3, messages: $0) }
      + (1...4).map { Instance(values: 3, facts: 1, messages: $0) }
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (q, n, s) = (instance.values, instance.facts, instance.messages)
    let fewer = try FactCode(facts: n, values: q, messages: s).recalled
    let more = try FactCode(facts: n + 1, values: q, messages: s).recalled
    return [
      Claim(
        "A(N) + 1/q", fewer + Rational(1, q), atMost: "A(N+1)", more,
        reason: "Ignore the new fact and guess.")
    ]
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title: "The greatest expected number recalled of N fair bits from one bit",
      columns: ["N", Table.Column("recalled", notation: .both)])
    for n in 1...4 {
      table.append([
        .integer(n), .rational(try FactCode(facts: n, values: 2, messages: 2).recalled),
      ])
    }
    return table
  }
}

extension PruningLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant("A(N+1) >= A(N) + 1", change: "As if the new fact were recalled.") { instance in
        let (q, n, s) = (instance.values, instance.facts, instance.messages)
        let fewer = try FactCode(facts: n, values: q, messages: s).recalled
        let more = try FactCode(facts: n + 1, values: q, messages: s).recalled
        return [Claim("A(N) + 1", 1 + fewer, atMost: "A(N+1)", more, reason: "False.")]
      }
    ]
  }
}
