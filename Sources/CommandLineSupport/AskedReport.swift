import ExactArithmetic
import Tables

extension Report {
  /// The report with the question at the head of its JSON: `command`, `version` and the parameters, one that is given
  /// several times as a list; a table has its rows under the key `rows`.
  package var asked: Report { asked() }

  /// - Parameter unit: the unit that was asked for, which is among the parameters unless it is bits.
  package func asked(_ unit: InformationUnit = .bits) -> Report {
    var members: [(key: String, value: Data)] = [
      ("command", .value(.text(question.command))),
      ("version", .value(.text(LemmataVersion.current))),
    ]
    for parameter in question.parameters
    where !parameter.isFlag && !members.contains(where: { $0.key == parameter.name }) {
      let values = question.parameters.filter { $0.name == parameter.name }.map {
        Data.value($0.value)
      }
      members.append((parameter.name, values.count == 1 ? values[0] : .list(values)))
    }
    if unit != .bits { members.append(("unit", .value(.text(unit.rawValue)))) }
    switch contents {
    case .parts: return self
    case .sections: return headed(members)
    case .table(let table):
      var report = self
      report.contents = .sections([Section([.data([("rows", .rows(table))])])])
      return report.headed(members)
    }
  }

  /// The report with the unit of its information at the head of its JSON, behind the question where that is there, unless
  /// the unit is bits.
  func inUnit(_ unit: InformationUnit) -> Report {
    if unit == .bits { return self }
    let member: (key: String, value: Data) = ("unit", .value(.text(unit.rawValue)))
    guard case .sections(var sections) = contents,
      case .data(var members)? = sections.first?.blocks.first, members.first?.key == "command"
    else { return headed([member]) }
    if members.contains(where: { $0.key == member.key }) { return self }
    members.append(member)
    sections[0].blocks[0] = .data(members)
    var report = self
    report.contents = .sections(sections)
    return report
  }

  private func headed(_ members: [(key: String, value: Data)]) -> Report {
    guard case .sections(let sections) = contents else { return self }
    var report = self
    report.contents = .sections([Section([.data(members)])] + sections)
    return report
  }
}
