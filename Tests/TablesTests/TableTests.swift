import Documents
import ExactArithmetic
import Tables
import Testing

@Suite struct TableTests {
  /// A table with every kind of cell, and text that every format has to escape.
  static var sample: Table {
    let entropy = LogForm.bits(2) - Rational(3, 4) * LogForm.log(3 as Integer)
    let huge = Rational(1, Integer(3).power(100))
    return Table(
      title: "All kinds",
      columns: [
        Table.Column("k", latexHeader: "$k$"),
        Table.Column("name"),
        Table.Column("success", header: "success p"),
        Table.Column("information", header: "I(X;M|J)", unit: .information, notation: .both),
        Table.Column("bound", unit: "s", alignment: .center),
        Table.Column("verdict"),
      ],
      rows: [
        [
          .integer(2), .text("a|b & \"c\", 50% of $x_1$"), .rational(Rational(5, 8)),
          .logForm(entropy),
          .enclosure(Enclosure(Rational(1, 3), Rational(1, 2))), .verdict(.holds),
        ],
        [
          .integer(10), .text("[bracket] *star*"), .rational(huge), .quantity(.exact(.zero)),
          .empty,
          .verdict(.undecided),
        ],
        [
          .integer(-3), .empty, .rational(-1), .quantity(.enclosed(ComputableReal(entropy))),
          .enclosure(Enclosure(0)), .verdict(.violated),
        ],
      ])
  }

  let style = ValueStyle(digits: 4)

  @Test func rendersText() {
    #expect(
      TableTests.sample.render(.text, style: style, provenance: "p") == """
        All kinds

         k  name                      success p           I(X;M|J) (bits)    bound (s)    verdict
        --  -----------------------  ----------  ------------------------  -------------  ---------
         2  a|b & "c", 50% of $x_1$         5/8  2 - 3/4 log2 3 = 0.8112…  [0.3333, 0.5]  holds
        10  [bracket] *star*         1.940…e-48                         0                 undecided
        -3                                   -1                   0.8112…     [0, 0]      violated

        """)
  }

  @Test func rendersMarkdown() {
    #expect(
      TableTests.sample.render(.markdown, style: style, provenance: "p") == #"""
        **All kinds**

        | k | name | success p | I(X;M\|J) (bits) | bound (s) | verdict |
        | ---: | :--- | ---: | ---: | :---: | :--- |
        | 2 | a\|b \& "c", 50% of \$x\_1\$ | 5/8 | 2 - 3/4 log2 3 = 0.8112… | [0.3333, 0.5] | holds |
        | 10 | \[bracket\] \*star\* | 1.940…e-48 | 0 |  | undecided |
        | -3 |  | -1 | 0.8112… | [0, 0] | violated |

        """#)
  }

  @Test func rendersCSV() throws {
    let csv = TableTests.sample.render(.csv, style: style, provenance: "p")
    #expect(
      csv == """
        k,name,success,information lower (bits),information upper (bits),bound lower (s),bound upper (s),verdict,information exact
        2,"a|b & ""c"", 50% of $x_1$",5/8,0.8112,0.8113,0.3333,0.5,holds,2 - 3/4 log2 3
        10,[bracket] *star*,1/515377520732011331036461129765621272702107522001,0,0,,,undecided,0
        -3,,-1,0.8112,0.8113,0,0,violated,

        """)
    #expect(try CSVTable.parse(csv).count == 4)
  }

  @Test func csvOfDecimalColumns() {
    let table = Table(
      columns: [Table.Column("p", notation: .decimal), Table.Column("n", notation: .decimal), "t"],
      rows: [
        [.rational(Rational(1, 3)), .integer(7), .text("x")], [.text("none"), .empty, .text("y")],
      ])
    #expect(
      table.render(.csv, style: ValueStyle(digits: 3), provenance: "p")
        == "p lower,p upper,n lower,n upper,t,p exact,n exact\n0.333,0.334,7,7,x,1/3,7\nnone,none,,,y,,\n"
    )
    let single = Table(columns: ["c"], rows: [[.empty], [.text("")]])
    #expect(single.render(.csv, provenance: "p") == "c\n\"\"\n\"\"\n")
  }

  @Test func rendersJSON() throws {
    let text = TableTests.sample.render(.json, style: style, provenance: "p")
    let json = try JSONValue(parsing: text)
    #expect(json == TableTests.sample.json(style))
    #expect(text.hasSuffix("]\n"))
    let huge = "1/515377520732011331036461129765621272702107522001"
    #expect(
      json == [
        [
          "k": 2, "name": "a|b & \"c\", 50% of $x_1$", "success": "5/8",
          "information": [
            "logForm": [["2", "2"], ["-3/4", "3"]], "bits": ["0.8112", "0.8113"],
          ],
          "bound": ["0.3333", "0.5"], "verdict": "holds",
        ],
        [
          "k": 10, "name": "[bracket] *star*", "success": .string(huge),
          "information": ["logForm": [], "bits": ["0", "0"]], "bound": .null,
          "verdict": "undecided",
        ],
        [
          "k": -3, "name": .null, "success": "-1", "information": ["0.8112", "0.8113"],
          "bound": ["0", "0"], "verdict": "violated",
        ],
      ])
  }

  @Test func rendersLaTeX() {
    #expect(
      TableTests.sample.render(.latex, style: style, provenance: "lemmata 1.0: line 1\r\nline 2")
        == #"""
        % lemmata 1.0: line 1  line 2
        % All kinds
        % In the preamble: \usepackage{booktabs}
        \begin{tabular}{@{}rlrrcl@{}}
        \toprule
        $k$ & name & success $p$ & $I(X;M\mid J)$ (bits) & bound (s) & verdict \\
        \midrule
        $2$ & a\textbar{}b \& \textquotedblright{}c\textquotedblright{}, 50\% of \$x\_1\$ & $5/8$ & $2-\frac{3}{4}\log_2 3$ $=$ $0.8112\ldots$ & $[0.3333,\,0.5]$ & holds \\
        $10$ & {[}bracket{]} {*}star{*} & $1.940\ldots\times 10^{-48}$ & $0$ &  & undecided \\
        $-3$ &  & $-1$ & $0.8112\ldots$ & $[0,\,0]$ & violated \\
        \bottomrule
        \end{tabular}

        """#)
  }

  @Test func unitsFollowTheStyle() throws {
    let nats = ValueStyle(digits: 4, unit: .nats)
    let sample = TableTests.sample
    #expect(sample.render(.text, style: nats, provenance: "p").contains("I(X;M|J) (nats)"))
    #expect(
      sample.render(.text, style: nats, provenance: "p").contains("2 ln 2 - 3/4 ln 3 = 0.5623…"))
    #expect(sample.render(.markdown, style: nats, provenance: "p").contains("(nats)"))
    #expect(sample.render(.csv, style: nats, provenance: "p").contains("information lower (nats)"))
    #expect(sample.render(.csv, style: nats, provenance: "p").contains("0.5623,0.5624"))
    #expect(
      sample.render(.latex, style: nats, provenance: "p").contains("$2\\ln 2-\\frac{3}{4}\\ln 3$"))
    let json = sample.render(.json, style: nats, provenance: "p")
    #expect(json.contains("\"nats\"") && !json.contains("\"bits\""))
  }

  @Test func notationChoosesTheForm() {
    func cell(_ cell: Table.Cell, _ notation: Table.Column.Notation, _ format: TableFormat)
      -> String
    {
      let table = Table(columns: [Table.Column("c", notation: notation)], rows: [[cell]])
      let lines = table.render(format, style: style, provenance: "p").split(separator: "\n")
      return format == .latex ? String(lines[6].dropLast(3)) : String(lines[2])
    }
    let third = Table.Cell.rational(Rational(1, 3))
    #expect(cell(third, .exact, .text) == "1/3")
    #expect(cell(third, .decimal, .text) == "0.3333…")
    #expect(cell(third, .both, .text) == "1/3 = 0.3333…")
    #expect(cell(third, .both, .markdown) == "| 1/3 = 0.3333… |")
    #expect(cell(third, .exact, .latex) == "$1/3$")
    #expect(cell(third, .decimal, .latex) == "$0.3333\\ldots$")
    #expect(cell(third, .both, .latex) == "$1/3$ $=$ $0.3333\\ldots$")
    #expect(cell(.rational(2), .both, .text) == "2")
    let long = Table.Cell.rational(Rational(Integer(7).power(60), Integer(5).power(70)))
    #expect(cell(long, .exact, .text) == cell(long, .decimal, .text))
    #expect(cell(.integer(Integer(10).power(40) + 1), .both, .text) == "1.000…e40")
    #expect(cell(.logForm(LogForm.log(3 as Integer)), .exact, .text) == "log2 3")
    #expect(cell(.logForm(LogForm.log(3 as Integer)), .decimal, .text) == "1.584…")
  }

  @Test func leadingDigits() throws {
    let narrow = Enclosure(Rational(40_301, 100_000), Rational(40_302, 100_000))
    let wide = Enclosure(Rational(4029, 10_000), Rational(4031, 10_000))
    let rows: [[Table.Cell]] = [
      [.enclosure(narrow)], [.enclosure(wide)], [.enclosure(Enclosure(1))],
      [.rational(Rational(1, 8))], [.rational(Rational(1, 3))],
    ]
    let table = Table(columns: [Table.Column("c", notation: .leadingDigits)], rows: rows)
    let lines = table.render(.text, style: style, provenance: "p").split(separator: "\n").dropFirst(
      2)
    #expect(
      lines.map { $0.trimmingPrefix { $0 == " " } } == [
        "0.4030…", "[0.4029, 0.4031]", "1", "0.125", "0.3333…",
      ])
    #expect(table.render(.latex, style: style, provenance: "p").contains("$0.4030\\ldots$"))
    #expect(
      table.render(.latex, style: style, provenance: "p").contains("$[0.4029,\\,0.4031]$"))
    let csv = table.render(.csv, style: style, provenance: "p")
    #expect(csv.hasPrefix("c lower,c upper,c exact\n0.403,0.4031,\n0.4029,0.4031,\n1,1,\n"))
    let exact = Table(
      columns: [Table.Column("c", notation: .leadingDigits)], rows: [[.rational(Rational(1, 8))]])
    #expect(exact.render(.csv, style: style, provenance: "p") == "c\n1/8\n")
  }

  @Test func cellsStayOnTheirLine() throws {
    let text = "one\ntwo\r\nthree\tfour\u{2028}five\u{0}six"
    let table = Table(
      title: text, columns: [Table.Column("c", header: text)], rows: [[.text(text)]])
    #expect(table.render(.text, provenance: text).split(separator: "\n").count == 4)
    #expect(table.render(.markdown, provenance: text).split(separator: "\n").count == 4)
    #expect(table.render(.latex, provenance: text).split(separator: "\n").count == 10)
    #expect(try CSVTable.parse(table.render(.csv, provenance: text))[1] == [text])
    #expect(table.json()[0]?["c"] == .string(text))
  }

  @Test func emptyTables() throws {
    let table = Table(columns: ["a", "b"])
    #expect(table.render(.text, provenance: "p") == "a  b\n-  -\n")
    #expect(table.render(.markdown, provenance: "p") == "| a | b |\n| :--- | :--- |\n")
    #expect(table.render(.csv, provenance: "p") == "a,b\n")
    #expect(table.render(.json, provenance: "p") == "[]\n")
    #expect(table.render(.latex, provenance: "p").contains("\\midrule\n\\bottomrule"))
  }

  @Test func append() {
    var table = Table(columns: ["a"])
    table.append([.integer(1)])
    #expect(table.rows.count == 1)
    #expect(table.columns.map(\.header) == ["a"])
  }

  @Test func isDeterministic() {
    for format in TableFormat.allCases {
      #expect(
        TableTests.sample.render(format, provenance: "p")
          == TableTests.sample.render(format, provenance: "p"))
    }
    #expect(
      TableFormat.allCases.map(\.rawValue) == ["text", "markdown", "csv", "latex", "json", "html"])
  }
}
