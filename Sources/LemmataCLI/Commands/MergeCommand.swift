import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata merge`: joins the results of several runs.
struct MergeCommand: ReportingCommand, ForcibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract:
      "Adds the results of several runs of 'lemmata sample', or joins parts of 'lemmata rate', 'verify' or 'table'.",
    discussion: """
      Runs of 'lemmata sample' must not share trials. Of 'lemmata rate --part i/n', 'lemmata verify --part i/n' and 'lemmata table ... --part i/n' all n \
      parts are joined, each once; the result is that of one run. Where parts of 'lemmata rate' found rules that exceed the maximum nothing is proved yet, and the exit code is 3: \
      all parts are run again with --after.
      """)

  @Argument(
    help: ArgumentHelp(
      "JSON files of 'lemmata sample', or of --part.", valueName: "file"))
  var files: [String]

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Write the certificate of the parts of 'lemmata rate' to a file as well.", valueName: "file"))
  var certificate: String?

  @OptionGroup var confidence: ConfidenceOptions

  @OptionGroup var work: WorkOptions

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let texts = try files.map { (file: $0, bytes: try InputFile.bytes(of: $0)) }
    if let first = try? JSONValue(parsing: texts[0].bytes) {
      if RatePart.isPart(first) { return try joined(parts(texts) { try RatePart($0) }) }
      if VerificationPart.isPart(first) {
        return try verified(
          parts(texts) { value in
            try MergeCommand.checkVersion(value)
            return try VerificationPart(value)
          })
      }
      for study in MergeCommand.splitTables {
        if let table = try table(study, texts, first) { return table }
      }
    }
    try refuseCertificate()
    return try added(
      texts.map { text in
        try InputFile.parse(text.bytes, of: text.file) { text in
          let record = try SampleRecord(parsing: text)
          try ExampleCode.checkRecorded(record.message)
          return record
        }
      })
  }

  /// The parts in files.
  private func parts<Part>(
    _ texts: [(file: String, bytes: [UInt8])], _ read: (JSONValue) throws -> Part
  ) throws -> [Part] {
    try texts.map { text in
      try InputFile.parse(text.bytes, of: text.file) { bytes in
        try read(JSONValue(parsing: bytes))
      }
    }
  }

  /// The tables that are split.
  private static let splitTables: [any SplitTable.Type] = [
    RateStudy.self, GameStudy.self, LearningStudy.self,
  ]

  /// The parts of a table as one; `nil` where the first file is none of it.
  private func table<Study: SplitTable>(
    _ study: Study.Type, _ texts: [(file: String, bytes: [UInt8])], _ first: JSONValue
  ) throws -> Report? {
    guard TablePart<Study>.isPart(first) else { return nil }
    try refuseCertificate()
    let parts = try parts(texts) { value in
      try MergeCommand.checkVersion(value)
      return try TablePart<Study>(value, limits: work.limits, monitor: Progress.monitor)
    }
    let table = try TablePart.report(of: parts)
    // In JSON a table stands below its question, as 'lemmata table' writes it.
    return output.format == .json ? table.asked(output.destination.style.unit) : table
  }

  /// The parts of 'lemmata verify' as one.
  private func verified(_ parts: [VerificationPart]) throws -> Report {
    try refuseCertificate()
    let verifications = try VerificationPart.verifications(of: parts, monitor: Progress.monitor)
    return Report(
      question: VerificationPart.question(ids: parts[0].ids, parts[0].scope),
      verifications: verifications)
  }

  /// Refuses a part of another version, whose cases may be others.
  private static func checkVersion(_ value: JSONValue) throws {
    let version = try value.object().value(forKey: "version").string(at: "version")
    if version != LemmataVersion.current {
      throw PartError.invalidFile(
        "version is \(version); expected parts of \(LemmataVersion.current)")
    }
  }

  private func refuseCertificate() throws {
    if certificate != nil {
      throw UsageError("--certificate is for parts of 'lemmata rate'; expected such files")
    }
  }

  /// The parts of 'lemmata rate' as one.
  private func joined(_ parts: [RatePart]) throws -> Report {
    let file = try certificate.map { try OutputFile($0) }
    guard
      let rate = try RatePart.report(of: parts, limits: work.limits, monitor: Progress.monitor)
    else { return try RatePart.unsettled(parts) }
    try file?.write(rate)
    return rate.report
  }

  /// The sum of runs of 'lemmata sample'.
  private func added(_ records: [SampleRecord]) throws -> Report {
    var sum = records[0]
    for (file, record) in zip(files, records).dropFirst() {
      do {
        try sum.merge(record)
      } catch {
        throw UsageError("\(file): \(error)")
      }
    }
    ProcessEnd.printError(
      "Added \(files.count) \(files.count == 1 ? "file" : "files"): \(sum.count), of "
        + "\(sum.parts.count) \(sum.parts.count == 1 ? "range" : "ranges") of trials.")
    return sum.report(confidence: confidence.level)
  }
}
