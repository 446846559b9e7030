import ExactArithmetic
import Foundation
import InformationTheory
import Work

/// How many times the usual number of random cases to try.
let multiplier =
  ProcessInfo.processInfo.environment["LEMMATA_TEST_MULTIPLIER"].flatMap(Int.init) ?? 1

/// The message of the error that a closure throws, or a note that it throws none.
func message<Result>(_ body: () throws -> Result) -> String {
  do {
    let result = try body()
    return "no error, but \(result)"
  } catch {
    return "\(error)"
  }
}

// MARK: - Random laws, biased to corners

extension SplitMix64 {
  mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// Integer weights, not all zero: deterministic, equal, with zeros, small, or beyond a machine word.
  mutating func weights(_ count: Int) -> [Integer] {
    var weights: [Integer]
    switch int(0...7) {
    case 0:
      weights = Array(repeating: 0, count: count)
    case 1:
      weights = Array(repeating: 1, count: count)
    case 2, 3:
      weights = (0..<count).map { _ in Integer(int(0...1) * int(1...9)) }
    case 4:
      weights = (0..<count).map { _ in Integer(next()) * Integer(next()) * Integer(int(0...3)) }
    default:
      weights = (0..<count).map { _ in Integer(int(0...20)) }
    }
    if weights.allSatisfy(\.isZero) { weights[int(0...(count - 1))] = 1 }
    return weights
  }

  mutating func law(_ count: Int) -> FiniteLaw<Int> {
    try! FiniteLaw(normalizing: weights(count))
  }

  /// A probability: a corner, a simple fraction, or any fraction.
  mutating func probability() -> Rational {
    switch int(0...5) {
    case 0: return 0
    case 1: return 1
    case 2: return Rational(1, 2)
    case 3: return Rational(int(0...4), 4)
    default:
      let denominator = int(2...1000)
      return Rational(int(0...denominator), denominator)
    }
  }

  /// A channel; two of its rows may be equal.
  mutating func channel(inputs: Int, outputs: Int) -> Channel {
    var rows = (0..<inputs).map { _ in weights(outputs) }
    if inputs > 1 && int(0...2) == 0 { rows[inputs - 1] = rows[0] }
    return try! Channel(normalizing: rows)
  }

  /// A joint law of `X`, `Y`, `Z`, `W`, ... with the given sizes of alphabets.
  mutating func joint(_ sizes: [Int]) -> JointLaw {
    let names = Array(["X", "Y", "Z", "W", "V"].prefix(sizes.count))
    var combinations: [[Int]] = [[]]
    for size in sizes { combinations = combinations.flatMap { c in (0..<size).map { c + [$0] } } }
    let law = law(combinations.count)
    return try! JointLaw(
      names, entries: zip(combinations, law.probabilities).map { (outcomes: $0, weight: $1) })
  }
}

// MARK: - Definitions, by brute force

/// `-sum p log p` straight from the definition.
func entropyByDefinition(_ probabilities: some Sequence<Rational>) -> LogForm {
  probabilities.reduce(LogForm.zero) { $1.isZero ? $0 : $0 - $1 * LogForm.log($1) }
}

/// The entropy of a group of variables, by summing over the whole support.
func entropyByDefinition(_ law: JointLaw, _ group: [String]) -> LogForm {
  let indices = group.map { law.variables.firstIndex(of: $0)! }
  var sums: [[AnyOutcome]: Rational] = [:]
  for (outcomes, probability) in law.support {
    sums[indices.map { outcomes[$0] }, default: 0] += probability
  }
  return entropyByDefinition(sums.values)
}

/// `sum p log(p/q)`, or infinity, straight from the definition.
func divergenceByDefinition(_ pairs: some Sequence<(Rational, Rational)>) -> Divergence {
  var sum = LogForm.zero
  for (p, q) in pairs where !p.isZero {
    if q.isZero { return .infinite }
    sum += p * LogForm.log(p / q)
  }
  return .finite(sum)
}

// MARK: - Short notation

/// The rationals in a text: `"1/2 1/4 1/4"`.
func rationals(_ text: some StringProtocol) -> [Rational] {
  text.split(separator: " ").map { Rational(String($0))! }
}

/// The matrix in a text: `"3/4 1/4; 1/4 3/4"`.
func matrix(_ text: String) -> [[Rational]] { text.split(separator: ";").map { rationals($0) } }

/// The rational in a text.
func rational(_ text: String) -> Rational { Rational(text)! }
