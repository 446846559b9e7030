import Documents
import Tables
import Work

/// A table whose rows are computed apart from one another, so that several processes can share them.
///
/// A process writes what of its rows takes time, a ``TablePart``; whoever joins all parts computes the rest of the rows.
public protocol SplitTable: Sendable {
  /// What of a row takes time.
  associatedtype Row: Sendable

  /// The name of the table on the command line: `rate`.
  static var name: String { get }

  /// What is asked; two tables are the same if their questions are.
  var question: Report.Question { get }

  /// The number of rows.
  var rowCount: Int { get }

  /// Computes what takes time of some rows, given by their places from 0.
  ///
  /// - Throws: what the table throws for parameters out of range and for work that is refused, before anything is computed.
  func rows(at places: [Int], limits: WorkLimits, monitor: WorkMonitor) throws -> [Row]

  /// The table of all rows in their order.
  func report(_ rows: [Row]) throws -> Report

  /// The parameters for a file.
  var data: [(key: String, value: Report.Data)] { get }

  /// Reads the parameters as ``data`` writes them.
  init(_ object: JSONObject) throws

  /// A row for a file, without its place.
  func data(_ row: Row) -> [(key: String, value: Report.Data)]

  /// Reads a row as ``data(_:)`` writes it.
  ///
  /// - Throws: `JSONReadingError`; `PartError` for a row of another place.
  func row(at place: Int, _ object: JSONObject, limits: WorkLimits, monitor: WorkMonitor) throws
    -> Row
}

extension SplitTable {
  /// The whole table.
  ///
  /// - Throws: as ``rows(at:limits:monitor:)``.
  public func report(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> Report {
    try report(rows(at: Array(0..<rowCount), limits: limits, monitor: monitor))
  }
}

extension Report.Data {
  /// Numbers as a list.
  static func numbers(_ list: [Int]) -> Report.Data { .list(list.map { .value(.integer($0)) }) }
}
