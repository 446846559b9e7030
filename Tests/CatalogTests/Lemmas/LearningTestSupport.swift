import Catalog
import ExactArithmetic
import InformationTheory

/// What the tests of the lemmas of learning share.
enum LearningTests {
  /// The message of the error that a closure throws, or a note that it throws none.
  static func message<Result>(of body: () throws -> Result) -> String {
    do {
      let result = try body()
      return "no error, but \(result)"
    } catch {
      return "\(error)"
    }
  }

  /// Random weights with the sum 1, as rational numbers of small denominator.
  static func weights(_ count: Int, _ generator: inout SplitMix64) -> [Rational] {
    while true {
      let counts = (0..<count).map { _ in max(0, Int(generator.next() % 12) - 3) }
      let total = counts.reduce(0, +)
      if total > 0 { return counts.map { Rational($0, total) } }
    }
  }

  /// A random channel.
  static func channel(
    _ inputs: Int, _ outputs: Int, _ generator: inout SplitMix64
  ) throws -> Channel {
    try Channel((0..<inputs).map { _ in weights(outputs, &generator) })
  }
}

extension Claim {
  /// Whether the text names exactly the two sides, so that they can be printed with their values.
  var namesItsSides: Bool {
    claim.split(separator: relation == .atMost ? " <= " : " = ").count == 2
  }
}
