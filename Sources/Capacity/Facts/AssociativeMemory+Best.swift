import ExactArithmetic

extension AssociativeMemory {
  /// Of the memories of `1, ..., N` facts of equal strength the one with most facts recalled; of equal ones the smallest.
  ///
  /// - Throws: as ``init(facts:dimension:bits:)``.
  /// - Complexity: O((d N)^2) bit operations, and a comparison of exact numbers where enclosures do not decide.
  public static func best(
    upTo count: Int, dimension d: Int, bits b: Int
  ) throws -> AssociativeMemory {
    let numbers = try bestNumbers(upTo: count, dimension: d, bits: b)
    return try AssociativeMemory(facts: numbers[numbers.count - 1], dimension: d, bits: b)
  }

  /// For `n = 1, ..., N` the number of at most `n` facts of equal strength of which most are recalled, the smallest of equal ones.
  ///
  /// - Throws: as ``init(facts:dimension:bits:)``; `CancellationError`.
  package static func bestNumbers(
    upTo count: Int, dimension d: Int, bits b: Int
  ) throws -> [Int] {
    _ = try AssociativeMemory(facts: count, dimension: d, bits: b)
    var sum = CentralSum(signs: 0)
    var (best, greatest) = (1, Recall(facts: 1, twice: sum.twiceCount(above: d), signs: 0, bits: b))
    var numbers = [1]
    for n in 2..<max(2, count + 1) {
      if n.isMultiple(of: 64) { try Task.checkCancellation() }
      for _ in 0..<d { sum.addSign() }
      let recall = Recall(
        facts: n, twice: sum.twiceCount(above: d), signs: sum.signs, bits: b)
      if recall.exceeds(greatest) { (best, greatest) = (n, recall) }
      numbers.append(best)
    }
    return numbers
  }
}

/// `N a^b` by an enclosure in fixed point, with what the exact value takes.
private struct Recall {
  let facts: Int
  /// `a` is `twice / 2^(signs+1)`.
  let twice: Integer
  let signs: Int
  let bits: Int
  private let lower: Integer
  private let upper: Integer

  init(facts: Int, twice: Integer, signs: Int, bits: Int) {
    (self.facts, self.twice, self.signs, self.bits) = (facts, twice, signs, bits)
    // As a >= 1/2, a^b has at least 128 bits in so many places.
    let places = bits + 128
    let shift = signs + 1 - places
    let scaled = shift > 0 ? twice >> shift : twice << -shift
    func power(_ base: Integer, _ step: (Integer) -> Integer) -> Integer {
      var (result, square, rest) = (Integer.one << places, base, bits)
      while rest > 0 {
        if rest & 1 == 1 { result = step(result * square) }
        square = step(square * square)
        rest >>= 1
      }
      return result
    }
    lower = Integer(facts) * power(scaled) { $0 >> places }
    upper = Integer(facts) * power(shift > 0 ? scaled + 1 : scaled) { ($0 >> places) + 1 }
  }

  /// Whether more is recalled: by the enclosures, or where they meet exactly.
  func exceeds(_ other: Recall) -> Bool {
    if lower > other.upper { return true }
    if upper < other.lower { return false }
    return exact > other.exact
  }

  private var exact: Rational {
    Rational(facts) * Rational(twice, Integer.one << (signs + 1)).power(bits)
  }
}
