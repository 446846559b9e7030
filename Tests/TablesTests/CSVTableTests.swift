import Documents
import ExactArithmetic
import LemmataTestSupport
import Tables
import Testing
import Work

@Suite struct CSVTableTests {
  @Test func parse() throws {
    #expect(try CSVTable.parse("a,b\n1,2\n") == [["a", "b"], ["1", "2"]])
    #expect(try CSVTable.parse("a,b\r\n1,2") == [["a", "b"], ["1", "2"]])
    #expect(try CSVTable.parse("a\rb\r") == [["a"], ["b"]])
    #expect(try CSVTable.parse(",\n,") == [["", ""], ["", ""]])
    #expect(try CSVTable.parse(" a , b ") == [[" a ", " b "]])
    #expect(
      try CSVTable.parse("\"a,b\",\"c\"\"d\"\n\"e\r\nf\",\"\"") == [
        ["a,b", "c\"d"], ["e\r\nf", ""],
      ])
    #expect(try CSVTable.parse("\u{FEFF}a,b") == [["a", "b"]])
    #expect(try CSVTable.parse("é,😀\n\n\r\n") == [["é", "😀"]])
    #expect(try CSVTable.parse("a\n\nb") == [["a"], [""], ["b"]])
    #expect(try CSVTable.parse(Array("a,b".utf8)) == [["a", "b"]])
    #expect(try CSVTable.parse("x\n\"\"") == [["x"], [""]])
    // Blanks around quotation marks belong to no field; those within and those of other fields do.
    #expect(
      try CSVTable.parse("\"a\", \" b\" ,\t\"c,d\"\t, e \n \"\"\t,\"\" , \"\"\"\",  ")
        == [["a", " b", "c,d", " e "], ["", "", "\"", "  "]])
  }

  @Test func parseRefusals() {
    let cases: [(String, String)] = [
      ("", "empty input; expected rows of comma-separated values"),
      ("\r\n\n", "empty input; expected rows of comma-separated values"),
      ("\u{FEFF}", "empty input; expected rows of comma-separated values"),
      ("a,b\n1,2\n3\n", "row 3: 1 field; row 1 has 2"),
      ("a\n1,2,3", "row 2: 3 fields; row 1 has 1"),
      ("a,b\n\n1,2", "row 2: 1 field; row 1 has 2"),
      (
        "a,b\n1,x\"y",
        "row 2, column 2: a quotation mark inside a field without quotes; quote the field and double the mark"
      ),
      ("a, \"b\" c ,d", "row 1, column 2: unexpected \"c \" after the closing quotation mark"),
      ("a,\"b\"c,d", "row 1, column 2: unexpected \"c\" after the closing quotation mark"),
      ("a\n\"b", "row 2, column 1: the quotation mark that opens this field is never closed"),
      ("\"a\n\n", "row 1, column 1: the quotation mark that opens this field is never closed"),
    ]
    for (text, expected) in cases {
      #expect(errorMessage { try CSVTable.parse(text) } == expected, "\(text)")
    }
    #expect(
      errorMessage { try CSVTable.parse([0x61, 0x2C, 0xFF]) }
        == "row 1, column 2: the field is not valid UTF-8")
    #expect(
      errorMessage { try CSVTable.parse([0x22, 0xC3, 0x22]) }
        == "row 1, column 1: the field is not valid UTF-8")
  }

  @Test func parseRationals() throws {
    #expect(
      try CSVTable.parseRationals("3/4, 1/4\n0.25,\t3/4 \n \"1\",\t\" -2e-1\" ")
        == [
          [Rational(3, 4), Rational(1, 4)], [Rational(1, 4), Rational(3, 4)], [1, Rational(-1, 5)],
        ])
    #expect(try CSVTable.parseRationals(Array("1,2".utf8)) == [[1, 2]])
  }

  @Test func parseRationalsRefusals() {
    #expect(
      errorMessage { try CSVTable.parseRationals("1,2\n3,abc") }
        == "row 2, column 2: \"abc\" is not a rational number; expected a fraction such as 1/2, "
        + "an integer, or a decimal such as 0.25")
    #expect(
      errorMessage { try CSVTable.parseRationals("1/0") }
        == "row 1, column 1: \"1/0\" has a zero denominator")
    #expect(
      errorMessage { try CSVTable.parseRationals(" ,1") }.hasPrefix("row 1, column 1: \"\" is not"))
    #expect(errorMessage { try CSVTable.parseRationals("1,2\n3") } == "row 2: 1 field; row 1 has 2")
  }

  @Test func readsBackWhatATableWrites() throws {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<(300 * multiplier) {
      let columns = Int.random(in: 1...4, using: &generator)
      let rows = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
        (0..<columns).map { _ in randomString(&generator) }
      }
      let table = Table(
        columns: (0..<columns).map { Table.Column("c\($0)") },
        rows: rows.map { row in row.map { Table.Cell.text($0) } })
      let text = table.render(.csv, provenance: "test")
      #expect(try CSVTable.parse(text) == [(0..<columns).map { "c\($0)" }] + rows)
    }
  }
}
