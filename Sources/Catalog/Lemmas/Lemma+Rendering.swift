import Documents
import ExactArithmetic
import Tables

extension Lemma {
  /// `id`, `title`, `status` and `source`.
  public var listing: JSONValue {
    [
      "id": .string(id), "title": .string(title), "status": .string(status.rawValue),
      "source": .string(source),
    ]
  }

  /// The lemma as JSON: that of ``listing``, then `statement`, `summary`, `enumerated` and `parameters`.
  public var json: JSONValue {
    [
      "id": .string(id), "title": .string(title), "status": .string(status.rawValue),
      "source": .string(source), "statement": .string(statement), "summary": .string(summary),
      "enumerated": .string(enumerated),
      "parameters": .array(parameters.map { .string($0.rawValue) }),
    ]
  }

  /// The lemma for a reader: statement, the idea of the proof, what is checked, and the source.
  public var text: String {
    var parts = ["\(title)\n\(id), \(status)", statement]
    if !summary.isEmpty { parts.append("Proof, in short. \(summary)") }
    if !enumerated.isEmpty { parts.append("Checked by 'lemmata verify \(id)': \(enumerated)") }
    if !parameters.isEmpty {
      parts.append(
        "An instance of your own: lemmata verify \(id) "
          + parameters.map { "\($0.rawValue) ..." }.joined(separator: " "))
    }
    if !source.isEmpty { parts.append("Source: \(source)") }
    return parts.map { part in
      part.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).wrapped }
        .joined(separator: "\n")
    }.joined(separator: "\n\n") + "\n"
  }

  /// The fields of ``json`` as a table with a row each, for formats that hold a table.
  public var table: Table {
    Table(
      title: title,
      columns: [
        Table.Column("field", alignment: .left), Table.Column("value", alignment: .left),
      ],
      rows: [
        ("id", id), ("title", title), ("status", status.rawValue), ("source", source),
        ("statement", statement), ("summary", summary), ("enumerated", enumerated),
        ("parameters", parameters.map(\.rawValue).joined(separator: " ")),
      ].map { [.text($0.0), .text($0.1)] })
  }
}
