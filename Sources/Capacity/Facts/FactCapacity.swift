import ExactArithmetic
import InformationTheory
import Work

/// Facts that are recalled from a memory of limited size: `N` independent facts, each uniform on `q` values, and a message of at most `C` bits.
///
/// If fact `i` is recalled with probability `a_i`, the facts with `a_i >= 1/q` have `sum_i R(a_i) <= C` for
/// `R(a) = log2 q - h(a) - (1-a) log2(q-1)`.  If all are recalled alike, `a` is at most `R^-1(C/N)`.
///
/// ```swift
/// let capacity = try FactCapacity(facts: 100, values: 1024, bits: 500)
/// print(capacity.accuracy.lower)  // about 0.597
/// ```
///
/// Source: derived here, by Fano's inequality; the setting is that of J. Ye, V. Feldman, K. Talwar, arXiv 2604.08519, of which the abstract
/// alone was at hand.
public struct FactCapacity: Sendable, Hashable {
  /// The number `N >= 1` of facts.
  public let facts: Int
  /// The number `q >= 2` of values of a fact.
  public let values: Int
  /// The number `C >= 0` of bits.
  public let bits: Rational
  /// The greatest accuracy with which all facts can be recalled alike according to the bound: exact where it is rational with a short
  /// denominator, else enclosed.
  public let accuracy: Enclosure

  /// The width of the enclosure of the accuracy is at most `2^-so many`.
  static let accuracyBits = 110

  /// - Throws: ``FactError`` for `N < 1`, `q < 2` or `C < 0`.
  /// - Complexity: about 110 comparisons of log forms.
  public init(facts count: Int, values q: Int, bits: Rational) throws(FactError) {
    if count < 1 { throw .factsOutOfRange(count) }
    if q < 2 { throw .valuesOutOfRange(q) }
    if bits.isNegative { throw .bitsOutOfRange(bits) }
    facts = count
    values = q
    self.bits = bits
    accuracy = FactCapacity.accuracy(values: q, bits: bits / Rational(count))
  }

  /// `R(a)`, the bits about a fact that an accuracy takes.
  ///
  /// - Throws: ``FactError/accuracyOutOfRange(_:values:)`` unless `1/q <= a <= 1`.
  public static func cost(of a: Rational, values q: Int) throws(FactError) -> LogForm {
    if q < 2 { throw .valuesOutOfRange(q) }
    if a < Rational(1, q) || a > 1 { throw .accuracyOutOfRange(a, values: q) }
    return rate(a, q)
  }

  private static func rate(_ a: Rational, _ q: Int) -> LogForm {
    LogForm.log(q) - binaryEntropy(a) - (1 - a) * LogForm.log(q - 1)
  }

  /// `R^-1` of some bits for a fact: bisection, each step decided; at the end the simplest rational is tried.
  private static func accuracy(values q: Int, bits: Rational) -> Enclosure {
    let target = LogForm.bits(bits)
    var (low, high) = (Rational(1, q), Rational(1))
    if bits.isZero { return Enclosure(low) }
    if target >= LogForm.log(q) { return Enclosure(high) }
    let width = Rational(1).scaled(byPowerOfTwo: -accuracyBits)
    while high - low > width {
      let middle = ((low + high) / 2).rounded(toSignificantBits: accuracyBits + 32, .down)
      if middle <= low { break }
      if rate(middle, q) <= target { low = middle } else { high = middle }
    }
    let simplest = Enclosure(low, high).simplestRational
    if simplest.denominator.bitWidth < 48, rate(simplest, q) == target {
      return Enclosure(simplest)
    }
    return Enclosure(low, high)
  }

  /// `C/log2 q`: how many facts fit if each is kept in full.
  public var limit: ComputableReal {
    let (q, bits) = (values, bits)
    return ComputableReal { precision in
      Enclosure(bits).divided(by: Enclosure.log2(Rational(q), bits: precision), bits: precision)
    }
  }

  /// `N` times ``accuracy``.
  public var recalled: Enclosure { Rational(facts) * accuracy }
}

/// Why a question about facts is refused.
public enum FactError: InputError, Hashable {
  /// There are no facts.
  case factsOutOfRange(Int)
  /// A fact has fewer than two values.
  case valuesOutOfRange(Int)
  /// A negative number of bits.
  case bitsOutOfRange(Rational)
  /// An accuracy below chance or above 1.
  case accuracyOutOfRange(Rational, values: Int)
  /// There are no messages.
  case messagesOutOfRange(Int)
  /// The keys have no coordinates.
  case dimensionOutOfRange(Int)
  /// A fact has no bits.
  case factLengthOutOfRange(Int)
  /// Strengths of another number than facts.
  case strengthCount(found: Int, facts: Int)
  /// A strength that is not positive; facts count from 1.
  case strengthOutOfRange(fact: Int, value: Rational)

  public var description: String {
    switch self {
    case .factsOutOfRange(let n): return "N = \(n): the number of facts must be at least 1"
    case .valuesOutOfRange(let q):
      return "q = \(q): the number of values of a fact must be at least 2"
    case .bitsOutOfRange(let bits): return "the number of bits is \(bits), expected at least 0"
    case .accuracyOutOfRange(let a, let q):
      return "an accuracy is \(a), expected a number from 1/\(q), that of a guess, to 1"
    case .messagesOutOfRange(let s):
      return "s = \(s): the number of messages must be at least 1"
    case .dimensionOutOfRange(let d):
      return "d = \(d): the number of coordinates of a key must be at least 1"
    case .factLengthOutOfRange(let b):
      return "b = \(b): the number of bits of a fact must be at least 1"
    case .strengthCount(let found, let facts):
      return "found \(found) strengths, expected one for each of N = \(facts) facts"
    case .strengthOutOfRange(let fact, let value):
      return "the strength of fact \(fact) is \(value), expected a number above 0"
    }
  }
}
