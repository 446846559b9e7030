import Documents
import ExactArithmetic
import Rates
import Tables
import Work

extension RateStudy: SplitTable {
  public static var name: String { "rate" }

  public var question: Report.Question {
    Report.Question(
      "table rate",
      ["k": .list(examples), "d": .list(dimensions), "sources": .integer(greatestSourceCount)])
  }

  public var rowCount: Int { examples.count * dimensions.count }

  public func rows(at places: [Int], limits: WorkLimits, monitor: WorkMonitor) throws -> [Row] {
    try places.map { try row(game(at: $0), limits: limits, monitor: monitor) }
  }

  public func report(_ rows: [Row]) -> Report { Report(question: question, table: table(rows)) }

  public var data: [(key: String, value: Report.Data)] {
    [
      ("examples", .numbers(examples)), ("dimensions", .numbers(dimensions)),
      ("sources", .value(.integer(greatestSourceCount))),
    ]
  }

  public init(_ object: JSONObject) throws {
    self.init(
      examples: try object.value(forKey: "examples").words(at: "examples"),
      dimensions: try object.value(forKey: "dimensions").words(at: "dimensions"),
      greatestSourceCount: try object.value(forKey: "sources").word(at: "sources"))
  }

  public func data(_ row: Row) -> [(key: String, value: Report.Data)] {
    let interval: Report.Data =
      row.interval.map { interval in
        .list([interval.lower, interval.upper].map { .value(.rational($0)) })
      } ?? .value(.empty)
    return [
      ("k", .value(.integer(row.examples))), ("d", .value(.integer(row.dimension))),
      ("interval", interval), ("rules", .value(.integer(row.ruleCount))),
      ("nodes", .value(.integer(row.nodeCount))),
    ]
  }

  public func row(
    at place: Int, _ object: JSONObject, limits: WorkLimits, monitor: WorkMonitor
  ) throws -> Row {
    func word(_ key: String) throws -> Int {
      try object.value(forKey: key, at: "found").word(at: "found")
    }
    var interval: Enclosure?
    if let ends = object["interval"], ends != .null {
      let list = try ends.rationals(at: "found.interval")
      guard list.count == 2, list[0] <= list[1] else {
        throw PartError.invalidFile("an interval has other ends than two in order")
      }
      interval = Enclosure(list[0], list[1])
    }
    let row = Row(
      examples: try word("k"), dimension: try word("d"), interval: interval,
      ruleCount: try word("rules"), nodeCount: try word("nodes"))
    let game = game(at: place)
    guard (row.examples, row.dimension) == game else {
      throw PartError.invalidFile(
        "row \(place) is of k = \(row.examples) and d = \(row.dimension); expected k = \(game.k) and d = \(game.d)"
      )
    }
    return row
  }
}
