import Claims
import ExactArithmetic

extension Report {
  /// The report as tables for a paper: the ``summary``, or tables of the entries and claims of the sections.
  public var tables: [Table] {
    if let summary { return [summary] }
    var groups: [(heading: Section.TableHeading, blocks: [Section.Block])] = []
    for section in sections {
      if let heading = section.table {
        groups.append((heading, section.blocks))
      } else if !groups.isEmpty {
        groups[groups.count - 1].blocks += section.blocks
      }
    }
    return groups.compactMap { Report.table($0.heading, $0.blocks) }
  }

  /// Everything in one table, for formats that hold one: the ``summary``, or each number, and the slack of each claim
  /// with its verdict.
  ///
  /// - Parameter style: how the column `exact` is written, and the unit that the column `unit` names.
  public func flatTable(_ style: ValueStyle = ValueStyle()) -> Table {
    if let summary { return summary }
    var table = Table(
      columns: [Table.Column("quantity", holdsFormulas: true)]
        + flatColumns.map { Table.Column($0.rawValue) } + [
          Table.Column("value", notation: .decimal), "verdict",
        ])
    for block in sections.flatMap(\.blocks) {
      for row in block.flatRows { table.append(row.cells(flatColumns, style)) }
    }
    return table
  }

  private static func table(
    _ heading: Section.TableHeading, _ blocks: [Section.Block]
  ) -> Table? {
    let claims = blocks.flatMap(\.decidedClaims)
    if let list = blocks.lazy.compactMap(\.claimList).first {
      return Table(title: heading.title, claims: claims, unit: list.unit)
    }
    let rows = blocks.flatMap(\.entries).compactMap { entry in
      entry.row.map { [Table.Cell.text($0), entry.value] }
    }
    return Table(
      title: heading.title,
      columns: [
        Table.Column(heading.name, alignment: .left, holdsFormulas: true), heading.value,
      ], rows: rows)
  }
}

extension Report.Section.Block {
  fileprivate var entries: [Report.Entry] {
    if case .entries(let entries, _) = self { return entries }
    return []
  }

  fileprivate var claimList: Report.ClaimList? {
    if case .claims(let list) = self { return list }
    return nil
  }

  fileprivate var decidedClaims: [Claim] {
    (claimList?.claims ?? []).compactMap { claim in
      if case .decided(let claim) = claim { return claim }
      return nil
    }
  }

  /// The rows of the block in a ``Report/flatTable``.
  fileprivate var flatRows: [FlatRow] {
    let entries = entries.compactMap { entry in
      entry.field.map { FlatRow(name: $0, unit: entry.unit, value: entry.value) }
    }
    return entries + decidedClaims.map { FlatRow(slackOf: $0, unit: claimList?.unit ?? .none) }
  }
}

/// A number in a ``Report/flatTable``.
private struct FlatRow {
  let name: String
  let unit: Table.Column.Unit
  let value: Table.Cell
  var verdict: Table.Cell = .empty

  init(name: String, unit: Table.Column.Unit, value: Table.Cell) {
    self.name = name
    self.unit = unit
    self.value = value
  }

  /// - Parameter listUnit: the unit of all claims of the list, if they have one.
  init(slackOf claim: Claim, unit listUnit: Table.Column.Unit) {
    let sidesAreInformation =
      claim.left.informationValue != nil || claim.right.informationValue != nil
    name = "slack of \(claim.claim)"
    if listUnit == .none && sidesAreInformation {
      unit = .information
      value = .information(claim.slack)
    } else {
      unit = listUnit
      value = .number(claim.slack)
    }
    verdict = .verdict(claim.verdict)
  }

  func cells(_ columns: [Report.FlatColumn], _ style: ValueStyle) -> [Table.Cell] {
    let extra = columns.map { column -> Table.Cell in
      switch column {
      case .unit: return unit.name(style).map { .text($0) } ?? .empty
      case .exact: return .text(value.exactText(style))
      }
    }
    return [.text(name)] + extra + [value, verdict]
  }
}
