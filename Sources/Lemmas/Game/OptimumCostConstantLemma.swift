import Claims
import ExactArithmetic
import InformationLemmas
import Lemmas
import Rates
import Tables

/// The constant term of what always answering a nearest example costs, for up to five examples.
public struct OptimumCostConstantLemma: Lemma {
  public enum Instance: Sendable {
    /// The finite problem for a number of examples, with its optimum.
    case problem(Int)
    /// The sets of partitions that are served, from the definition.
    case definition(items: Int, dimension: Int)
    /// The rule of the best system, against sources one by one.
    case rule(Int)
  }

  public let id = "optimum-cost-constant"
  public let title = "The constant in the cost of the exact optimum, for two to five examples"
  public let status = LemmaStatus.derived
  public let source = "derived here; for four and five examples by a finite search"
  public let statement = """
    For k = 2, 3, 4, 5 the cost of always answering a nearest example is R_OPT(k,d) = k d - 2^(1-k) (d + log2 d) - b_k + o(1) bits as d \
    grows, with b_2 = 1 + log2(3/2)/2, b_3 = 2 + log2(15/4)/4, b_4 = 3 + 3/8 log2(2/3) + 1/8 log2(25/4) and b_5 = 4 + (5 log2(4/5) - 10 + \
    log2(123/16))/16. The reason is a finite problem: for partitions C = {A,B} of the examples let lambda_C = 2^(1-|A|) + 2^(1-|B|) - \
    2^(1-k), a_C the probability that a random set T of partitions that one rule can serve has C, and e = sum a_C lambda_C; then \
    sum over C in T of 1/a_C + lambda_C/e <= 2^(k-1) for every T that one rule can serve. The page proves the rest.
    """
  public let summary = """
    Sources go by the parities of their rows. Of those with a given partition into even and odd rows a rule serves at most one, and of \
    those with all rows of one parity it serves lines, one for each partition that it can serve. Which partitions go together is seen column by \
    column: a closed finite search. Its linear program has the rational dual stated, and the best rules have one column that is not like a \
    source's.
    """
  public let enumerated = """
    The finite problem for k = 2, ..., 5: all 59049 columns for k = 5, closed at 2245 signatures. From the definition the sets that are served \
    for k = 2, 3, 4 and d = 2. The best rule for k = 2, ..., 5 on up to 12 coordinates, at every y.
    """
  public let buildsOn = ["nearest-neighbour-cost", "optimum-cost-logarithm"]
  public let parameters = LemmaParameter.list(.examples)

  public init() {}

  public func cases(_ scope: LemmaScope) -> [Instance] {
    let items = Array(ItemPartitions.itemCounts)
    let cases: [Instance] = items.map { .problem($0) } + items.map { .rule($0) }
    return cases + (2...4).map { .definition(items: $0, dimension: 2) }
  }

  public func check(_ instance: Instance) -> [Claim] {
    switch instance {
    case .problem(let k): check(ServedPartitions(items: k))
    case .definition(let k, let d): checkDefinition(k, d)
    case .rule(let k): check(SpecialColumnRule(ItemPartitions(items: k)))
    }
  }

  private func check(_ problem: ServedPartitions) -> [Claim] {
    let bound = Rational(1 << (problem.partitions.items - 1))
    let served = problem.partitions.served(bySpecial: problem.partitions.specialColumn)
    return [
      Claim(
        "the greatest sum of 1/a_C + lambda_C/e over what a rule serves",
        problem.greatestDual, atMost: "2^(k-1)", bound,
        reason: "All systems, by the signatures of their columns."),
      Claim(
        "that sum over all partitions that do not separate a pair",
        problem.greatestUnseparatedDual, atMost: "2^(k-1)", bound,
        reason: "No more can be served by rules that are no systems."),
      Claim(
        "the sets of the law that no system serves",
        Rational(problem.servedSets.contains(served) ? 0 : 1),
        equals: "0", 0, reason: "The special column serves them by itself."),
      Claim(
        "b_k", problem.partitions.constant, equals: "its formula",
        OptimumCostConstantLemma.constant(problem.partitions.items),
        reason: "The law's probabilities."),
    ]
  }

  /// The constants as stated.
  static func constant(_ k: Int) -> LogForm {
    switch k {
    case 2: LogForm.bits(1) + Rational(1, 2) * LogForm.log(Rational(3, 2))
    case 3: LogForm.bits(2) + Rational(1, 4) * LogForm.log(Rational(15, 4))
    case 4:
      LogForm.bits(3) + Rational(3, 8) * LogForm.log(Rational(2, 3))
        + Rational(1, 8) * LogForm.log(Rational(25, 4))
    default:
      LogForm.bits(4 - Rational(10, 16)) + Rational(5, 16) * LogForm.log(Rational(4, 5))
        + Rational(1, 16) * LogForm.log(Rational(123, 16))
    }
  }

  private func checkDefinition(_ k: Int, _ d: Int) -> [Claim] {
    let bySearch = Set(ServedPartitions(items: k).servedSets.filter { $0 != 0 })
    let byDefinition = Set(SystemsByDefinition(items: k, dimension: d).servedSets)
    return [
      Claim(
        "sets of partitions served by the definition but not by the search",
        Rational(byDefinition.subtracting(bySearch).count), equals: "0", 0,
        reason: "A system is its columns."),
      Claim(
        "sets served by the search but not by the definition",
        Rational(bySearch.subtracting(byDefinition).count), equals: "0", 0,
        reason: "Two columns serve all that can be served."),
    ]
  }

  private func check(_ rule: SpecialColumnRule) -> [Claim] {
    [
      Claim(
        "strings at which no example beats all others", Rational(rule.undecidedCount), equals: "0",
        0,
        reason: "A cycle of three would have a sum of at least 3, and it is at most 1."),
      Claim(
        "sources that the rule should serve and does not", Rational(rule.counts.unserved),
        equals: "0", 0, reason: "Their differences deviate from the system's by at most 1."),
    ]
  }

  public func label(_ instance: Instance) -> String {
    switch instance {
    case .problem(let k): "k = \(k)"
    case .definition(let k, let d): "the definition, k = \(k), d = \(d)"
    case .rule(let k): "the best rule, k = \(k)"
    }
  }

  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let k = try arguments.require(.examples, of: id)
    guard ItemPartitions.itemCounts.contains(k) else {
      throw LemmaError.invalidInstance(id: id, reason: "k = \(k); expected 2, 3, 4 or 5")
    }
    return .problem(k)
  }

  public func results() throws -> Table? {
    Table(
      columns: [
        "k", Table.Column("signatures", header: "signatures of columns"),
        Table.Column("all", header: "of systems"),
        Table.Column("sets", header: "sets of partitions served"),
        Table.Column("most", header: "most partitions at once"),
        Table.Column("constant", header: "b_k", unit: .information, notation: .both),
      ],
      rows: ItemPartitions.itemCounts.map { k in
        let problem = ServedPartitions(items: k)
        return [
          .integer(k), .integer(problem.columnSignatureCount), .integer(problem.signatureCount),
          .integer(problem.servedSets.count),
          .integer(problem.servedSets.map(\.nonzeroBitCount).max() ?? 0),
          .logForm(problem.partitions.constant),
        ]
      }, readerDigits: 9)
  }
}

extension OptimumCostConstantLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "one rule can serve all 2^(k-1) - 1 partitions",
        change: "All at once for every k, as for k = 3."
      ) { instance in
        guard case .problem(let k) = instance else { return [] }
        let problem = ServedPartitions(items: k)
        return [
          Claim(
            "2^(k-1) - 1", Rational(problem.partitions.all.count),
            atMost: "the most partitions at once",
            Rational(problem.servedSets.map(\.nonzeroBitCount).max() ?? 0), reason: "False.")
        ]
      }
    ]
  }
}
