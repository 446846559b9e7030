import Documents
import ExactArithmetic
import Rates
import Tables
import Work

/// What one of several processes finds of the table `rate`: a share of its rows.
public struct RateTablePart: Sendable {
  /// The version of the format, which its files name.
  public static let format = "lemmata table rate part 1"

  /// The version of the program that computed it.
  public let version: String
  /// Which part it is.
  public let share: RateShare
  /// The table that is split.
  public let study: RateStudy
  /// The rows of this part, by their places from 0.
  let rows: [(place: Int, row: RateStudy.Row)]

  /// Computes a share of the rows: of the rows, numbered from 0, those whose number is `i - 1` modulo `n`.
  ///
  /// - Parameters:
  ///   - share: which part.
  ///   - study: the table that is split.
  ///   - version: that of the program, which all parts have to share.
  ///   - limits: how much work may be done.
  ///   - monitor: what is told of the work and its progress.
  /// - Throws: as `RateStudy.table(limits:monitor:)`.
  public init(
    _ share: RateShare, of study: RateStudy, version: String, limits: WorkLimits = .standard,
    monitor: WorkMonitor = WorkMonitor()
  ) throws {
    self.version = version
    self.share = share
    self.study = study
    rows = try study.places.enumerated().filter { share.contains($0.offset) }.map {
      (place: $0.offset, row: try study.row($0.element, limits: limits, monitor: monitor))
    }
  }

  init(
    version: String, share: RateShare, study: RateStudy,
    rows: [(place: Int, row: RateStudy.Row)]
  ) {
    self.version = version
    self.share = share
    self.study = study
    self.rows = rows
  }

  /// The table of all parts.
  ///
  /// - Throws: `RatePartError` for parts that are missing, doubled or of another table.
  public static func table(of parts: [RateTablePart]) throws(RatePartError) -> Table {
    guard let first = parts.first else {
      throw .invalidFile("there are no parts; expected at least one")
    }
    for part in parts {
      if part.version != first.version { throw .differentQuestions(part.share, "version") }
      if part.share.count != first.share.count {
        throw .differentQuestions(part.share, "number of parts")
      }
      if part.study != first.study { throw .differentQuestions(part.share, "table") }
    }
    try RatePartError.checkShares(parts.map(\.share))
    let rows = parts.flatMap(\.rows).sorted { $0.place < $1.place }
    let places = first.study.places
    guard rows.map(\.place) == Array(places.indices),
      zip(rows, places).allSatisfy({ $0.row.isOf($1) })
    else {
      throw .invalidFile(
        "the parts have \(rows.count) rows; expected each of \(places.count) once")
    }
    return first.study.table(rows.map(\.row))
  }

  /// The question of `lemmata table rate`.
  public static func question(_ study: RateStudy) -> Report.Question {
    func list(_ values: [Int]) -> Table.Cell {
      .text(values.map(String.init).joined(separator: ","))
    }
    return Report.Question(
      "table rate",
      parameters: [
        .init("k", list(study.examples)), .init("d", list(study.dimensions)),
        .init("sources", .integer(study.greatestSourceCount)),
      ])
  }
}

extension RateTablePart: CustomStringConvertible {
  /// The part with its size: `part 1/2: 6 rows`.
  public var description: String { "part \(share): \(rows.count) rows" }
}

// MARK: - Files

extension RateTablePart: Reportable {
  /// The part for a reader; in JSON it is the file that `lemmata merge` joins.
  public var report: Report {
    var question = RateTablePart.question(study)
    question.parameters.append(.init("part", .text(share.description)))
    return Report(
      question: question,
      title: "Part \(words: share.description) of the table of R_OPT",
      sections: [
        Report.Section([
          .paragraph("Rows: \(count: rows.count) of \(count: study.places.count)."),
          .paragraph("JSON has the part; 'lemmata merge' joins the files of all parts."),
          .data(data),
        ])
      ])
  }

  private var data: [(key: String, value: Report.Data)] {
    func numbers(_ list: [Int]) -> Report.Data { .list(list.map { .value(.integer($0)) }) }
    return [
      ("format", .value(.text(RateTablePart.format))), ("version", .value(.text(version))),
      ("part", .value(.text(share.description))),
      ("examples", numbers(study.examples)), ("dimensions", numbers(study.dimensions)),
      ("sources", .value(.integer(study.greatestSourceCount))),
      (
        "found",
        .list(
          rows.map { place, row in
            let interval: Report.Data =
              row.interval.map { interval in
                .list([interval.lower, interval.upper].map { .value(.rational($0)) })
              } ?? .value(.empty)
            return .object([
              ("row", .value(.integer(place))), ("k", .value(.integer(row.examples))),
              ("d", .value(.integer(row.dimension))), ("interval", interval),
              ("rules", .value(.integer(row.ruleCount))),
              ("nodes", .value(.integer(row.nodeCount))),
            ])
          })
      ),
    ]
  }

  /// Reads a part as ``report`` writes it in JSON.
  ///
  /// - Throws: `JSONReadingError`, `RatePartError`.
  public init(_ value: JSONValue) throws {
    let object = try value.object()
    let format = try object.value(forKey: "format").string(at: "format")
    if format != RateTablePart.format {
      throw RatePartError.invalidFile("format is \(format); expected \(RateTablePart.format)")
    }
    self.init(
      version: try object.value(forKey: "version").string(at: "version"),
      share: try RateShare(parsing: object.value(forKey: "part").string(at: "part")),
      study: RateStudy(
        examples: try object.value(forKey: "examples").words(at: "examples"),
        dimensions: try object.value(forKey: "dimensions").words(at: "dimensions"),
        greatestSourceCount: try object.value(forKey: "sources").word(at: "sources")),
      rows: try object.value(forKey: "found").array(at: "found").map { try RateTablePart.row($0) })
  }

  private static func row(_ value: JSONValue) throws -> (place: Int, row: RateStudy.Row) {
    let object = try value.object(at: "found")
    func word(_ key: String) throws -> Int {
      try object.value(forKey: key, at: "found").word(at: "found")
    }
    var interval: Enclosure?
    if let ends = object["interval"], ends != .null {
      let list = try ends.array(at: "found.interval").map {
        try $0.rational(at: "found.interval")
      }
      guard list.count == 2, list[0] <= list[1] else {
        throw RatePartError.invalidFile("an interval has other ends than two in order")
      }
      interval = Enclosure(list[0], list[1])
    }
    return (
      place: try word("row"),
      row: RateStudy.Row(
        examples: try word("k"), dimension: try word("d"), interval: interval,
        ruleCount: try word("rules"), nodeCount: try word("nodes"))
    )
  }

  /// Whether a file is a part, or at least says so.
  public static func isPart(_ value: JSONValue) -> Bool {
    guard case .object(let object) = value, case .string(let format)? = object["format"] else {
      return false
    }
    return format.hasPrefix("lemmata table rate part")
  }
}
