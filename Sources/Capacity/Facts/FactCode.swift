import ExactArithmetic
import Work

/// The best code for facts: the greatest expected number recalled, of `N` independent facts uniform on `q` values, from a message with `s`
/// values; for two values of facts and messages the random access code.
///
/// It is found over all partitions of the `q^N` lists of values into `s` families: a family adds, for each fact, the number of its lists with
/// the commonest value.
///
/// ```swift
/// let code = try FactCode(facts: 3, values: 2, messages: 2)
/// print(code.recalled)  // 9/4
/// ```
///
/// Source: derived here; random access codes are due to A. Ambainis, A. Nayak, A. Ta-Shma, U. Vazirani, arXiv quant-ph/9804043.
public struct FactCode: Sendable, Hashable {
  /// The number `N >= 1` of facts.
  public let facts: Int
  /// The number `q >= 2` of values of a fact.
  public let values: Int
  /// The number `s >= 1` of messages.
  public let messages: Int
  /// The greatest expected number of facts recalled.
  public let recalled: Rational

  /// The greatest number of lists of values.
  public static let greatestListCount = 16

  /// - Throws: ``FactError`` for parameters out of range; `WorkRefused` for more than ``greatestListCount`` lists.
  /// - Complexity: `min(s, q^N) 3^(q^N)` comparisons of words.
  public init(facts n: Int, values q: Int, messages s: Int) throws {
    if n < 1 { throw FactError.factsOutOfRange(n) }
    if q < 2 { throw FactError.valuesOutOfRange(q) }
    if s < 1 { throw FactError.messagesOutOfRange(s) }
    if n > 4 || Integer(q).power(n) > Integer(FactCode.greatestListCount) {
      throw WorkRefused(
        "the best code for facts", size: .parameter("q^N = \(q)^\(n) lists of values"),
        limit: .fixed(FactCode.greatestListCount, unit: "lists"))
    }
    facts = n
    values = q
    messages = s
    let lists = (0..<n).reduce(1) { size, _ in size * q }
    let families = FactCode.familyValues(lists: lists, facts: n, values: q)
    let best = BestPartition.greatestSum(families, parts: min(s, lists))
    recalled = Rational(best, lists)
  }

  /// For every family of lists the number of facts that guesses of the commonest values get right, added up over the lists.
  private static func familyValues(lists: Int, facts n: Int, values q: Int) -> [Int] {
    (0..<(1 << lists)).map { family in
      var (total, place) = (0, 1)
      for _ in 0..<n {
        var counts = [Int](repeating: 0, count: q)
        for list in 0..<lists where family >> list & 1 == 1 { counts[list / place % q] += 1 }
        total += counts.max() ?? 0
        place *= q
      }
      return total
    }
  }
}
