import Documents
import ExactArithmetic
import Tables
import Testing

/// Columns, constants, captions and the other way round.
@Suite struct TableLayoutTests {
  /// `rho` and the verdict are the same in both rows.
  private static let table = Table(
    title: "Success of the best rule",
    columns: [
      Table.Column("rho"), Table.Column("d"),
      Table.Column("success", header: "optimal success", notation: .both),
      Table.Column("information", header: "I(X;M|J)", unit: .information, notation: .decimal),
      Table.Column("verdict", alignment: .left),
    ],
    rows: [
      [
        .rational(Rational(1, 2)), .integer(1), .rational(Rational(5, 8)),
        .logForm(LogForm.log(3 as Integer)), .verdict(.holds),
      ],
      [
        .rational(Rational(1, 2)), .integer(2), .rational(Rational(11, 16)),
        .logForm(LogForm.bits(2)), .verdict(.holds),
      ],
    ])

  private func render(
    _ format: TableFormat, _ layout: TableLayout, _ style: ValueStyle = ValueStyle(digits: 4)
  ) throws -> String {
    try TableLayoutTests.table.render(format, layout: layout, style: style, provenance: "p")
  }

  @Test func columnsAreChosen() throws {
    var layout = TableLayout.plain
    layout.columns = ["success", "d"]
    #expect(
      try render(.csv, layout) == "success,d\n5/8,1\n11/16,2\n")
    #expect(try render(.json, layout).hasPrefix("[\n  {\n    \"success\": \"5/8\",\n    \"d\": 1"))
    #expect(
      try render(.text, layout).hasSuffix(
        "optimal success  d\n---------------  -\n    5/8 = 0.625  1\n 11/16 = 0.6875  2\n"))
    layout.columns = ["d", "delta"]
    #expect(
      throws: TableLayoutError.unknownColumn(
        "delta", known: ["rho", "d", "success", "information", "verdict"])
    ) { try render(.text, layout) }
    layout.columns = ["d", "d"]
    #expect(throws: TableLayoutError.repeatedColumn("d")) { try render(.text, layout) }
    #expect(
      "\(TableLayoutError.repeatedColumn("d"))" == "the column d is named twice; expected each once"
    )
    #expect(
      "\(TableLayoutError.unknownColumn("x", known: ["a", "b"]))"
        == "there is no column \"x\"; expected some of a, b")
  }

  @Test func constantsAreStatedInTheCaption() throws {
    #expect(
      try render(.markdown, .paper) == """
        **Success of the best rule; rho = 1/2, verdict: holds**

        | d | optimal success | I(X;M\\|J) (bits) |
        | ---: | ---: | ---: |
        | 1 | 5/8 = 0.625 | 1.584… |
        | 2 | 11/16 = 0.6875 | 2 |

        """)
    #expect(
      try render(.latex, .paper) == #"""
        % p
        % Success of the best rule
        % In the preamble: \usepackage{booktabs}
        \begin{table}[htbp]
        \centering
        \caption{Success of the best rule; $\rho$ $=$ $1/2$; verdict: holds}
        \begin{tabular}{@{}rrr@{}}
        \toprule
        $d$ & optimal success & $I(X;M\mid J)$ (bits) \\
        \midrule
        $1$ & $5/8$ $=$ $0.625$ & $1.584\ldots$ \\
        $2$ & $11/16$ $=$ $0.6875$ & $2$ \\
        \bottomrule
        \end{tabular}
        \end{table}

        """#)
    // Columns that are asked for stay, and so do those of a single row.
    var layout = TableLayout.paper
    layout.columns = ["rho", "d"]
    #expect(try render(.markdown, layout).contains("| 1/2 | 2 |"))
    let row = Table(columns: ["a", "b"], rows: [[.integer(1), .integer(2)]])
    #expect(
      try row.render(.markdown, layout: .paper, provenance: "p").contains("| 1 | 2 |"))
    // Of two columns none is left out.
    let same = Table(
      columns: ["name", "value"],
      rows: [[.text("x"), .integer(1)], [.text("y"), .integer(1)]])
    #expect(try same.render(.markdown, layout: .paper, provenance: "p").contains("| y | 1 |"))
    // Programs read all columns.
    #expect(try render(.csv, .paper).hasPrefix("rho,d,"))
  }

  /// Values that differ are no constant, however alike they look, and neither is what is not known exactly.
  @Test func constantsAreExact() throws {
    func headings(_ cells: [Table.Cell], _ style: ValueStyle = ValueStyle(places: 2)) throws
      -> Bool
    {
      let table = Table(
        title: "t", columns: ["n", "m", "value"],
        rows: zip(1..., cells).map { (number: Int, cell: Table.Cell) in
          [.integer(number), .integer(number), cell]
        })
      let text = try table.render(.markdown, layout: .paper, style: style, provenance: "p")
      return text.contains("| n | m | value |")
    }
    let near: [Table.Cell] = [
      .rational(Rational(9_999, 10_000)), .rational(Rational(99_999, 100_000)),
    ]
    #expect(try headings(near))
    #expect(try headings(near, ValueStyle(digits: 3)))
    #expect(try !headings([near[0], near[0]]))
    let thin = Enclosure(Rational(1, 3), Rational(1_001, 3_000))
    #expect(try headings([.enclosure(thin), .enclosure(thin)]))
    #expect(try headings([.enclosed(thin), .enclosed(thin)]))
    let bound = Table.Cell.measure(Measure(.rational(Rational(1, 3)), end: .upper))
    #expect(try headings([bound, bound]))
    #expect(try !headings([.logForm(.bits(2)), .logForm(LogForm.log(4 as Integer))]))
  }

  /// A `tabular` alone has no caption that could state what is left out.
  @Test func withoutACaptionNothingIsLeftOut() throws {
    var layout = TableLayout.paper
    layout.isFloat = false
    #expect(try render(.latex, layout).contains("$\\rho$ & $d$ & optimal success"))
    #expect(try render(.markdown, layout).contains("| d | optimal success |"))
  }

  @Test func captionsAndLabels() throws {
    var layout = TableLayout.paper
    layout.caption = "The best $d$."
    layout.label = "tab:best"
    let latex = try render(.latex, layout)
    #expect(
      latex.contains(
        "\\caption{The best $d$.; $\\rho$ $=$ $1/2$; verdict: holds}\n\\label{tab:best}\n"))
    #expect(try render(.markdown, layout).hasPrefix("**The best \\$d\\$.; rho = 1/2"))
    #expect(try render(.text, layout).hasPrefix("The best $d$."))
    // Without a caption there is nothing to state constants in.
    layout.caption = ""
    layout.label = nil
    #expect(
      try render(.latex, layout).contains(
        "% In the preamble: \\usepackage{booktabs}\n\\begin{tabular}{@{}rrrrl@{}}"))
    #expect(try render(.markdown, layout).hasPrefix("| rho | d |"))
  }

  @Test func theOtherWayRound() throws {
    var layout = TableLayout.plain
    layout.isTransposed = true
    layout.columns = ["d", "success", "information"]
    #expect(
      try render(.text, layout) == """
        Success of the best rule

        d                          1               2
        ---------------  -----------  --------------
        optimal success  5/8 = 0.625  11/16 = 0.6875
        I(X;M|J) (bits)       1.584…               2

        """)
    #expect(
      try render(.latex, layout).contains(
        "$I(X;M\\mid J)$ (bits) & $1.584\\ldots$ & $2$ \\\\\n"))
    #expect(
      try render(.markdown, layout).contains("| I(X;M\\|J) (bits) | 1.584… | 2 |"))
  }

  @Test func notations() throws {
    var layout = TableLayout.plain
    layout.columns = ["success", "information"]
    func lines(_ notation: Table.Column.Notation, _ style: ValueStyle) throws -> [String] {
      layout.notation = notation
      return try render(.markdown, layout, style).split(separator: "\n").suffix(2).map(String.init)
    }
    let style = ValueStyle(digits: 4)
    #expect(try lines(.exact, style) == ["| 5/8 | log2 3 |", "| 11/16 | 2 |"])
    #expect(try lines(.decimal, style) == ["| 0.625 | 1.584… |", "| 0.6875 | 2 |"])
    #expect(
      try lines(.both, style) == ["| 5/8 = 0.625 | log2 3 = 1.584… |", "| 11/16 = 0.6875 | 2 |"])
    let rounded = ValueStyle(places: 2)
    #expect(try lines(.decimal, rounded) == ["| ≈ 0.62 | ≈ 1.58 |", "| ≈ 0.69 | 2.00 |"])
    #expect(
      try lines(.both, rounded)
        == ["| 5/8 ≈ 0.62 | log2 3 ≈ 1.58 |", "| 11/16 ≈ 0.69 | 2 2.00 |"].map {
          $0.replacing("2 2.00", with: "2 = 2.00")
        })
  }

  @Test func documents() throws {
    var layout = TableLayout.paper
    layout.isStandalone = true
    var style = ValueStyle(digits: 4)
    style.numerals = .siunitx
    let latex = try render(.latex, layout, style)
    #expect(latex.hasPrefix("% p\n"))
    #expect(
      latex.contains(
        "\n\\documentclass{article}\n\\usepackage{booktabs}\n\\usepackage{siunitx}\n\\begin{document}\n\\begin{table}"
      ))
    #expect(latex.hasSuffix("\\end{table}\n\\end{document}\n"))
  }

  @Test func csvKeepsTheExactForm() throws {
    let csv = try CSVTable.parse(try render(.csv, .plain))
    #expect(
      csv[0] == [
        "rho", "d", "success", "information lower (bits)", "information upper (bits)", "verdict",
        "information exact",
      ])
    #expect(csv[1] == ["1/2", "1", "5/8", "1.584", "1.585", "holds", "log2 3"])
    #expect(csv[2].last == "2")
    // A column of enclosures alone has no exact form, and a table that has the column has it once.
    let enclosed = Table(columns: ["a"], rows: [[.enclosure(Enclosure(0, 1))]])
    #expect(enclosed.render(.csv, provenance: "p") == "a lower,a upper\n0,1\n")
    // A bound is rounded, and no exact value.
    let bound = Measure(.rational(Rational(1, 3)), end: .upper)
    let bounds = Table(
      columns: [Table.Column("r", notation: .decimal)], rows: [[.measure(bound)]])
    let decimal = "0.333333333334"
    #expect(
      bounds.render(.csv, provenance: "p") == "r lower,r upper\n\(decimal),\(decimal)\n")
    let own = Table(
      columns: ["exact", Table.Column("v", notation: .decimal)],
      rows: [[.text("1/3"), .rational(Rational(1, 3))]])
    #expect(
      own.render(.csv, style: ValueStyle(digits: 2), provenance: "p")
        == "exact,v lower,v upper\n1/3,0.33,0.34\n")
  }

  @Test func jsonHasTheUnit() throws {
    let nats = try JSONValue(parsing: render(.json, .plain, ValueStyle(digits: 4, unit: .nats)))
    let form = try #require(nats[0]?["information"])
    #expect(form["logForm"] == [["1", "3"]] && form["nats"] == ["1.098", "1.099"])
    #expect(form["bits"] == nil)
  }
}
