import ArgumentParser
import CommandLineSupport
import Lemmata

/// Ranges of the parameters of the game.
struct GameRangeOptions: ParsableArguments {
  @Option(
    name: .customShort("k"), parsing: .unconditional,
    help: "The numbers of strings: 3, 2...6 or 1,2,5.", transform: Arguments.integers)
  var examples: [Int]

  @Option(
    name: .customShort("d"), parsing: .unconditional,
    help: "The numbers of bits of each string: 3, 1...8 or 1,2,5.", transform: Arguments.integers)
  var dimensions: [Int]

  @Option(
    parsing: .unconditional, help: "The correlations: 1/2 or 1/4,1/2 (default: 1/2).",
    transform: Arguments.rationals)
  var rho: [Rational] = [Rational(1, 2)]

  func validate() throws {
    let (games, overflow) = examples.count.multipliedReportingOverflow(
      by: dimensions.count * rho.count)
    if overflow || games > Arguments.greatestRangeLength {
      throw ValidationError("the table would have more than \(Arguments.greatestRangeLength) rows")
    }
  }

  /// What a table is asked about the games.
  var parameters: [Report.Question.Parameter] { ranges.parameters }

  var ranges: GameRanges {
    GameRanges(examples: examples, dimensions: dimensions, correlations: rho)
  }
}
