import Catalog
import Claims
import ExactArithmetic
import InformationTheory
import Work

/// What the tests of the lemmas of learning share.
enum LearningTests {
  /// A random channel.
  static func channel(
    _ inputs: Int, _ outputs: Int, _ generator: inout SplitMix64
  ) throws -> Channel {
    try Channel((0..<inputs).map { _ in LemmaTests.weights(outputs, &generator) })
  }
}
