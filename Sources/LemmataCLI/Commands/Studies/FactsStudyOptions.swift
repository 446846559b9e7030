import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table facts` and `lemmata plot facts`.
struct FactsStudyOptions: DrawnStudyOptions {
  static let name = "facts"

  static let tableHelp = StudyHelp(
    abstract: "Facts recalled by an associative memory, before and after pruning.",
    discussion: """
      For each number N of facts of equal strength: how many are recalled in the mean, the best number of at most N facts, how many are then recalled, the \
      ratio, and how many guesses recall. With --strengths: the steps of a selection by the loss, first to equal strengths, then to the best number. With \
      --values and --bits alone, without -d: the capacity of a message, N times the greatest accuracy.
      """)

  static let figureHelp = StudyHelp(
    abstract: "Facts recalled against their number.",
    discussion: """
      With -d by an associative memory, before and after pruning to the best number; with --values the most that a message of --bits bits allows, and C/log2 q, what fits if each \
      fact is kept in full.
      """)

  @Option(
    name: .customShort("N"), parsing: .unconditional, help: "The numbers of facts.",
    transform: Arguments.integers)
  var facts: [Int] = Array(1...36)

  @Option(
    name: .customShort("d"), parsing: .unconditional,
    help: "The number of coordinates of a key (default: 32, without --values).",
    transform: Arguments.integer)
  var dimension: Int?

  @Option(
    parsing: .unconditional, help: "The number of values of a fact, for the capacity of a message.",
    transform: Arguments.integer)
  var values: Int?

  @Option(
    parsing: .unconditional,
    help: "The number of bits, of a fact (default: 16) or with --values of the message.",
    transform: Arguments.rational)
  var bits: Rational?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The strengths of the facts, for the table.", valueName: "c1,c2,..."),
    transform: Arguments.rationals)
  var strengths: [Rational]?

  func report(_ output: OutputOptions) throws -> Report {
    Report(question: try question, table: try table())
  }

  private func table() throws -> Table {
    guard let strengths else { return try study().table(monitor: Progress.monitor) }
    if let values { throw UsageError("--strengths and --values \(values) exclude each other") }
    return try FactStudy.selectionTable(
      strengths: strengths, dimension: dimension ?? 32, bits: try factLength())
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure {
    if strengths != nil {
      throw UsageError("--strengths is for the table; the figure takes -N, -d and --bits")
    }
    return try study().figure(monitor: Progress.monitor)
  }

  var parameters: [Report.Question.Parameter] {
    [strengths.map { .init("strengths", .list($0)) } ?? .init("N", .list(facts))]
      + (dimension.map { [.init("d", .integer($0))] } ?? [])
      + (values.map { [.init("values", .integer($0))] } ?? [])
      + (bits.map { [.init("bits", .rational($0))] } ?? [])
  }

  private func factLength() throws -> Int {
    let length = bits ?? 16
    guard length.isInteger, let bits = Int(exactly: length.numerator) else {
      throw UsageError("--bits is \(length); expected a whole number of bits of a fact")
    }
    return bits
  }

  private func study() throws -> FactStudy {
    guard let values else {
      return FactStudy(
        facts: facts, .associative(dimension: dimension ?? 32, bits: try factLength()))
    }
    if let dimension {
      throw UsageError("-d \(dimension) and --values \(values) exclude each other")
    }
    guard let bits else {
      throw UsageError("--values \(values) needs --bits, those of the message")
    }
    return FactStudy(facts: facts, .capacity(values: values, bits: bits))
  }
}
