import ArgumentParser
import ExactArithmetic
import ExtractionAttack
import Foundation
import Tables

/// The command `extraction-attack`.
struct ExtractionAttackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extraction-attack",
    abstract: "Trains on examples of clusters, and recovers single examples by asking the model.",
    discussion: """
      Reports errors, and what two attacks recover of the examples that are alone in their cluster, over the course \
      of training, besides the best that is possible and what theory forces a model to contain.
      """)

  @Option(help: "What is trained: logistic, network or both.")
  var learner: LearnerChoice = .both

  @Option(
    parsing: .unconditional,
    help: "The fraction of coordinates that a cluster fixes, or 'formula' for the published code's."
  )
  var rho = "0.25"

  @Option(
    parsing: .unconditional,
    help: "The seed, from 0 to 2^64 - 1, on which everything depends (default: 1).",
    transform: ExtractionAttackCommand.seed)
  var seed: UInt64 = 1

  @Flag(help: "A reduced size, which takes seconds.")
  var small = false

  @Option(
    parsing: .unconditional,
    help: "The threads of OpenBLAS (default: one for each core); its rounding can depend on them.",
    transform: ExtractionAttackCommand.threadCount)
  var threads = ProcessInfo.processInfo.activeProcessorCount

  @Option(
    help: "The format of the output: text, markdown, csv, latex or json (default: text).",
    transform: ExtractionAttackCommand.format)
  var format: TableFormat = .text

  @Option(
    parsing: .unconditional,
    help: "The number of significant digits (default: 4 in text, Markdown and LaTeX).",
    transform: ExtractionAttackCommand.digitCount)
  var digits: Int?

  @Option(help: ArgumentHelp("Write to a file, instead of standard output.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      """
      Draw error and recovery against training time: .png, .svg or .pdf, by gnuplot, or .tex; for both learners two \
      files, with the learner's name before the extension.
      """,
      valueName: "file"))
  var figure: String?

  func run() throws {
    let size: ExperimentSize = small ? .small : .full
    let experiment = try Experiment(
      size: size, correlation: correlation(size), seed: seed)
    if let output { try OutputFile(output).check() }
    let figureFile = try figure.map { try FigureFile($0) }
    LinearAlgebra.setThreadCount(threads)

    let report = report(on: experiment)
    let text = try report.render(
      format, style: ValueStyle(digits: digits ?? (format.isForPrograms ? nil : 4)),
      provenance: ExtractionAttackCommand.provenance)
    if let figureFile {
      for course in report.courses {
        try figureFile.of(course.learner, amongSeveral: report.courses.count > 1)
          .write(report.figure(of: course), provenance: ExtractionAttackCommand.provenance)
      }
    }
    if let output {
      try OutputFile(output).write(Data(text.utf8))
    } else {
      try OutputFile.writeToStandardOutput(Data(text.utf8))
    }
  }

  private func report(on experiment: Experiment) -> ExtractionAttack.Report {
    let progress = Progress()
    defer { progress.clear() }
    let courses = learner.learners.map { learner in
      experiment.run(learner) {
        progress.show("\(learner.rawValue): step \($0) of \(learner.schedule.steps)")
      }
    }
    progress.show("the best rule, and what theory forces")
    return ExtractionAttack.Report(instance: experiment.instance, courses: courses)
  }

  private static let provenance = "extraction-attack, an example of Lemmata"

  // MARK: Arguments

  private func correlation(_ size: ExperimentSize) throws -> Rational {
    rho == "formula" ? size.formulaCorrelation : try Rational(parsing: rho)
  }

  private static func seed(_ text: String) throws -> UInt64 {
    guard let seed = UInt64(text) else {
      throw UsageError("\"\(text)\" is no seed; expected an integer from 0 to 2^64 - 1")
    }
    return seed
  }

  private static func format(_ text: String) throws -> TableFormat {
    guard let format = TableFormat(rawValue: text) else {
      let formats = TableFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw UsageError("\"\(text)\" is no format; expected one of \(formats)")
    }
    return format
  }

  private static func threadCount(_ text: String) throws -> Int {
    guard let count = Int(text), (1...1024).contains(count) else {
      throw UsageError("\"\(text)\" is no number of threads; expected an integer from 1 to 1024")
    }
    return count
  }

  private static func digitCount(_ text: String) throws -> Int {
    guard let count = Int(text), (1...1000).contains(count) else {
      throw UsageError("\"\(text)\" is no number of digits; expected an integer from 1 to 1000")
    }
    return count
  }
}

/// What `--learner` takes.
enum LearnerChoice: String, CaseIterable, ExpressibleByArgument {
  case logistic, network, both

  var learners: [GradientLearner] {
    switch self {
    case .logistic: return [.logistic]
    case .network: return [.network]
    case .both: return GradientLearner.allCases
    }
  }
}

extension TableFormat {
  /// Whether the format is read by programs, which want all digits.
  var isForPrograms: Bool { self == .csv || self == .json }
}
