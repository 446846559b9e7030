import Documents
import Tables

/// The answer to a question that a command answers too: its report, and what the page draws.
struct Answer {
  let report: Report
  /// The line that gives the same on the command line; `nil` where there is none.
  let command: String?
  /// What the page shows, besides.
  let view: JSONValue

  /// JSON above so many bytes is left out of the answer; a download has it.
  private static let greatestReport = 262_144

  /// - Parameter command: the line on the command line; by default that of the report's question.
  init(_ report: Report, command: String? = nil, view: JSONValue) {
    self.report = report
    self.command = command ?? report.question.commandLine
    self.view = view
  }

  /// The answer in a format: everything for the page, or a file.
  func json(_ format: TableFormat?) -> JSONValue {
    if let format { return file(format) }
    let json = report.json()
    let isShort = json.serialized(.compact).utf8.count <= Answer.greatestReport
    return ["command": Shown.text(command), "report": isShort ? json : .null, "view": view]
  }

  private func file(_ format: TableFormat) -> JSONValue {
    let provenance = Provenance(
      program: "lemmata-explorer", call: command ?? report.question.commandLine)
    let name = report.question.command.replacing(" ", with: "-")
    return [
      "name": .string("\(name).\(format.fileEnding)"),
      "text": .string(report.render(format, provenance: provenance)),
    ]
  }
}

/// What a request asks for, where a report answers it.
protocol ReportQuery: Sendable {
  /// The names of the parameters, but for `format`.
  static var names: [String] { get }
  /// Reads the parameters.
  init(_ query: Query) throws
  /// Whether the answer is computed in a moment.
  var lane: Computation.Lane { get }
}

extension Answer {
  /// The computation for a request, from the parameters to the answer in the format that is asked for.
  ///
  /// - Parameter answer: gives the answer; what it leaves out of the view of a file, for which there is a format, is not
  ///   missed.
  static func computation<Asked: ReportQuery>(
    _ query: Query,
    _ answer: @escaping @Sendable (Asked, TableFormat?, ProgressReporter) throws -> Answer
  ) throws -> Computation {
    try query.requireNames(among: Asked.names + ["format"])
    let asked = try Asked(query)
    let format = try query.format
    return Computation(lane: asked.lane) { try answer(asked, format, $0).json(format) }
  }
}

extension TableFormat {
  /// The ending of a file's name.
  fileprivate var fileEnding: String {
    switch self {
    case .text: "txt"
    case .markdown: "md"
    case .csv: "csv"
    case .latex: "tex"
    case .json: "json"
    case .html: "html"
    }
  }
}

extension Query {
  /// The format of a download; `nil` for the answer that the page shows.
  var format: TableFormat? {
    get throws(QueryError) {
      guard let text = text("format") else { return nil }
      if let format = TableFormat(rawValue: text) { return format }
      let names = TableFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw .invalid("format", text, expected: "one of \(names)")
    }
  }
}
