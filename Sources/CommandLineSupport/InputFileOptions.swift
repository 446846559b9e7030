import ArgumentParser
import InformationTheory
import Tables

/// How the files with laws and channels are written, and how their numbers are taken.
package struct InputFileOptions: ParsableArguments {
  @Flag(
    help: """
      The numbers in the file are counts: the probabilities are their relative frequencies, of a channel in each row.
      """)
  var counts = false

  @Flag(
    help: "Divide the numbers in the file by their sum, those of a channel by the sum of the row.")
  var normalize = false

  @Flag(help: "The columns of the matrix, not its rows, are the inputs or the values of X.")
  var columnsAreInputs = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The column of a long table with the weights (default: the last, if it is called p, n, count, weight, prob or "
        + "freq).", valueName: "name"))
  var weight: String?

  @Option(
    help: ArgumentHelp(
      "How the file is written (default: by its name and its contents).", valueName: "format"))
  var inputFormat: LawFile.Format?

  package init() {}

  package func validate() throws {
    if counts && normalize { throw ValidationError("--counts and --normalize exclude each other") }
  }

  /// What applies where a command has no such options.
  package static var standard: InputFileOptions {
    var options = InputFileOptions()
    options.counts = false
    options.normalize = false
    options.columnsAreInputs = false
    options.weight = nil
    options.inputFormat = nil
    return options
  }

  private var reading: LawFile.Reading {
    LawFile.Reading(
      weights: counts ? .counts : normalize ? .proportions : .probabilities,
      columnsAreInputs: columnsAreInputs, weightColumn: weight)
  }

  /// Reads a file and takes something from it.
  ///
  /// - Throws: ``UsageError``, which names the file, what is wrong, and the option that allows it.
  package func read<Result>(_ path: String, _ body: (LawFile) throws -> Result) throws -> Result {
    try parse(path) { bytes in
      let file =
        try inputFormat.map { try LawFile(parsing: bytes, format: $0, reading: reading) }
        ?? LawFile(recognising: bytes, fileName: path, reading: reading)
      return try body(file)
    }
  }

  /// Reads a file with one law or several.
  ///
  /// - Throws: ``UsageError``, as ``read(_:_:)``.
  package func readAll(_ path: String) throws -> [JointLaw] {
    try parse(path) { bytes in
      if inputFormat != nil && inputFormat != .json {
        return [try read(path) { try $0.jointLaw() }]
      }
      let files = try LawFile.all(recognising: bytes, fileName: path, reading: reading)
      return try files.map { try $0.jointLaw() }
    }
  }

  private func parse<Result>(_ path: String, _ body: ([UInt8]) throws -> Result) throws -> Result {
    try InputFile.parse(path) { bytes in
      do {
        return try body(bytes)
      } catch let error as LawFileError {
        throw UsageError("\(error)\(advice(error))")
      }
    }
  }

  /// The option that makes a file readable.
  private func advice(_ error: LawFileError) -> String {
    switch error {
    case .law(.sumIsNotOne):
      "; --counts takes the numbers as counts, --normalize divides them by their sum"
    case .channel(.rowSumIsNotOne):
      "; --counts takes the numbers as counts, --normalize divides each row by its sum, "
        + "--columns-are-inputs exchanges rows and columns"
    case .channel(.columnsSumToOne): "; --columns-are-inputs exchanges rows and columns"
    case .table(.ambiguous): "; --input-format says which"
    default: ""
    }
  }

  /// Refuses the options beside what is no file.
  ///
  /// - Throws: ``UsageError``
  package func requireNone(beside text: String) throws {
    let options = [
      ("--counts", counts), ("--normalize", normalize), ("--columns-are-inputs", columnsAreInputs),
      ("--weight", weight != nil), ("--input-format", inputFormat != nil),
    ]
    if let option = options.first(where: \.1)?.0 {
      throw UsageError("\(option) is for files, and there is no file \(text)")
    }
  }

  /// The report with what was done to the numbers.
  package func noted(_ report: Report) -> Report {
    if counts {
      return report.noting(
        "Plug-in value of these counts, exact; an estimate of the source's.", weights: "counts")
    }
    if normalize {
      return report.noting("The numbers were divided by their sums.", weights: "normalized")
    }
    return report
  }
}

extension LawFile.Format: ExpressibleByArgument {}

extension Report {
  /// The report with a sentence about the weights that it began with, in all formats.
  fileprivate func noting(_ sentence: Phrase, weights: String) -> Report {
    var report = self
    let entry = Report.Entry(
      symbol: nil, value: .text(weights), row: "weights", field: "weights", path: ["weights"])
    if case .parts(let parts) = contents {
      report.contents = .parts(parts.map { $0.noting(sentence, weights: weights) })
    } else {
      report.contents = .sections(
        sections + [Report.Section([.paragraph(sentence), .entries([entry])])])
    }
    if let count = summary?.columns.count {
      let rest = [Table.Cell](repeating: .empty, count: max(0, count - 2))
      report.summary?.append([.text("weights"), .text(weights)] + rest)
    }
    return report
  }
}
