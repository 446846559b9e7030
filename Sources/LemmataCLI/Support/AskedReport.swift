import Lemmata

extension Report {
  /// The report with the question at the head of its JSON: `command`, `version` and the parameters,
  /// one that is given several times as a list.
  var asked: Report {
    guard case .sections(let sections) = contents else { return self }
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
    var report = self
    report.contents = .sections([Section([.data(members)])] + sections)
    return report
  }
}
