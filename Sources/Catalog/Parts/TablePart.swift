import Documents
import Tables
import Work

/// What one of several processes finds of a table: a share of its rows.
public struct TablePart<Study: SplitTable>: Sendable {
  /// The format of its files.
  static var format: PartFormat { PartFormat("table \(Study.name)", version: 1) }

  /// The version of the program that computed it.
  public let version: String
  /// Which part it is.
  public let share: WorkShare
  /// The table that is split.
  public let study: Study
  /// The rows of this part, by their places from 0.
  let rows: [(place: Int, row: Study.Row)]

  /// Computes a share of the rows: of the rows, numbered from 0, those whose number is `i - 1` modulo `n`.
  ///
  /// - Parameters:
  ///   - share: which part.
  ///   - study: the table that is split.
  ///   - version: that of the program, which all parts have to share.
  ///   - limits: how much work may be done.
  ///   - monitor: what is told of the work and its progress.
  /// - Throws: as ``SplitTable/rows(at:limits:monitor:)``.
  public init(
    _ share: WorkShare, of study: Study, version: String, limits: WorkLimits = .standard,
    monitor: WorkMonitor = WorkMonitor()
  ) throws {
    self.version = version
    self.share = share
    self.study = study
    let places = (0..<study.rowCount).filter { share.contains($0) }
    rows = Array(zip(places, try study.rows(at: places, limits: limits, monitor: monitor)))
  }

  /// The table of all parts.
  ///
  /// - Throws: `PartError` for parts that are missing, doubled or of another table.
  public static func report(of parts: [TablePart]) throws -> Report {
    guard let first = parts.first else {
      throw PartError.invalidFile("there are no parts; expected at least one")
    }
    for part in parts {
      if let field = part.differs(from: first) {
        throw PartError.differentQuestions(part.share, field)
      }
    }
    try PartError.checkShares(parts.map(\.share))
    let rows = parts.flatMap(\.rows).sorted { $0.place < $1.place }
    guard rows.map(\.place) == Array(0..<first.study.rowCount) else {
      throw PartError.invalidFile(
        "the parts have \(rows.count) rows; expected each of \(first.study.rowCount) once")
    }
    return try first.study.report(rows.map(\.row))
  }

  private func differs(from other: TablePart) -> String? {
    if version != other.version { return "version" }
    if share.count != other.share.count { return "number of parts" }
    return study.question.words == other.study.question.words ? nil : "table"
  }
}

extension TablePart: CustomStringConvertible {
  /// The part with its size: `part 1/2: 6 rows`.
  public var description: String { "part \(share): \(rows.count) rows" }
}

// MARK: - Files

extension TablePart: Reportable {
  /// The part for a reader; in JSON it is the file that `lemmata merge` joins.
  public var report: Report {
    Report(
      question: study.question.with(share),
      title: "Part \(words: share.description) of the table \(words: Study.name)",
      sections: [
        Report.Section([
          .paragraph("Rows: \(count: rows.count) of \(count: study.rowCount)."),
          .paragraph("JSON has the part; 'lemmata merge' joins the files of all parts."),
          .data(data),
        ])
      ])
  }

  private var data: [(key: String, value: Report.Data)] {
    let head: [(key: String, value: Report.Data)] = [
      ("format", .value(.text(TablePart.format.name))), ("version", .value(.text(version))),
      ("part", .value(.text(share.description))),
    ]
    let found = rows.map { place, row in
      Report.Data.object([("row", .value(.integer(place)))] + study.data(row))
    }
    return head + study.data + [("found", .list(found))]
  }

  /// Reads a part as ``report`` writes it in JSON.
  ///
  /// - Parameters:
  ///   - value: the file.
  ///   - limits: how much work may be done for rows of which a file has nothing.
  ///   - monitor: what is told of that work.
  /// - Throws: `JSONReadingError`, `PartError`.
  public init(
    _ value: JSONValue, limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws {
    let object = try value.object()
    share = try TablePart.format.share(of: object)
    version = try object.value(forKey: "version").string(at: "version")
    let study = try Study(object)
    self.study = study
    rows = try object.value(forKey: "found").array(at: "found").map { value in
      let row = try value.object(at: "found")
      let place = try row.value(forKey: "row", at: "found").word(at: "found.row")
      guard (0..<study.rowCount).contains(place) else {
        throw PartError.invalidFile(
          "found.row is \(place); expected the place of one of \(study.rowCount) rows, from 0")
      }
      return (place: place, row: try study.row(at: place, row, limits: limits, monitor: monitor))
    }
  }

  /// Whether a file is a part, or at least says so.
  public static func isPart(_ value: JSONValue) -> Bool { format.isSaid(by: value) }
}

extension Report.Question {
  /// The question with the part that was asked for.
  func with(_ share: WorkShare) -> Report.Question {
    var question = self
    question.parameters.append(.init("part", .text(share.description)))
    return question
  }
}
