import ArgumentParser
import Lemmata

/// `lemmata table asymptotics`: what success costs as the number of examples grows.
struct AsymptoticsTableCommand: ReportingCommand, ForcibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "asymptotics",
    abstract:
      "What Bob's success costs as k grows: bounds on I(X;M)/(k d), for k up to 2^320 and beyond.",
    discussion: """
      For each k = 2^m: the dimension d, the correlation rho, the optimum OPT, and bounds on the share of her k d \
      bits that Alice must send for a success: from below by the SDPI and by Mrs Gerber's lemma, from above \
      by a noisy copy, every bit flipped with the greatest probability a found to be certainly small enough. All are \
      certified enclosures. The last columns, an estimate of OPT with its confidence interval, are sampled, for k up \
      to 2^29, as 'lemmata sample --method distances' does with the same seed; each row's interval has the confidence by itself, \
      the rows together have less.

      Where rho tends to 0 while OPT and the success tend to 1 at the threshold, log2 k/(d (1-h(delta))) -> 1, the \
      SDPI bound tends to 1/(2 ln 2) = 0.7213... and Mrs Gerber's to 1.

      rho is the least decimal, of --rho-digits digits, at which OPT certainly is at least --optimum; with \
      --threshold c it is the decimal nearest to the solution of rho^2 d = 2 c ln k. With a --success below OPT, \
      such as 9/10*OPT, the noisy copy needs clearly less than everything. Text, Markdown and LaTeX show 6 digits \
      unless --digits asks for more.
      """)

  @OptionGroup var asymptotics: SampledAsymptoticsOptions

  @OptionGroup var work: WorkOptions

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let usualDigits = output.isForReaders ? AsymptoticsTable.readerDigits : 30
    let table = try asymptotics.table().table(
      digits: output.digits ?? usualDigits, limits: work.limits, monitor: Progress.monitor)
    return Report(question: asymptotics.question("table asymptotics"), table: table)
  }
}

/// The rules of an asymptotic table, and the simulation of its rows.
struct SampledAsymptoticsOptions: ParsableArguments {
  @OptionGroup var rules: AsymptoticsOptions

  @Option(
    parsing: .unconditional,
    help: "The trials of the simulation of each row; 0 for none (default: 1000000).",
    transform: Arguments.integer)
  var trials = 1_000_000

  @Option(
    parsing: .unconditional, help: "The seed of the simulation, from 0 to 2^64 - 1 (default: 1).",
    transform: Arguments.seed)
  var seed: UInt64 = 1

  @OptionGroup var confidence: ConfidenceOptions

  func validate() throws {
    if trials < 0 { throw ValidationError("--trials is \(trials); expected at least 0") }
  }

  /// - Throws: `AsymptoticsError`.
  func table() throws -> AsymptoticsTable {
    AsymptoticsTable(
      try rules.asymptotics(), log2Examples: rules.log2Examples, trials: trials, seed: seed,
      confidence: confidence.level)
  }

  /// What a command is asked.
  func question(_ command: String) -> Report.Question {
    Report.Question(
      command,
      [
        "log2k": .list(rules.log2Examples), "trials": .integer(trials), "seed": .text("\(seed)"),
        "confidence": .rational(confidence.level),
      ])
  }
}

/// How the parameters of the game depend on `k`.
struct AsymptoticsOptions: ParsableArguments {
  @Option(
    name: .customLong("log2k"), parsing: .unconditional,
    help: ArgumentHelp(
      "The values m of log2 k: 4,8,16 or 4...20 (default: 15 values from 4 to 320).", valueName: "m"
    ),
    transform: Arguments.integers)
  var log2Examples = AsymptoticsTable.usualLog2Examples

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
