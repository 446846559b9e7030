import Claims
import Documents
import ExactArithmetic
import LemmataTestSupport
import Tables
import Testing

/// The report as a value, and each of its renderers.
struct ReportTests {
  private static let claims = [
    Claim("a", Rational(1, 3), atMost: "b", Rational(1, 2), reason: "It is known."),
    Claim("b", Rational(1, 2), atMost: "c", Rational(1, 2), reason: "They are the same."),
  ]

  private static let report = Report(
    question: Report.Question(
      "study", ["k": .integer(2), "rho": .rational(Rational(1, 2)), "message": .text("a b")]),
    title: "A study with \(count: 2) strings, rho = \(abbreviated: Rational(1, 2))",
    sections: [
      Report.Section([.paragraph("What is asked of \(name: "rho.json").")]),
      Report.Section(
        heading: "Numbers (\(mark: .unit))",
        table: .init("The numbers", value: Table.Column("value", notation: .both)),
        [
          .entries([
            Report.Entry(
              "eta_KL", .rational(Rational(1, 3)), "the greatest ratio", field: "kl", path: "kl"),
            Report.Entry(
              "I(X;M)", .logForm(.bits(2)), unit: .information, path: "information", "I(X;M)"),
            Report.Entry(symbol: nil, value: .integer(7), row: "seven", field: nil),
          ]),
          .data([("list", [.value(.integer(1)), "x"]), ("nothing", .value(.empty))]),
        ]),
      Report.Section(
        heading: "What was checked", table: .init("The claims"),
        [.claims(Report.ClaimList(claims))]),
    ],
    conclusion: Phrase(words: Claim.conclusion(of: claims, noun: "claims")),
    verdict: Verdict.all(claims.map(\.verdict)), flatColumns: [.unit, .exact])

  private static let provenance = Provenance(program: "study 1.0", call: "study -k 2")

  private func rendered(_ format: TableFormat, _ style: ValueStyle = ValueStyle(digits: 4))
    -> String
  {
    ReportTests.report.render(format, style: style, provenance: ReportTests.provenance)
  }

  // MARK: The model

  @Test func phrasesAreWrittenInAStyle() {
    let phrase: Phrase = """
      \(words: "a"), \(count: 3) of \(name: "n"), \(code: "run"): \(.rational(Rational(1, 3))), \
      \(decimal: .rational(Rational(2, 3))), \(abbreviated: Rational(1, 3)), \(mark: .unit), \
      \(phrase: "b")
      """
    #expect(
      phrase.text(ValueStyle(digits: 2, unit: .nats))
        == "a, 3 of n, run: 1/3 = 0.33…, 0.66…, 1/3, nats, b")
    #expect(Phrase.joined(["a", "b", "c"], separator: "; ").text() == "a; b; c")
    #expect(Phrase(words: "").isEmpty && !Phrase("x").isEmpty)
    #expect((Phrase("a") + "b").text() == "ab")
  }

  @Test func questionsAreCommandLines() {
    #expect(
      ReportTests.report.question.commandLine == "lemmata study -k 2 --rho 1/2 --message 'a b'")
    let question = Report.Question(
      "table lemma", parameters: [.init("id", .text("it's"), isPositional: true)])
    #expect(question.words == ["table", "lemma", "it's"])
    #expect(question.commandLine == #"lemmata table lemma 'it'\''s'"#)
    #expect(ShellWords.joined(["", "a-b_c/d.e:f=g,h+1", "$x"]) == "'' a-b_c/d.e:f=g,h+1 '$x'")
    #expect(ReportTests.provenance.comment == "study 1.0: study -k 2")
  }

  @Test func verdictsOfPartsAreTakenTogether() {
    func part(_ verdict: Verdict?) -> Report {
      Report(question: Report.Question("part"), title: "part", sections: [], verdict: verdict)
    }
    func whole(_ parts: [Report]) -> Verdict? {
      Report(
        question: Report.Question("all"), title: "all", parts: parts, summary: Table(columns: ["a"])
      ).verdict
    }
    #expect(whole([part(.holds), part(.undecided), part(nil)]) == .undecided)
    #expect(whole([part(.holds), part(.violated)]) == .violated)
    #expect(whole([part(nil)]) == nil && whole([]) == nil)
  }

  // MARK: The renderers

  @Test func text() {
    #expect(
      rendered(.text) == """
        A study with 2 strings, rho = 1/2

        What is asked of rho.json.

        Numbers (bits)
          eta_KL = 1/3 = 0.3333…
              the greatest ratio
          I(X;M) = 2

        What was checked
          1. a <= b   holds
             0.3333… <= 0.5
             slack 0.1666…
             It is known.
          2. b <= c   holds
             0.5 <= 0.5
             slack 0, an equality
             They are the same.

        All 2 claims hold.

        """)
  }

  @Test func layouts() {
    func text(_ layout: Report.Layout, _ entries: Report.Section.EntryLayout) -> String {
      Report(
        question: Report.Question("study"), title: "Title", subtitle: "Subtitle",
        sections: [
          Report.Section([
            .entries(
              [
                Report.Entry("a", .rational(1)), Report.Entry("long", .enclosure(Enclosure(0, 1))),
              ], entries)
          ]),
          Report.Section([.data([("key", "hidden")])]),
          Report.Section([.paragraph(Phrase(words: String(repeating: "word ", count: 30) + "end"))]
          ),
        ],
        layout: layout
      ).text()
    }
    let words = String(repeating: "word ", count: 30) + "end\n"
    #expect(text(.lines, .sentences) == "a: 1\nlong: in [0, 1]\n" + words)
    #expect(
      text(.list, .columns(gap: 3)) == "Title\nSubtitle\n  a      1\n  long   [0, 1]\n" + words)
    let page = text(.page, .equations)
    #expect(page.hasPrefix("Title\nSubtitle\n\n  a = 1\n  long in [0, 1]\n\nword "))
    #expect(page.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(text(.item, .equations).hasPrefix("Title\nSubtitle\n  a = 1\n"))
  }

  @Test func json() throws {
    let json = ReportTests.report.json(ValueStyle(digits: 4))
    let slack: JSONValue = "1/6"
    #expect(
      json == [
        "kl": "1/3", "information": ["I(X;M)": ["logForm": [["2", "2"]], "bits": ["2", "2"]]],
        "list": [1, "x"], "nothing": .null,
        "claims": [
          ["claim": "a <= b", "verdict": "holds", "slack": slack],
          ["claim": "b <= c", "verdict": "holds", "slack": "0"],
        ],
      ])
    #expect(try JSONValue(parsing: rendered(.json).utf8) == json)
  }

  @Test func listsOfClaimsWithOneKeyAreOne() {
    let check = ConsistencyCheck(
      "p", .enclosed(Enclosure(0, 1)), atMost: "q", .rational(1), reason: "It is known.")
    let report = Report(
      question: Report.Question("study"), title: "Title",
      sections: [
        Report.Section([
          .claims(Report.ClaimList([.estimated(check, level: "at 99 %")], key: "chain")),
          .claims(Report.ClaimList(ReportTests.claims, key: "chain", hasSides: true)),
          .claims(Report.ClaimList(ReportTests.claims, key: nil)),
        ])
      ])
    let chain = report.json()["chain"]
    #expect(
      chain?[0] == ["claim": "p <= q", "verdict": "consistent", "left": ["0", "1"], "right": "1"])
    #expect(chain?[1]?["left"] == "1/3" && chain?[1]?["right"] == "1/2" && chain?[3] == nil)
    let text = report.text()
    #expect(text.contains("  1. p <= q   consistent at 99 %\n     0 <= 1\n     It is known.\n"))
    #expect(text.contains("  5. b <= c   holds\n"))
    let page = PageReader(report.html())
    #expect(page.fault == nil && page.text.contains("consistent at 99 %"))
  }

  @Test func csv() throws {
    let rows = try CSVTable.parse(rendered(.csv))
    #expect(rows[0] == ["quantity", "unit", "exact", "value lower", "value upper", "verdict"])
    #expect(rows[1] == ["kl", "", "1/3", "0.3333", "0.3334", ""])
    #expect(rows[2] == ["I(X;M)", "bits", "2", "2", "2", ""])
    #expect(rows[3] == ["slack of a <= b", "", "1/6", "0.1666", "0.1667", "holds"])
    #expect(rows.count == 5)
  }

  @Test func markdownAndLaTeXHaveTheTables() {
    let tables = ReportTests.report.tables
    #expect(tables.map(\.title) == ["The numbers", "The claims"])
    #expect(tables[0].rows.count == 3 && tables[1].rows.count == 2)
    let markdown = rendered(.markdown)
    #expect(markdown.contains("| eta\\_KL | 1/3 = 0.3333… |") && markdown.contains("| seven | 7 |"))
    let latex = rendered(.latex)
    #expect(latex.hasPrefix("% study 1.0: study -k 2\n% The numbers\n"))
    #expect(latex.components(separatedBy: "\\toprule").count == 3)
  }

  @Test func summariesStandForTheWhole() throws {
    var report = ReportTests.report
    report.summary = Table(title: "Whole", columns: ["a"], rows: [[.integer(5)]])
    #expect(report.tables.map(\.title) == ["Whole"])
    #expect(report.render(.csv, provenance: ReportTests.provenance) == "a\n5\n")
    #expect(report.text() == ReportTests.report.text())
  }

  @Test func aTableIsAReport() throws {
    let table = Table(
      title: "Rows", columns: ["a", Table.Column("b", notation: .decimal)],
      rows: [[.integer(5), .rational(Rational(1, 3))]], readerDigits: 3)
    let report = Report(
      question: Report.Question("table study"), table: table, verdict: .violated)
    #expect(report.verdict == .violated && report.sections.isEmpty)
    for format in TableFormat.allCases where format != .html {
      #expect(
        report.render(format, provenance: ReportTests.provenance)
          == table.render(format, provenance: ReportTests.provenance.comment))
    }
    #expect(report.text().contains("5  0.333…\n"))
    #expect(report.text(ValueStyle(digits: 5)).contains("5  0.33333…\n"))
    let page = PageReader(report.html())
    #expect(page.fault == nil && page.text.contains("lemmata table study"))
    #expect(page.text.contains("Rows") && page.text.contains("0.333…"))
  }

  @Test func reportablesAreRenderedFromTheirReport() {
    struct Study: Reportable {
      var report: Report { ReportTests.report }
    }
    let (study, report) = (Study(), ReportTests.report)
    #expect(study.text() == report.text() && study.description == report.text())
    #expect(study.json() == report.json())
    #expect(study.tables.count == report.tables.count)
    #expect(study.flatTable().rows.count == report.flatTable().rows.count)
  }

  @Test func measuresFollowTheStyle() throws {
    let nats = ValueStyle(digits: 6, unit: .nats)
    let one = Quantity.enclosed(Enclosure(Rational(1, 2), 1))
    let table = Table(
      columns: ["whole", "least", "most"].map { Table.Column($0, notation: .decimal) },
      rows: [
        [
          .information(one), .measure(Measure(one, isInformation: true, end: .lower)),
          .measure(Measure(one, end: .upper)),
        ]
      ])
    #expect(table.render(.text, provenance: "").contains("[0.5, 1]"))
    #expect(table.render(.text, style: nats, provenance: "").contains("[0.346573, 0.693148]"))
    #expect(table.json(nats)[0]?["least"] == "346573/1000000")
    #expect(table.json(nats)[0]?["most"] == "1")
    let report = Report(
      question: Report.Question("study"), title: "Title",
      sections: [
        Report.Section([
          .entries([
            Report.Entry(
              "I", .measure(Measure(one, isInformation: true, end: .lower)), path: "least")
          ])
        ])
      ])
    #expect(report.text(nats) == "Title\n\n  I >= 0.346573\n")
    #expect(report.json(nats) == ["least": "0.346573"])
    #expect(report.json(ValueStyle(digits: 6)) == ["least": "0.5"])
    #expect(Measure(one, isInformation: true).enclosure(in: .nats).contains(Rational(1, 2)))
  }
}
