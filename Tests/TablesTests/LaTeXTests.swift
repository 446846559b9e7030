import ExactArithmetic
import Foundation
import Tables
import Testing

/// Where `pdflatex` is, if it is installed.
private let pdflatex: URL? = (ProcessInfo.processInfo.environment["PATH"] ?? "")
  .split(separator: ":")
  .map { URL(fileURLWithPath: String($0)).appendingPathComponent("pdflatex") }
  .first { FileManager.default.isExecutableFile(atPath: $0.path) }

@Suite struct LaTeXTests {
  /// Characters that LaTeX or its ligatures treat specially, and letters of the field.
  static let special =
    #"\ { } # $ % & _ ^ ~ < > | " ' ` -- --- ?` !` ,, << [x] *y* @ = + / é ß ≤ ≥ ≠ ≈ ∞ → × · ± … – — − √ ∑ ∈"#
  static let greek = "αβγδεζηθικλμνξπρστυφχψω ΓΔΘΛΞΠΣΦΨΩ"

  @Test(.enabled(if: pdflatex != nil, "needs pdflatex")) func compilesWithBooktabsAlone() throws {
    var hostile = Table(
      title: LaTeXTests.special + "\n\\undefined",
      columns: [
        Table.Column("a", header: "[" + LaTeXTests.special),
        Table.Column("b", header: LaTeXTests.greek),
        Table.Column("c", latexHeader: "[$d$]"),
      ])
    for text in [
      LaTeXTests.special, LaTeXTests.greek, "[1em]", "*", "line\nline", "\u{1}", "--format", "",
    ] {
      hostile.append([.text(text), .text(text), .rational(Rational(1, 3))])
    }
    var document = "\\documentclass{article}\n\\usepackage{booktabs}\n\\begin{document}\n"
    for table in [TableTests.sample, hostile] {
      for unit in InformationUnit.allCases {
        document +=
          table.render(
            .latex, style: ValueStyle(unit: unit), provenance: "lemmata \\undefined\n\\undefined")
          + "\n"
      }
    }
    document += "\\end{document}\n"

    let directory = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lemmata-latex-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let source = directory.appendingPathComponent("table.tex")
    try document.write(to: source, atomically: true, encoding: .utf8)

    let process = Process()
    process.executableURL = pdflatex
    process.arguments = ["-interaction=nonstopmode", "-halt-on-error", "table.tex"]
    process.currentDirectoryURL = directory
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let log =
      (try? String(contentsOf: directory.appendingPathComponent("table.log"), encoding: .isoLatin1))
      ?? ""
    #expect(process.terminationStatus == 0, "\(log.suffix(2000))")
    #expect(!log.contains("Missing character"))
  }
}
