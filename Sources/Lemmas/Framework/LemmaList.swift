import Tables

/// Lemmas as a list, in the groups of their subjects.
public struct LemmaList: Sendable {
  /// The subjects with the lemmas that are listed; none is without.
  public let subjects: [LemmaSubject]

  /// All lemmas of some subjects.
  public init(_ subjects: [LemmaSubject]) { self.subjects = subjects.filter { !$0.lemmas.isEmpty } }

  /// The lemmas of which every word says something: each occurs, whatever its case, in the id, the title, the statement, the
  /// source, the status or the subject.
  public func matching(_ words: [String]) -> LemmaList {
    let words = words.map { $0.lowercased() }
    return LemmaList(
      subjects.map { subject in
        LemmaSubject(
          subject.title,
          lemmas: subject.lemmas.filter { lemma in
            let text = [
              lemma.id, lemma.title, lemma.statement, lemma.source, lemma.status.description,
              subject.title,
            ].joined(separator: "\n").lowercased()
            return words.allSatisfy { text.contains($0) }
          })
      })
  }

  /// The lemmas with title, status and source, below their subjects.
  public var report: Report {
    Report(
      question: Report.Question("list"), title: "The lemmas",
      parts: subjects.map { subject in
        Report(
          question: Report.Question("list"), title: Phrase(words: subject.title),
          parts: subject.lemmas.map { $0.entry(in: subject.title) },
          summary: LemmaList([subject]).table)
      }, summary: table)
  }

  private var table: Table {
    Table(
      title: "The lemmas",
      columns: ["id", "title", "status", "source", "subject"].map {
        Table.Column($0, alignment: .left)
      },
      rows: subjects.flatMap { subject in
        subject.lemmas.map { lemma -> [Table.Cell] in
          [
            .text(lemma.id), .text(lemma.title), .text(lemma.status.rawValue), .text(lemma.source),
            .text(subject.title),
          ]
        }
      })
  }
}

extension LemmaList: CustomStringConvertible {
  /// The list in words.
  public var description: String { report.text() }
}

extension Report {
  /// Lemmas with title, status and source.
  public init(lemmas: [any Lemma]) {
    self.init(
      question: Question("list"), title: "The lemmas", parts: lemmas.map { $0.entry(in: nil) },
      summary: Table(
        title: "The lemmas",
        columns: [
          Table.Column("id", alignment: .left), Table.Column("title", alignment: .left),
          Table.Column("status", alignment: .left), Table.Column("source", alignment: .left),
        ],
        rows: lemmas.map {
          [.text($0.id), .text($0.title), .text($0.status.rawValue), .text($0.source)]
        }))
  }
}
