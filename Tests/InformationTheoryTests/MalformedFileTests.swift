import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing

/// Files with one fault each: the error names its place and its value.
@Suite struct MalformedFileTests {
  /// A file, how it is written, and what its error says.
  private struct Fault {
    let text: String
    let format: LawFile.Format
    let parts: [String]
  }

  private static let words = ["abc", "1/0", "1..2", "--1", "0x1", "1/2/3", "nan", "1e", "½", "one"]

  /// The rows of a channel with one entry replaced.
  private static func rows(_ word: String, _ row: Int, _ column: Int) -> [[String]] {
    var rows = [["1/2", "1/4", "1/4"], ["1/4", "1/2", "1/4"], ["1", "0", "0"]]
    rows[row][column] = word
    return rows
  }

  private static func table(_ rows: [[String]], _ separator: String) -> String {
    rows.map { $0.joined(separator: separator) + "\n" }.joined()
  }

  private static func json(_ rows: [[String]]) -> String {
    "["
      + rows.map { "[" + $0.map { "\"\($0)\"" }.joined(separator: ", ") + "]" }
      .joined(separator: ", ") + "]"
  }

  private static let separators: [(LawFile.Format, String)] = [
    (.csv, ","), (.tsv, "\t"), (.semicolons, ";"), (.blanks, " "),
  ]

  /// Words that are no numbers, in every format and at several places.
  private static var wrongNumbers: [Fault] {
    words.flatMap { word in
      [(0, 0), (1, 2), (2, 1)].flatMap { row, column -> [Fault] in
        let rows = rows(word, row, column)
        let place = "row \(row + 1), column \(column + 1)"
        var faults: [Fault] = []
        // A first row with a word is no heading while numbers stand in it as well.
        for (format, separator) in separators {
          faults.append(
            Fault(text: table(rows, separator), format: format, parts: [place, "\"\(word)\""]))
        }
        for key in ["joint", "channel", "counts"] {
          faults.append(
            Fault(
              text: "{\"\(key)\": \(json(rows))}", format: .json, parts: [place, "\"\(word)\""]))
        }
        return faults
      }
    }
  }

  /// The same in long tables, laws of combinations, dictionaries and transitions.
  private static var wrongWeights: [Fault] {
    words.flatMap { word -> [Fault] in
      [
        Fault(
          text: "X,Y,w\na,u,1/2\nb,v,\(word)\n", format: .csv,
          parts: ["row 3, column 3", "\"\(word)\""]),
        Fault(
          text:
            #"{"variables": ["X", "Y"], "law": [[["0", "1"], "1/2"], [["1", "1"], "\#(word)"]]}"#,
          format: .json, parts: ["law, entry 2, weight", "\"\(word)\""]),
        Fault(
          text: "{\"00\": \"1/2\", \"11\": \"\(word)\"}", format: .json,
          parts: ["11", "\"\(word)\""]),
        Fault(
          text: "2 2\n0 0 1\n1 1 \(word)\n", format: .tra, parts: ["line 3", "\"\(word)\""]),
      ]
    }
  }

  /// Negative weights and sums that are not 1.
  private static var wrongValues: [Fault] {
    var faults: [Fault] = []
    for (format, separator) in separators {
      for (row, column) in [(0, 1), (1, 0), (2, 2)] {
        let place = "row \(row + 1), column \(column + 1)"
        faults.append(
          Fault(
            text: table(rows("-1/3", row, column), separator), format: format,
            parts: [place, "-1/3"]))
        faults.append(
          Fault(
            text: table(rows("5/4", row, column), separator), format: format,
            parts: ["row \(row + 1) sums to "]))
      }
    }
    for weight in ["1/3", "0", "2", "1/1000"] {
      let total = Rational(1, 2) + (Rational(weight) ?? 0)
      faults.append(
        Fault(
          text: "X,Y,p\na,u,1/2\nb,v,\(weight)\n", format: .csv, parts: ["sum to \(total)"]))
      faults.append(
        Fault(
          text: "{\"00\": \"1/2\", \"11\": \"\(weight)\"}", format: .json,
          parts: ["sum to \(total)"]))
    }
    faults.append(
      Fault(
        text: "X,Y,p\na,u,3/2\nb,v,-1/2\n", format: .csv,
        parts: ["entry 2", "-1/2", "(\"b\", \"v\")"]))
    return faults
  }

  /// Shapes: rows of other lengths, quotation marks, what occurs twice, keys.
  private static var wrongShapes: [Fault] {
    var faults: [Fault] = []
    for (format, separator) in separators where format != .blanks {
      // What is wrong with commas is told by rows, else by lines; of the lengths the second line's is the measure.
      let isCSV = format == .csv
      for (line, lengths) in [(2, (3, 1)), (3, (1, 3)), (3, (4, 3))] {
        var rows = rows("1/4", 0, 1)
        rows[line - 1] = [String](repeating: "1/8", count: line == 2 ? 1 : lengths.0)
        let byRow = "row \(line): \(rows[line - 1].count) field"
        let byLine = line == 2 ? "line 1 has 3 fields; expected 1" : "line 3 has \(lengths.0) field"
        faults.append(
          Fault(text: table(rows, separator), format: format, parts: [isCSV ? byRow : byLine]))
      }
      faults.append(
        Fault(
          text: "1\(separator)\"0\n", format: format,
          parts: [isCSV ? "row 1, column 2" : "line 1", "never closed"]))
      faults.append(
        Fault(
          text: "1\(separator)0\n\"1\"x\(separator)0\n", format: format,
          parts: [isCSV ? "row 2, column 1" : "line 2", "\"x\""]))
    }
    faults += [
      Fault(text: "X,Y,p\na,u,1/2\na,u,1/2\n", format: .csv, parts: ["(\"a\", \"u\")", "entry 2"]),
      Fault(text: ",a,a\nb,1/2,1/2\n", format: .csv, parts: ["\"a\"", "two outputs"]),
      Fault(text: "", format: .csv, parts: ["empty"]),
      Fault(text: "# only a comment\n", format: .csv, parts: ["empty"]),
      Fault(text: #"{"joint": [["1/2"], ["1/4", "1/4"]]}"#, format: .json, parts: ["row 2", "2"]),
      Fault(text: #"{"joint": [[1]], "extra": 1}"#, format: .json, parts: ["\"extra\""]),
      Fault(text: #"{"weights": [[1]]}"#, format: .json, parts: ["\"weights\""]),
      Fault(text: #"{"joint": 3}"#, format: .json, parts: ["joint", "3"]),
      Fault(text: #"{"joint": [[1]"#, format: .json, parts: ["line 1"]),
      Fault(text: "2 2\n0 0 1\n1 5 1\n", format: .tra, parts: ["line 3", "1 5 1"]),
      Fault(text: "2 3\n0 0 1\n1 1 1\n", format: .tra, parts: ["line 1", "3", "2"]),
    ]
    return faults
  }

  @Test func everyFaultIsNamed() throws {
    let groups = [
      Self.wrongNumbers, Self.wrongWeights, Self.wrongValues, Self.wrongShapes,
    ]
    for (number, faults) in groups.enumerated() {
      for fault in faults {
        let message = errorMessage {
          let reading = LawFile.Reading(weightColumn: fault.text.contains("w\n") ? "w" : nil)
          let file = try LawFile(parsing: fault.text, format: fault.format, reading: reading)
          // A matrix is asked for as a channel, anything else as a law.
          let isLaw =
            number == 1 && fault.format != .tra || fault.text.contains("joint")
            || fault.text.hasPrefix("X,") || fault.text.contains("00")
          if isLaw {
            _ = try file.jointLaw()
          } else if let channel = try? file.channel() {
            _ = channel
            _ = try file.jointLaw()
          } else {
            _ = try file.channel()
          }
        }
        for part in fault.parts {
          #expect(message.contains(part), "\(fault.text) \(fault.format): \(message)")
        }
      }
    }
    #expect(groups.map(\.count).reduce(0, +) >= 300)
  }
}
