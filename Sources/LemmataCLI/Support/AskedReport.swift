import Lemmata

extension Report {
  /// The report with the question at the head of its JSON: `command`, `version` and the parameters.
  var asked: Report {
    guard case .sections(let sections) = contents else { return self }
    var members: [(key: String, value: Data)] = [
      ("command", .value(.text(question.command))),
      ("version", .value(.text(LemmataVersion.current))),
    ]
    members += question.parameters.map { ($0.name, .value($0.value)) }
    var report = self
    report.contents = .sections([Section([.data(members)])] + sections)
    return report
  }
}
