import Documents
import LemmataTestSupport
import Testing
import Work

/// Tables of fields with any separator.
@Suite struct DelimitedTextTests {
  private let expected = [["0.5", "0.5"], ["0.25", "0.75"]]

  @Test func separators() throws {
    for (text, separator) in [
      ("0.5,0.5\n0.25,0.75\n", DelimitedText.Separator.commas), ("0.5\t0.5\n0.25\t0.75", .tabs),
      ("0.5;0.5\n0.25;0.75\n", .semicolons), ("0,5;0,5\r\n0,25;0,75\r\n", .semicolons),
      ("0.5 0.5\n0.25 0.75\n", .blanks), ("  0.5   0.5 \n\n0.25\t 0.75", .tabs),
      ("\u{FEFF}0.5 0.5\r0.25  0.75\r", .blanks), ("0.5, 0.5\n0.25, 0.75", .commas),
      ("# a comment, with a comma\n0.5 0.5\n # another\n0.25 0.75\n", .blanks),
      ("# 5\" disk\n0.5,0.5\n # 3\" disk\n0.25,0.75\n", .commas),
      ("0.5,0.5,\n0.25,0.75,\n", .commas), ("\"0.5\";0.5;\n0.25;\"0.75\";", .semicolons),
    ] {
      let table = try DelimitedText(parsing: text)
      #expect(table.separator == separator, "\(text)")
      if separator != .tabs || !text.contains(" ") { #expect(table.rows == expected, "\(text)") }
    }
    let forced = try DelimitedText(parsing: "0,5 0,5\n0,25 0,75", separator: .blanks)
    #expect(forced.rows == [["0,5", "0,5"], ["0,25", "0,75"]])
  }

  @Test func quotedFields() throws {
    let table = try DelimitedText(parsing: "\"\",\"a, b\"\n\"c \"\"d\"\"\", 1\n \"e\nf\" ,2\n")
    #expect(table.rows == [["", "a, b"], ["c \"d\"", "1"], ["e\nf", "2"]])
    #expect(table.lines == [1, 2, 3])
    let words = try DelimitedText(parsing: "\"blue eyes\" 1\nbrown 2\n")
    #expect(words.rows == [["blue eyes", "1"], ["brown", "2"]])
    // A heading may have one field less, as R's write.table has it.
    let short = try DelimitedText(parsing: "fair,dark\nblue,326,101\ndark,98,1169\n")
    #expect(short.rows[0] == ["fair", "dark"] && short.rows[2] == ["dark", "98", "1169"])
    #expect("\(short)" == "fair\tdark\nblue\t326\t101\ndark\t98\t1169")
  }

  @Test func errors() {
    func message(_ text: String) -> String { errorMessage { try DelimitedText(parsing: text) } }
    #expect(message("# nothing\n\n") == "empty input; expected rows of numbers")
    #expect(
      message("1 2\n3 4\n# x\n5\n") == "line 4 has 1 field; expected 2, as on line 2")
    #expect(
      message("1,2\n\"3,4") == "line 2: the quotation mark that opens a field is never closed")
    #expect(
      message("1,\"2\"x,3") == "line 1: unexpected \"x\" after the closing quotation mark")
    #expect(
      message("1 2\n0,5 0,5\n")
        == "line 2, \"0,5 0,5\", can be read in two ways: decimals with commas, separated by blanks "
        + "(write points, or separate by semicolons), or fields separated by commas (leave out the "
        + "blanks inside them)")
    #expect(
      errorMessage { try DelimitedText(parsing: [0x31, 0x0A, 0xFF]) }
        == "line 2 is not valid UTF-8")
  }

  /// What is written with any separator is read back.
  @Test func roundTrips() throws {
    var generator = SplitMix64(seed: 81)
    let characters = Array("ab c\"#\n;,\t'1é")
    for _ in 0..<cases(200) {
      let (rows, columns) = (generator.int(2...4), generator.int(2...4))
      let fields = (0..<rows).map { _ in
        (0..<columns).map { _ in
          "x"
            + String(
              (0..<generator.int(0...5)).map { _ in
                characters[generator.index(below: characters.count)]
              })
        }
      }
      for (separator, character) in [
        (DelimitedText.Separator.commas, ","), (.tabs, "\t"), (.semicolons, ";"), (.blanks, " "),
      ] {
        let text = fields.map { row in
          row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: character)
        }.joined(separator: "\n")
        #expect(try DelimitedText(parsing: text, separator: separator).rows == fields)
      }
    }
  }
}
