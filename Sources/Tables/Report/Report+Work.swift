import Claims
import ExactArithmetic
import Foundation
import Work

extension Report {
  /// What writing the numbers of the report to so many digits takes, about: each exact number a logarithm or a root, and
  /// each that is only enclosed a search.
  ///
  /// - Parameter digits: the number of significant digits that is asked for.
  public func writingWork(digits: Int) -> WorkEstimate {
    let numbers = numbers
    let enclosed = numbers.count { $0.isSearched }
    let exact = Double(numbers.count - enclosed) * 3000 * Double(digits)
    let searched = Double(enclosed) * 18 * pow(Double(digits), 2.2)
    return WorkEstimate(
      subject:
        "writing \(numbers.count) \(numbers.count == 1 ? "number" : "numbers") to \(digits) digits",
      operations: exact + searched, bytes: Double(numbers.count) * Double(digits))
  }

  /// The numbers that are written.
  private var numbers: [Table.Cell] {
    let cells: [Table.Cell]
    switch contents {
    case .sections(let sections): cells = sections.flatMap { $0.blocks.flatMap(\.cells) }
    case .table(let table): cells = Array(table.rows.joined())
    case .parts(let reports): return reports.flatMap(\.numbers)
    }
    return cells.filter(\.isNumber)
  }
}

extension Report.Section.Block {
  fileprivate var cells: [Table.Cell] {
    switch self {
    case .paragraph, .data: []
    case .entries(let entries, _): entries.map(\.value)
    case .claim(let claim, _): claim.cells
    case .claims(let list):
      list.claims.flatMap { checked -> [Table.Cell] in
        if case .decided(let claim) = checked { return claim.cells }
        return []
      }
    case .table(let table): Array(table.rows.joined())
    }
  }
}

extension Claim {
  fileprivate var cells: [Table.Cell] { [left, right, slack].map { .number($0) } }
}

extension Table.Cell {
  /// Whether the number is known by enclosures that are searched for.
  fileprivate var isSearched: Bool {
    switch self {
    case .quantity(.enclosed): return true
    case .measure(let measure):
      switch measure.quantity {
      case .information(.enclosed), .computable: return true
      default: return false
      }
    default: return false
    }
  }
}
