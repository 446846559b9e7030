import ExactArithmetic
import Tables

extension Lemma {
  /// The lemma for a reader: statement, the idea of the proof, what is checked, and the source.
  ///
  /// JSON has `id`, `title`, `status`, `source`, `statement`, `summary`, `enumerated` and `parameters`.
  public var report: Report {
    var sections = [Report.Section([.paragraph(Phrase(words: statement))])]
    func add(_ phrase: Phrase) { sections.append(Report.Section([.paragraph(phrase)])) }
    if !summary.isEmpty { add("Proof, in short. \(words: summary)") }
    if !buildsOn.isEmpty { add("Builds on \(words: buildsOn.joined(separator: ", ")).") }
    if !enumerated.isEmpty {
      add("Checked by '\(code: "lemmata verify \(id)")': \(words: enumerated)")
    }
    if !parameters.isEmpty {
      let options = parameters.map { "\($0.name) ..." }.joined(separator: " ")
      add("An instance of your own: \(code: "lemmata verify \(id) \(options)")")
    }
    if !fixedBecause.isEmpty {
      add("No instance of your own: \(words: fixedBecause).")
    }
    if !source.isEmpty { add("Source: \(words: source)") }
    sections[0].blocks.append(.data(fields.map { ($0.name, $0.value) }))
    return Report(
      question: Report.Question(
        "show", parameters: [.init("id", .text(id), isPositional: true)]),
      title: Phrase(words: title), subtitle: "\(code: id), \(words: status.description)",
      sections: sections, summary: table)
  }

  /// The lemma as an entry of a list: its id, title, status, source and subject.
  func entry(in subject: String?) -> Report {
    var data = Array(fields.prefix(4))
    if let subject { data.append(("subject", .value(.text(subject)))) }
    return Report(
      question: Report.Question(
        "show", parameters: [.init("id", .text(id), isPositional: true)]),
      title: "\(code: id) (\(words: status.description))",
      sections: [
        Report.Section([
          .paragraph(Phrase(words: title), indentation: 4),
          .paragraph(Phrase(words: source), indentation: 4),
          .data(data.map { ($0.name, $0.value) }),
        ])
      ], layout: .item)
  }

  private var fields: [(name: String, value: Report.Data)] {
    [
      ("id", .value(.text(id))), ("title", .value(.text(title))),
      ("status", .value(.text(status.rawValue))), ("source", .value(.text(source))),
      ("statement", .value(.text(statement))), ("summary", .value(.text(summary))),
      ("enumerated", .value(.text(enumerated))),
      ("parameters", .list(parameters.map { .value(.text($0.name)) })),
    ]
  }

  /// The fields of the JSON as a table with a row each, for formats that hold a table.
  private var table: Table {
    let fields: KeyValuePairs<String, String> = [
      "id": id, "title": title, "status": status.rawValue, "source": source,
      "statement": statement, "summary": summary, "enumerated": enumerated,
      "parameters": parameters.map(\.name).joined(separator: " "),
    ]
    return Table(
      title: title,
      columns: [
        Table.Column("field", alignment: .left), Table.Column("value", alignment: .left),
      ],
      rows: fields.map { (name: String, value: String) -> [Table.Cell] in
        [.text(name), .text(value)]
      })
  }
}
