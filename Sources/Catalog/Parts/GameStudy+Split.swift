import Documents
import ExactArithmetic
import NearestNeighbourGame
import Tables
import Work

extension GameStudy: SplitTable {
  public static var name: String { "game" }

  public var question: Report.Question {
    Report.Question(
      "table game",
      parameters: ranges.parameters + messages.map { .init("message", .text($0.name)) })
  }

  public var rowCount: Int { ranges.count * messages.count }

  public func rows(
    at places: [Int], limits: WorkLimits, monitor: WorkMonitor
  ) throws -> [GameReport] {
    let contents = try places.map { place in
      (
        game: try ranges.game(at: place / messages.count),
        message: messages[place % messages.count]
      )
    }
    let operations = try contents.reduce(0) {
      try $0 + $1.game.checkReport(for: $1.message, limits: limits)
    }
    let gameCount = Set(places.map { $0 / messages.count }).count
    try GameRanges.check("the quantities", gameCount, operations: operations, limits, monitor)
    return try contents.map {
      try $0.game.report(for: $0.message, limits: limits, monitor: monitor)
    }
  }

  public func report(_ rows: [GameReport]) -> Report {
    let (table, verdict) = table(rows)
    return Report(question: question, table: table, verdict: verdict)
  }

  // MARK: Files

  public var data: [(key: String, value: Report.Data)] {
    [
      ("examples", .numbers(ranges.examples)), ("dimensions", .numbers(ranges.dimensions)),
      ("correlations", .list(ranges.correlations.map { .value(.rational($0)) })),
      ("messages", .list(messages.map { .value(.text($0.name)) })),
    ]
  }

  public init(_ object: JSONObject) throws {
    let names = try object.value(forKey: "messages").array(at: "messages").map {
      try $0.string(at: "messages")
    }
    if names.isEmpty {
      throw PartError.invalidFile("there are no messages; expected at least one")
    }
    self.init(
      GameRanges(
        examples: try object.value(forKey: "examples").words(at: "examples"),
        dimensions: try object.value(forKey: "dimensions").words(at: "dimensions"),
        correlations: try object.value(forKey: "correlations").rationals(at: "correlations")),
      messages: names.map { (try? Message(parsing: $0)) ?? Message(RecordedMessage(name: $0)) })
  }

  public func data(_ row: GameReport) -> [(key: String, value: Report.Data)] {
    let informations = row.quantities.informations.map { Report.Data($0) }
    // A number that is known by enclosures alone has a closed form, which is quick.
    let quantities: Report.Data =
      informations.contains { $0 == nil } ? .value(.empty) : .list(informations.compactMap { $0 })
    return [
      ("success", .value(.rational(row.quantities.success))),
      ("optimum", .value(.rational(row.optimalSuccess))),
      ("route", .value(.text(row.quantities.route.rawValue))), ("informations", quantities),
    ]
  }

  public func row(
    at place: Int, _ object: JSONObject, limits: WorkLimits, monitor: WorkMonitor
  ) throws -> GameReport {
    let informations = try object.value(forKey: "informations", at: "found")
    guard informations != .null else {
      return try rows(at: [place], limits: limits, monitor: monitor)[0]
    }
    let path: JSONPath = "found"
    let name = try object.value(forKey: "route", at: path).string(at: "found.route")
    let quantities = GameQuantities(
      success: try object.value(forKey: "success", at: path).rational(at: "found.success"),
      informations: try informations.array(at: "found.informations").map {
        try InformationQuantity($0, at: "found.informations")
      }, route: GameQuantities.Route(rawValue: name))
    guard let quantities else {
      throw PartError.invalidFile(
        "row \(place) has the route \(name) and other informations than four; expected what --part wrote"
      )
    }
    return try ranges.game(at: place / messages.count).report(
      for: messages[place % messages.count], of: quantities,
      optimalSuccess: object.value(forKey: "optimum", at: path).rational(at: "found.optimum"))
  }
}

/// A message of which a file has only the name, as what it says was read from a file of its own.
private struct RecordedMessage: MessageKind {
  let name: String

  var writtenOut: WrittenMessage { .table([]) }

  func check(in game: Game) throws(GameError) { throw .unknownMessage(name) }
}
