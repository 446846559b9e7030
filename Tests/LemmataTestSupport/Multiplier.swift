import Foundation

/// How many times the usual number of cases to try: `LEMMATA_TEST_MULTIPLIER`, else 1.
package let multiplier =
  ProcessInfo.processInfo.environment["LEMMATA_TEST_MULTIPLIER"].flatMap(Int.init) ?? 1
