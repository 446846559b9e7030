import Foundation

/// The factor for the number of random cases and the sizes of exhaustive ones: the environment variable
/// `LEMMATA_TEST_MULTIPLIER`, 1 without it.
package let multiplier: Int = {
  let text = ProcessInfo.processInfo.environment["LEMMATA_TEST_MULTIPLIER"]
  return max(1, text.flatMap { Int($0) } ?? 1)
}()

/// The number of random cases of one loop.
package func cases(_ count: Int) -> Int { count * multiplier }
