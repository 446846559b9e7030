import ExactArithmetic
import Work

/// An associative memory of facts: for each bit of fact `i` a random key `k_i` of `{-1,1}^d` and the sign `v_i` of the bit, and the weights
/// `W = sum_i c_i v_i k_i` with strengths `c_i`; the bit is read as the sign of `<W, k_i>`, a coin for 0.
///
/// The bit is right with probability `a_i = Pr[c_i d + sum_(j != i) c_j S_d^(j) > 0]`, ties half, for independent sums of `d` signs, and as the bits of
/// a fact have keys of their own, all `b` of them are right with probability `a_i^b`.
///
/// ```swift
/// let memory = try AssociativeMemory(facts: 9, dimension: 16, bits: 8)
/// print(memory.recalled)  // about 4.646
/// ```
///
/// Source: derived here.
public struct AssociativeMemory: Sendable, Hashable {
  /// The strengths of the facts.
  public let strengths: [Rational]
  /// The number `d` of coordinates of a key.
  public let dimension: Int
  /// The number `b` of bits of a fact.
  public let bits: Int
  /// The probability that a bit of each fact is right.
  public let bitAccuracy: [Rational]

  /// The greatest `d N` for equal strengths.
  public static let greatestTermCount = 100_000
  /// The greatest number of bits of the law of the sum for different strengths, all of whose counts are held at once.
  public static let greatestLawBits = 1 << 29
  /// The greatest number of bits of the powers `a_i^b`, of all different strengths together.
  public static let greatestPowerBits = 1 << 24
  /// The greatest number of bits of a fact.
  public static let greatestFactLength = 1_000

  /// `N` facts of equal strength: a binomial tail.
  ///
  /// - Throws: ``FactError`` for parameters out of range; `WorkRefused` where `d N` is above ``greatestTermCount``, or the power `a^b` takes more than
  ///   ``greatestPowerBits`` bits.
  public init(facts count: Int, dimension d: Int, bits b: Int) throws {
    try AssociativeMemory.check(count, d, b)
    let (terms, overflow) = count.multipliedReportingOverflow(by: d)
    if overflow || terms > AssociativeMemory.greatestTermCount {
      throw WorkRefused(
        "the bit accuracy of an associative memory",
        size: .parameter("d N = \(Integer(d) * Integer(count))"),
        limit: .fixed(AssociativeMemory.greatestTermCount, unit: "signs"))
    }
    try AssociativeMemory.checkPowers(of: 1, facts: count, d, b)
    strengths = [Rational](repeating: 1, count: count)
    dimension = d
    bits = b
    bitAccuracy = [Rational](
      repeating: CentralSum(signs: terms - d).accuracy(dimension: d), count: count)
  }

  /// Facts of given strengths, by the law of the sum of all signs with their strengths.
  ///
  /// - Throws: ``FactError`` for parameters out of range; `WorkRefused` where that law takes more than ``greatestLawBits`` bits, or the powers
  ///   `a_i^b` more than ``greatestPowerBits``.
  /// - Complexity: a product of numbers of `d N` times `d sum_i c_i` bits, for strengths that are integers without a common divisor.
  public init(strengths: [Rational], dimension d: Int, bits b: Int) throws {
    try AssociativeMemory.check(strengths.count, d, b)
    if let index = strengths.firstIndex(where: { $0.signum() <= 0 }) {
      throw FactError.strengthOutOfRange(fact: index + 1, value: strengths[index])
    }
    self.strengths = strengths
    dimension = d
    bits = b
    let different = Set(strengths).count
    if different == 1 {
      bitAccuracy = try AssociativeMemory(facts: strengths.count, dimension: d, bits: b).bitAccuracy
      return
    }
    try AssociativeMemory.checkPowers(of: different, facts: strengths.count, d, b)
    let law = try SignedSumLaw(strengths: strengths, dimension: d)
    var known: [Int: Rational] = [:]
    for strength in Set(law.strengths) { known[strength] = law.accuracy(of: strength) }
    bitAccuracy = law.strengths.map { known[$0] ?? 0 }
  }

  private static func check(_ count: Int, _ d: Int, _ b: Int) throws {
    if count < 1 { throw FactError.factsOutOfRange(count) }
    if d < 1 { throw FactError.dimensionOutOfRange(d) }
    if b < 1 { throw FactError.factLengthOutOfRange(b) }
    if b > greatestFactLength {
      throw WorkRefused(
        "an associative memory", size: .parameter("b = \(b)"),
        limit: .fixed(greatestFactLength, unit: "bits of a fact"))
    }
  }

  /// Refuses powers `a^b` of so many accuracies, whose denominators are `2^(d (N-1) + 1)`, that are too long.
  private static func checkPowers(
    of different: Int, facts count: Int, _ d: Int, _ b: Int
  ) throws(WorkRefused) {
    let length = Integer(d) * Integer(count - 1) + 1
    let bits = Integer(different) * length * Integer(b)
    if bits > Integer(greatestPowerBits) {
      throw WorkRefused(
        "an associative memory",
        size: .count("powers of \(WorkEstimate.short(Double(bits))) bits"),
        limit: .fixed(greatestPowerBits, unit: "bits"))
    }
  }

  /// The facts of one strength, which have one accuracy.
  public struct Group: Sendable, Hashable {
    /// The strength.
    public let strength: Rational
    /// The number of facts with it.
    public let facts: Int
    /// The probability that a bit of such a fact is right.
    public let bitAccuracy: Rational
  }

  /// The facts by their strengths, the greatest first.
  public var groups: [Group] {
    let positions = Dictionary(grouping: strengths.indices) { strengths[$0] }
    return positions.sorted { $0.key > $1.key }.map { strength, indices in
      Group(strength: strength, facts: indices.count, bitAccuracy: bitAccuracy[indices[0]])
    }
  }

  /// The expected number of facts all of whose bits are right, `sum_i a_i^b`.
  ///
  /// - Complexity: a power for each of the different strengths.
  public var recalled: Rational {
    Rational.sum(groups.map { Rational($0.facts) * $0.bitAccuracy.power(bits) })
  }
}

extension AssociativeMemory.Group: CustomStringConvertible {
  /// The strength with the number of facts: `2 facts of strength 3`.
  public var description: String { "\(facts) facts of strength \(strength)" }
}

extension AssociativeMemory: CustomStringConvertible {
  /// The parameters with the number that is recalled.
  public var description: String {
    "N = \(strengths.count), d = \(dimension), b = \(bits): "
      + "\(recalled.decimal(significantDigits: 6)) recalled"
  }
}

extension AssociativeMemory {
  /// The same facts with equal strengths.
  ///
  /// - Throws: as ``init(facts:dimension:bits:)``.
  public func flattened() throws -> AssociativeMemory {
    try AssociativeMemory(facts: strengths.count, dimension: dimension, bits: bits)
  }

  /// The number that guesses of all bits recall, `N 2^-b`: what a memory that is overloaded without end comes to, so that for very many
  /// facts the number recalled rises again.
  public var guessed: Rational {
    Rational(strengths.count).scaled(byPowerOfTwo: -bits)
  }
}
