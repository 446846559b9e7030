import ArgumentParser
import CommandLineSupport
import Lemmata

/// How the parameters of the game depend on `k`.
struct AsymptoticsOptions: ParsableArguments {
  @Option(
    name: .customLong("log2k"), parsing: .unconditional,
    help: ArgumentHelp(
      "The values m of log2 k: 4,8,16 or 4...20 (default: 15 values from 4 to 320).", valueName: "m"
    ),
    transform: Arguments.integers)
  var log2Examples = AsymptoticsStudy.usualLog2Examples

  @Option(
    parsing: .unconditional,
    help:
      "The dimension d, rounded up: 1000, c*ln(k), c*ln(k)^2 or c*log2(k) (default: 200*ln(k)).",
    transform: DimensionRule.init(parsing:))
  var dimension: DimensionRule = .multiple(200, of: .naturalLogarithm)

  @Option(
    parsing: .unconditional,
    help: "Solve rho from this optimum: 99/100 or 1-c/log2(k) (default: 1-1/log2(k)).",
    transform: SuccessRule.init(parsing:))
  var optimum: SuccessRule?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Or let rho^2 d/(2 ln k) be this number.", valueName: "c"),
    transform: Arguments.rational)
  var threshold: Rational?

  @Option(
    parsing: .unconditional,
    help: "The success asked of Bob: 9/10, 1-c/log2(k) or c*OPT (default: the optimum).",
    transform: SuccessRule.init(parsing:))
  var success: SuccessRule?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The number of significant digits of rho (default: 6).", valueName: "n"),
    transform: Arguments.integer)
  var rhoDigits = 6

  func validate() throws {
    if optimum != nil && threshold != nil {
      throw ValidationError("--optimum and --threshold exclude each other")
    }
  }

  /// - Throws: `AsymptoticsError`.
  func asymptotics() throws -> Asymptotics {
    if log2Examples.count > AsymptoticsOptions.greatestRowCount {
      throw UsageError(
        "the table would have \(log2Examples.count) rows; expected at most "
          + "\(AsymptoticsOptions.greatestRowCount)")
    }
    return try Asymptotics(
      dimension: dimension,
      correlation: threshold.map { .threshold($0) } ?? .optimum(optimum ?? .oneMinus(1)),
      success: success, digits: rhoDigits)
  }

  /// The greatest number of rows.
  private static let greatestRowCount = 10_000
}
