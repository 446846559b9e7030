import Capacity
import Claims
import ExactArithmetic
import Lemmas
import Tables

/// How many facts an associative memory recalls.
public struct AssociativeMemoryLemma: Lemma {
  public let id = "associative-memory"
  public let title = "Overload and skew of an associative memory, exactly"
  public let status = LemmaStatus.derived
  public let source = "Derived here"
  public let statement = """
    For each bit of N facts let k_i be independent uniform keys of {-1,1}^d, v_i the signs of the bit, c_i > 0 strengths, and W = sum_i c_i v_i k_i. The bit of fact i is read as \
    the sign of <W, k_i>, a coin for 0. It is right with probability a_i = Pr[c_i d + sum_(j != i) c_j S_d^(j) > 0], ties half, for \
    independent sums S_d^(j) of d fair signs, and all b bits of the fact with probability a_i^b. For equal strengths a_i = Pr[d + S_(d(N-1)) > 0], ties half.
    """
  public let summary = """
    v_i <W, k_i> is c_i d plus the sum of c_j v_i v_j <k_j, k_i>; given k_i and the values these inner products are independent sums of d fair signs. Bits of a fact \
    have keys of their own.
    """
  public let enumerated =
    "All keys for N d <= 12 with N <= 4 and strengths from 1, 2 and 3 in falling order (exhaustive: N d <= 16); equal strengths by binomial coefficients, others by the law of the sum."

  public let fixedBecause = "it is about random keys, a family given by numbers"

  public init() {}

  /// Strengths and a dimension.
  public struct Instance: Sendable {
    public let strengths: [Rational]
    public let dimension: Int
  }

  public func label(_ instance: Instance) -> String {
    "d = \(instance.dimension), c = "
      + instance.strengths.map(\.description).joined(separator: ", ")
  }

  public func size(_ instance: Instance) -> CaseSize {
    CaseSize(values: instance.dimension) + instance.strengths.caseSize
  }

  public func cases(_ scope: LemmaScope) -> [Instance] {
    let greatest = scope == .standard ? 12 : 16
    var lists: [[Rational]] = [[]]
    var cases: [Instance] = []
    for n in 1...4 {
      lists = lists.flatMap { list in
        ([3, 2, 1] as [Rational]).filter { $0 <= list.last ?? 3 }.map { list + [$0] }
      }
      for d in 1...greatest where n * d <= greatest && (n > 1 || d <= 3) {
        cases += lists.map { Instance(strengths: $0, dimension: d) }
      }
    }
    return cases
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (c, d) = (instance.strengths, instance.dimension)
    let memory = try AssociativeMemory(strengths: c, dimension: d, bits: 1)
    let counted = AssociativeMemoryLemma.enumerated(c, d)
    return c.indices.map { i in
      Claim(
        "a_\(i + 1), by all keys", counted[i], equals: "a_\(i + 1)", memory.bitAccuracy[i],
        reason: "Inner products with other keys are sums of fair signs.")
    }
  }

  /// The accuracies by all keys; the values may be taken to be +1, as keys are symmetric.
  private static func enumerated(_ c: [Rational], _ d: Int) -> [Rational] {
    let (n, mask) = (c.count, 1 << d - 1)
    var twice = [Int](repeating: 0, count: n)
    for keys in 0..<(1 << (n * d)) {
      let list = (0..<n).map { keys >> ($0 * d) & mask }
      for i in 0..<n {
        var sum = Rational.zero
        for j in 0..<n { sum += c[j] * Rational(d - 2 * (list[i] ^ list[j]).nonzeroBitCount) }
        twice[i] += 1 + sum.signum()
      }
    }
    return twice.map { Rational($0).scaled(byPowerOfTwo: -n * d - 1) }
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title:
        "Facts recalled by an associative memory of equal strengths, and after pruning to the best number",
      columns: [
        "d", "b", "N", Table.Column("recalled", notation: .decimal),
        Table.Column("best", header: "best N"),
        Table.Column("pruned", header: "after pruning", notation: .decimal),
        Table.Column("ratio", notation: .decimal),
      ])
    for (d, b, counts) in [(32, 16, [9, 18, 27, 36]), (16, 8, [9, 18, 27, 36])] {
      for n in counts {
        let memory = try AssociativeMemory(facts: n, dimension: d, bits: b)
        let best = try AssociativeMemory.best(upTo: n, dimension: d, bits: b)
        table.append([
          .integer(d), .integer(b), .integer(n), .rational(memory.recalled),
          .integer(best.strengths.count), .rational(best.recalled),
          .rational(best.recalled / memory.recalled),
        ])
      }
    }
    return table
  }
}

extension AssociativeMemoryLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "a_i = Pr[c_i d + sum_(j != i) c_j S_d^(j) >= 0]", change: "Ties count as right."
      ) { instance in
        let counted = AssociativeMemoryLemma.enumerated(instance.strengths, instance.dimension)
        let memory = try AssociativeMemory(
          strengths: instance.strengths, dimension: instance.dimension, bits: 1)
        // Ties count half for 1 - a of the mirrored tail: the two agree only where no tie occurs.
        let tied = AssociativeMemoryLemma.withTies(instance.strengths, instance.dimension)
        return zip(tied, memory.bitAccuracy).prefix(counted.count).map {
          Claim("ties right", $0, equals: "a_i", $1, reason: "False.")
        }
      }
    ]
  }

  private static func withTies(_ c: [Rational], _ d: Int) -> [Rational] {
    let (n, mask) = (c.count, 1 << d - 1)
    var right = [Int](repeating: 0, count: n)
    for keys in 0..<(1 << (n * d)) {
      let list = (0..<n).map { keys >> ($0 * d) & mask }
      for i in 0..<n {
        var sum = Rational.zero
        for j in 0..<n { sum += c[j] * Rational(d - 2 * (list[i] ^ list[j]).nonzeroBitCount) }
        if !sum.isNegative { right[i] += 1 }
      }
    }
    return right.map { Rational($0).scaled(byPowerOfTwo: -n * d) }
  }
}
