import ArgumentParser
import CommandLineSupport
import Lemmata

/// The numbers of samples of a study, a row each.
struct SampleNumbersOptions: ParsableArguments {
  @Option(
    name: .customShort("n"), parsing: .unconditional,
    help: "The numbers of samples: 3, 1...6 or 1,2,5 (default: 1...6).",
    transform: Arguments.integers)
  var samples: [Int] = [1, 2, 3, 4, 5, 6]

  /// The numbers, if a table can have so many rows.
  func checked() throws -> [Int] {
    if samples.count > Arguments.greatestRangeLength {
      throw UsageError("the table would have more than \(Arguments.greatestRangeLength) rows")
    }
    return samples
  }
}
