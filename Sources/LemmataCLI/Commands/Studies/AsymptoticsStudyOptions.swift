import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table asymptotics` and `lemmata plot asymptotics`: what success costs as the number of examples grows.
struct AsymptoticsStudyOptions: DrawnStudyOptions, ForcibleOptions {
  static let name = "asymptotics"

  static let tableHelp = StudyHelp(
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

  static let figureHelp = StudyHelp(
    abstract:
      "The share of her bits that Alice must send as k grows, and the limits of its bounds.",
    discussion: """
      For each k = 2^m: the SDPI and Mrs Gerber bounds and the information of a noisy copy, over k d, with \
      their limits 1/(2 ln 2) and 1 where d grows and the success tends to 1; the optimal success, and its \
      estimates where k is small enough for simulation. 'lemmata table asymptotics --help' explains the options.
      """)

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

  @OptionGroup var work: WorkOptions

  func validate() throws {
    if trials < 0 { throw ValidationError("--trials is \(trials); expected at least 0") }
  }

  func report(_ output: OutputOptions) throws -> Report {
    let usualDigits = output.isForReaders ? AsymptoticsStudy.readerDigits : 30
    let table = try study().table(
      digits: output.digits ?? usualDigits, limits: work.limits, monitor: Progress.monitor)
    return Report(question: try question, table: table)
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure {
    try study().figure(
      digits: style.digits ?? 30, limits: work.limits, monitor: Progress.monitor)
  }

  var parameters: [Report.Question.Parameter] {
    [
      .init("log2k", .list(rules.log2Examples)), .init("trials", .integer(trials)),
      .init("seed", .text("\(seed)")), .init("confidence", .rational(confidence.level)),
    ]
  }

  /// - Throws: `AsymptoticsError`.
  private func study() throws -> AsymptoticsStudy {
    AsymptoticsStudy(
      try rules.asymptotics(), log2Examples: rules.log2Examples, trials: trials, seed: seed,
      confidence: confidence.level)
  }
}
