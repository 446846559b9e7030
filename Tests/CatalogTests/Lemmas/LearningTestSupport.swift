import Catalog
import ExactArithmetic
import Foundation
import InformationTheory

/// What the tests of the lemmas of learning share.
enum LearningTests {
  /// How many times the usual number of random cases to try.
  static let multiplier =
    ProcessInfo.processInfo.environment["LEMMATA_TEST_MULTIPLIER"].flatMap(Int.init) ?? 1

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

/// A lemma whose claims are changed: for false variants.
struct Variant<Base: Lemma>: Lemma {
  let base: Base
  let claims: @Sendable (Base.Instance) throws -> [Claim]

  var id: String { base.id + "-variant" }
  func cases(_ scope: LemmaScope) throws -> [Base.Instance] { try base.cases(scope) }
  func check(_ instance: Base.Instance) throws -> [Claim] { try claims(instance) }
  func label(_ instance: Base.Instance) -> String { base.label(instance) }
}
