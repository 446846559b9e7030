import Capacity
import Claims
import ExactArithmetic
import InformationLemmas
import Lemmas
import Tables

/// Facts that are recalled take bits.
public struct FactCapacityLemma: Lemma {
  public let id = "fact-capacity"
  public let title = "The capacity for facts"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here, by Fano's inequality; the setting is that of J. Ye, V. Feldman, K. Talwar (arXiv 2604.08519)"
  public let statement = """
    Let V_1, ..., V_N be independent and uniform on q >= 2 values, let M be any message about them with I(V;M) <= C bits, and let fact i be recalled \
    from M with probability a_i. The sum over the i with a_i >= 1/q of R(a_i), R(a) = log2 q - h(a) - (1-a) log2(q-1), is at most C. So if all a_i \
    are a >= 1/q then R(a) <= C/N.
    """
  public let summary = """
    The facts are independent, so the informations of M about each of them add up to at most C, and each is at least R(a_i) by Fano's \
    inequality.
    """
  public let enumerated =
    "N = 1, 2, 3 facts of q = 2 or 3 values: the message that is everything, nothing, the first fact, or the sum modulo q, and 120 seeded random messages, "
    + "recalled as well as possible (exhaustive: 1200)."
  public let buildsOn = ["fano"]
  public let parameters = LemmaParameter.list(.facts, .channel)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [FactMessage] { try FactMessage.small(scope) }

  /// The message of `--channel` about `-n` facts; its inputs are their `q^n` lists, the first fact in the lowest place.
  public func instance(_ arguments: LemmaArguments) throws -> FactMessage {
    try arguments.factMessage(of: id)
  }

  public func check(_ message: FactMessage) throws -> [Claim] {
    let costs = try message.accuracies.filter { $0 >= Rational(1, message.values) }.map {
      try FactCapacity.cost(of: $0, values: message.values)
    }
    return [
      Claim(
        "sum_i R(a_i)", costs.reduce(LogForm.zero, +), atMost: "I(V;M)", message.information,
        reason: "Independence, and Fano's inequality for each fact.")
    ]
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title: "The greatest accuracy with C/N bits for each fact",
      columns: [
        "q", Table.Column("bits", header: "C/N"), Table.Column("accuracy", notation: .decimal),
      ])
    for (q, bits) in [(2, Rational(1, 2)), (16, 2), (1024, 5), (1024, 10)] {
      table.append([
        .integer(q), .rational(bits),
        .enclosed(try FactCapacity(facts: 1, values: q, bits: bits).accuracy),
      ])
    }
    return table
  }
}

extension FactCapacityLemma {
  public var falseVariants: [FalseVariant<FactMessage>] {
    [
      FalseVariant(
        "sum_i a_i log2 q <= I(V;M)",
        change: "A recalled fact for its whole length, guesses included."
      ) { message in
        [
          Claim(
            "sum_i a_i log2 q", Rational.sum(message.accuracies) * LogForm.log(message.values),
            atMost: "I(V;M)", message.information, reason: "False.")
        ]
      }
    ]
  }
}
