import Claims
import ExactArithmetic
import LemmataTestSupport
import Tables
import Testing

/// The page of a report: well-formed, escaped, complete by itself, the same each time.
struct ReportPageTests {
  private static let hostile = "<script>alert('&\"')</script>]]>\u{0}\n\u{FFFE}"

  /// A report with a hostile text wherever one can stand.
  private static func report(_ text: String) -> Report {
    let claims = [
      Claim(text, .bits(1), atMost: text, .bits(2), reason: text),
      Claim("b", .bits(2), atMost: "c", .bits(3), reason: text),
    ]
    return Report(
      question: Report.Question(text, [text: .text(text)]),
      title: "\(words: text) \(name: text) \(code: text)", subtitle: Phrase(words: text),
      sections: [
        Report.Section(
          heading: Phrase(words: text), table: .init(text, name: text),
          [
            .paragraph(Phrase(words: text)),
            .entries([Report.Entry(text, .text(text), Phrase(words: text), unit: .named(text))]),
            .claim(claims[0]), .claims(Report.ClaimList(claims, unit: .named(text))),
            .table(
              Table(
                title: text, columns: [Table.Column("c", header: text, unit: .named(text))],
                rows: [[.text(text)]])),
          ])
      ],
      conclusion: Phrase(words: text), verdict: .holds)
  }

  private static func page(_ report: Report) -> (source: String, read: PageReader) {
    let source = report.html(program: hostile)
    return (source, PageReader(source))
  }

  @Test func hostileTextsAreOnlyText() {
    let (source, read) = ReportPageTests.page(ReportPageTests.report(ReportPageTests.hostile))
    #expect(read.fault == nil)
    #expect(read.count(of: "script") == 0 && !source.contains("<script"))
    #expect(!source.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(read.text.contains("<script>alert('&\"')</script>]]>"))
  }

  @Test func needsNothingElse() {
    let (source, read) = ReportPageTests.page(ReportPageTests.report("a"))
    #expect(read.fault == nil)
    for element in ["script", "link", "img", "iframe", "object", "a"] {
      #expect(read.count(of: element) == 0, "\(element)")
    }
    #expect(!source.contains("url(") && !source.contains("@import"))
    // The names of XML's vocabularies are no addresses to fetch.
    let addresses = source.components(separatedBy: "http").dropFirst().map { $0.prefix(20) }
    #expect(addresses.allSatisfy { $0.hasPrefix("://www.w3.org/") })
    #expect(source.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\"") && source.hasSuffix("</html>\n"))
    #expect(source.contains("prefers-color-scheme: dark") && source.contains("@media print"))
  }

  @Test func hasHeadingsTablesAndAFigure() {
    let (_, read) = ReportPageTests.page(ReportPageTests.report("a"))
    #expect(read.count(of: "h1") == 1 && read.count(of: "h2") == 1 && read.count(of: "main") == 1)
    #expect(read.count(of: "caption") == read.count(of: "table"))
    #expect(read.count(of: "table") == 3)
    let scopes = read.values(of: "scope")
    #expect(scopes.count == read.count(of: "th") && Set(scopes) == ["col", "row"])
    #expect(read.count(of: "svg") == 1 && read.count(of: "rect") == 4)
    #expect(read.values(of: "role") == ["img"])
    #expect(read.values(of: "class").contains("verdict holds"))
  }

  @Test func isTheSameEachTime() {
    let report = ReportPageTests.report("a")
    #expect(report.html() == report.html())
    #expect(report.html() != report.html(ValueStyle(unit: .nats)))
  }

  @Test func figuresAreDrawnToScale() {
    func widths(_ claims: [Claim]) -> [String] {
      let report = Report(
        question: Report.Question("study"), title: "Title",
        sections: [Report.Section([.claims(Report.ClaimList(claims))])])
      let read = ReportPageTests.page(report).read
      #expect(read.fault == nil)
      return zip(read.elements, read.attributes).filter { $0.0 == "rect" }
        .compactMap { $0.1["width"] }
    }
    func claim(_ left: Rational, _ right: Rational) -> Claim {
      Claim("a", left, atMost: "b", right, reason: "It is known.")
    }
    func information(_ left: Rational, _ right: Rational) -> Claim {
      Claim("a", .bits(left), atMost: "b", .bits(right), reason: "It is known.")
    }
    #expect(widths([claim(1, 2), claim(0, 4)]) == ["130", "260", "1", "520"])
    // Informations stand on a scale of their own.
    #expect(
      widths([claim(1, 9), information(1, 2), information(2, 2)]) == ["260", "520", "520", "520"])
    // A chain is a staircase: each quantity once.
    func link(_ left: String, _ a: Rational, _ right: String, _ b: Rational) -> Claim {
      Claim(left, a, atMost: right, b, reason: "It is known.")
    }
    #expect(widths([link("a", 1, "b", 2), link("b", 2, "c", 4)]) == ["130", "260", "520"])
    // One claim is no chain; what is negative or zero everywhere cannot be drawn.
    #expect(widths([claim(1, 2)]) == [] && widths([claim(0, 0), claim(0, 0)]) == [])
    #expect(widths([claim(-1, 2), claim(1, 3)]) == [])
  }

  @Test func barsSayWhenTheirNumberIsRounded() {
    let claims = [
      Claim("a", 1 / 4, atMost: "b", 1 / 3, reason: "It is known."),
      Claim("a", 1 / 2, atMost: "b", 5 / 3, reason: "It is known."),
    ]
    let source = Report(
      question: Report.Question("study"), title: "Title",
      sections: [Report.Section([.claims(Report.ClaimList(claims))])]
    ).html()
    for label in ["0.25", "0.5", "≈ 0.3333", "≈ 1.667"] {
      #expect(source.contains(">\(label)</text>"), "\(label)")
    }
  }

  @Test func formulasHaveTheirSymbols() {
    func written(_ formula: String) -> String {
      let report = Report(
        question: Report.Question("study"), title: "Title",
        sections: [Report.Section([.entries([Report.Entry(formula, .integer(1))])])])
      let source = report.html()
      let start = "<span class=\"formula\">"
      let tail = source.components(separatedBy: start).dropFirst().first ?? ""
      return tail.components(separatedBy: "</span>").first ?? ""
    }
    for (formula, expected) in [
      ("(rho^2/k) sum I(Xj;M)", "(ρ<sup>2</sup>/k) ∑ I(X<sub>j</sub>;M)"),
      ("F <= I(J;Y|M)", "F ≤ I(J;Y|M)"), ("k d g^-1(F/d)", "k d g<sup>−1</sup>(F/d)"),
      ("eta_KL(P,W)", "η<sub>KL</sub>(P,W)"),
      ("(1-tau)/rho d2(a||b)", "(1−τ)/ρ d<sub>2</sub>(a∥b)"),
      ("I(M;X1..n|theta)", "I(M;X<sub>1..n</sub>|θ)"), ("log2 3 - 3", "log<sub>2</sub> 3 − 3"),
      ("Z_(t-1) != 2^(k d)", "Z<sub>t−1</sub> ≠ 2<sup>k d</sup>"), ("eta_chi2", "η<sub>χ²</sub>"),
      ("a_", "a_"), ("^2", "^2"), ("x^", "x^"), ("summand", "summand"),
      ("-1 = [-2, 3]", "−1 = [−2, 3]"),
      ("--rho", "--rho"), ("1-out-of-k", "1-out-of-k"), ("q-ary, 1e-9", "q-ary, 1e-9"),
    ] {
      #expect(written(formula) == expected, "\(formula)")
    }
  }

  @Test func namesAreLeftAlone() {
    let report = Report(
      question: Report.Question("study"), title: "The channel \(name: "rho_1.json")",
      sections: [Report.Section([.paragraph("with rho <= 1, sum up")])])
    let source = report.html()
    #expect(source.contains("<h1>The channel rho_1.json</h1>"))
    #expect(source.contains("<p>with ρ ≤ 1, sum up</p>"))
  }
}
