import Claims
import ExactArithmetic
import InformationLemmas
import Lemmas
import Rates
import Tables

/// What always answering a nearest example costs, up to a constant, for every number of examples.
public struct OptimumCostLogarithmLemma: Lemma {
  public enum Instance: Sendable {
    /// All pairs of sources.
    case pairs(examples: Int, dimension: Int)
    /// All pairs that differ in few columns, with many columns of every class besides.
    case large(examples: Int, counts: [Int], changed: Int)
  }

  public let id = "optimum-cost-logarithm"
  public let title = "The cost of the exact optimum up to a constant"
  public let status = LemmaStatus.derived
  public let source = "derived here"
  public let statement = """
    For fixed k >= 2 the cost of always answering a nearest example is R_OPT(k,d) = k d - 2^(1-k) (d + log2 d) - O(1) bits as d grows. \
    With w_ij = (x_i - x_j)/2 in signs, two sources x and x' share a rule that serves both if for all pairs i, j |w_ij - w'_ij| is at most 0 \
    where |w_ij| and |w'_ij| are odd, at most 1 where one of them is, and at most 2 where none is. Conversely, let their columns agree up to the \
    sign of constant ones off a set of s coordinates, and let any two examples agree and differ from a third in at least 2^(k-2) + 2s + 3 \
    of the others (k = 2: differ in at least s + 2 of them); then they share a rule only if these distances are met.
    """
  public let summary = """
    If two sources have a rule in common, then strings that are balanced between two examples, and near both, test the difference of these two \
    examples alone: it may change by 0, 1 or 2. So of typical sources a rule serves at most one for each way of having both even and odd \
    rows, and of those with all rows of one parity, which have the probability 2^(1-k), at most a multiple of d.
    """
  public let enumerated = """
    All pairs of sources without all-ones columns for (k,d) = (2,1) to (2,4), (3,1) to (3,3), (4,1), (4,2). All pairs that differ in one or two \
    columns, for k = 2 and 3, with classes of columns just large enough, of all parities. Exhaustive: (2,5) and (5,1) as well, and k = 4 with one column.
    """
  public let buildsOn = ["exact-optimum-cost", "nearest-neighbour-cost", "odd-majorities"]
  public let parameters = LemmaParameter.list(.examples, .dimension)

  public init() {}

  public func cases(_ scope: LemmaScope) -> [Instance] {
    let isExhaustive = scope == .exhaustive
    var sizes = (1...4).map { (2, $0) } + (1...3).map { (3, $0) } + [(4, 1), (4, 2)]
    if isExhaustive { sizes += [(2, 5), (5, 1)] }
    var cases: [Instance] = sizes.map { .pairs(examples: $0.0, dimension: $0.1) }
    for changed in 1...2 {
      for more in 0...1 {
        cases.append(.large(examples: 2, counts: [changed + 2 + more], changed: changed))
      }
      for more in 0...3 {
        let least = 2 * changed + 5
        let counts = (0..<3).map { least + ($0 < more ? 1 : 0) }
        cases.append(.large(examples: 3, counts: counts, changed: changed))
      }
    }
    if isExhaustive {
      // Classes of one item have 5 columns, those of two items 4: by their bits 1, ..., 7.
      cases.append(.large(examples: 4, counts: [5, 5, 4, 5, 4, 4, 5], changed: 1))
    }
    return cases
  }

  public func check(_ instance: Instance) -> [Claim] {
    switch instance {
    case .pairs(let k, let d): checkPairs(k, d)
    case .large(let k, let counts, let changed):
      check(NearlyEqualSources(items: k, counts: counts, changedCount: changed), k, changed)
    }
  }

  private func checkPairs(_ k: Int, _ d: Int) -> [Claim] {
    let counts = SourcePairs(examples: k, dimension: d).exceptions
    var claims = [
      Claim(
        "pairs at these distances that share no rule", Rational(counts.nearWithoutRule),
        equals: "0", 0,
        reason: "An example nearest in one of them ties with the one nearest in the other.")
    ]
    if k == 2 {
      claims.append(
        Claim(
          "pairs of different examples that share a rule at greater distances",
          Rational(counts.farWithRule), equals: "0", 0,
          reason: "For two examples the condition is necessary as well."))
    }
    return claims
  }

  private func check(_ sources: NearlyEqualSources, _ k: Int, _ changed: Int) -> [Claim] {
    let (pairs, exceptions) = sources.exceptions()
    let margin = k == 2 ? changed + 2 : 1 << (k - 2) + 2 * changed + 3
    return [
      Claim(
        "the margin of the statement", Rational(margin), atMost: "that of these sources",
        Rational(sources.leastMargin), reason: "So the classes were chosen."),
      Claim(
        "pairs that share a rule exactly at these distances", Rational(pairs - exceptions),
        equals: "all pairs", Rational(pairs), reason: "Balanced strings test two examples alone."),
    ]
  }

  public func label(_ instance: Instance) -> String {
    switch instance {
    case .pairs(let k, let d): "all pairs, k = \(k), d = \(d)"
    case .large(let k, let counts, let changed):
      "k = \(k), \(counts.map(String.init).joined(separator: "+")) columns and \(changed) changed"
    }
  }

  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let k = try arguments.require(.examples, of: id)
    let d = try arguments.require(.dimension, of: id)
    guard k >= 2, d >= 1, k * d <= 10 else {
      throw LemmaError.invalidInstance(
        id: id, reason: "k = \(k), d = \(d); expected k >= 2, d >= 1 and k d <= 10")
    }
    return .pairs(examples: k, dimension: d)
  }

  public func results() throws -> Table? {
    let sizes = (1...4).map { (2, $0) } + (1...3).map { (3, $0) } + [(4, 1), (4, 2), (4, 3)]
    return Table(
      title: "Pairs of sources without all-ones columns",
      columns: [
        "k", "d", Table.Column("pairs", header: "pairs"),
        Table.Column("rule", header: "share a rule"),
        Table.Column("near", header: "meet the distances"),
        Table.Column("far", header: "at greater distances, all examples different"),
      ],
      rows: sizes.map { k, d in
        let counts = SourcePairs(examples: k, dimension: d).exceptions
        return [
          .integer(k), .integer(d), .integer(counts.pairs), .integer(counts.withRule),
          .integer(counts.near), .integer(counts.farWithRule),
        ]
      })
  }
}

extension OptimumCostLogarithmLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "pairs that share a rule are at distances of at most 1",
        change: "1 for 2 where all are even."
      ) { instance in
        guard case .pairs(let k, let d) = instance else { return [] }
        return [
          Claim(
            "the greatest distance in a pair with a rule",
            Rational(SourcePairs(examples: k, dimension: d).exceptions.greatestDistance),
            atMost: "1", 1, reason: "False.")
        ]
      }
    ]
  }
}

/// All pairs of sources without all-ones columns, with different items.
private struct SourcePairs {
  /// What is counted of them; in pairs with a rule at greater distances, and for the greatest distance, no two examples are equal.
  struct Exceptions {
    var pairs = 0
    var withRule = 0
    var near = 0
    var nearWithoutRule = 0
    var farWithRule = 0
    var greatestDistance = 0
  }

  private let sources: [[Int]]
  private let nearest: [[UInt32]]

  init(examples: Int, dimension: Int) {
    sources = MergedMatrices(items: examples, dimension: dimension).matrices
    nearest = sources.map { NearestItems(rows: $0, dimension: dimension).masks }
  }

  var exceptions: Exceptions {
    var result = Exceptions()
    let isDifferent = sources.map { Set($0).count == $0.count }
    for first in sources.indices {
      for second in sources.indices[first...] {
        let shares = RuleCompatibility.shareRule(nearest[first], nearest[second])
        let isNear = RuleCompatibility.areNear(sources[first], sources[second])
        result.pairs += 1
        if shares { result.withRule += 1 }
        if isNear { result.near += 1 }
        if isNear && !shares { result.nearWithoutRule += 1 }
        guard shares, isDifferent[first], isDifferent[second] else { continue }
        if !isNear { result.farWithRule += 1 }
        result.greatestDistance = max(
          result.greatestDistance,
          SourcePairs.greatestDistance(sources[first], sources[second]))
      }
    }
    return result
  }

  private static func greatestDistance(_ x: [Int], _ other: [Int]) -> Int {
    var greatest = 0
    for j in x.indices {
      for i in 0..<j {
        let (plus, minus) = (x[i] & ~x[j], x[j] & ~x[i])
        let (otherPlus, otherMinus) = (other[i] & ~other[j], other[j] & ~other[i])
        let distance =
          ((plus | minus) ^ (otherPlus | otherMinus)).nonzeroBitCount
          + 2 * (plus & otherMinus | minus & otherPlus).nonzeroBitCount
        greatest = max(greatest, distance)
      }
    }
    return greatest
  }
}
