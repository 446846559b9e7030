import Foundation
import Lemmata
import Testing

/// `lemmata plot` in a terminal, and the options of figures.
struct TerminalPlotTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func plot(_ options: String) throws -> String {
    let run = try place.shell("\"$LEMMATA\" plot \(options)")
    #expect(run.code == 0 && run.errors == "", "\(options): \(run.errors)")
    return run.output
  }

  private let optimum = "optimum -k 2 -d 1...8"

  @Test func ascii() throws {
    let lines = try plot("\(optimum) --ascii").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    #expect(lines.allSatisfy { line in line.allSatisfy(\.isASCII) })
    #expect(lines[0].hasPrefix("Optimal success in the Alice-Bob game") && lines[1] == "")
    #expect(lines[2] == "optimal success (probability)")
    // With its marks and labels the figure is 80 by 20; below stands the legend.
    let picture = lines[2..<22]
    #expect(picture.allSatisfy { $0.count <= 80 } && picture.contains { $0.count == 80 })
    #expect(lines[21].trimmingPrefix { $0 == " " } == "dimension d" || lines[21].contains("d"))
    #expect(lines[22] == "" && lines[23].hasPrefix("  *  "))
    #expect(lines[3].hasPrefix("1.0 +"))
    // The success grows, so that marks go up to the right.
    let columns = picture.compactMap { line in
      line.lastIndex(of: "*").map { line.distance(from: line.startIndex, to: $0) }
    }
    #expect(columns.count > 3 && columns == columns.sorted(by: >))
  }

  @Test func unicode() throws {
    let text = try plot("\(optimum) --format terminal --size 60x12 --title ''")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "optimal success (probability)")
    #expect(lines[..<12].allSatisfy { $0.count <= 60 })
    #expect(text.contains("●") && text.contains("└") && text.contains("┤"))
    #expect(text.unicodeScalars.contains { (0x2800...0x28FF).contains($0.value) })
  }

  /// Into a pipe goes the table, into a terminal the figure.
  @Test func terminalsAndPipes() throws {
    #expect(try plot(optimum).hasPrefix("Optimal success in the 1-out-of-k"))
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
    let run = try place.shell(
      "script -q -e -c \"'$LEMMATA' plot \(optimum)\" /dev/null < /dev/null")
    #expect(run.code == 0 && run.output.contains("●") && !run.output.contains("---"))
    let table = try place.shell(
      "script -q -e -c \"'$LEMMATA' plot \(optimum) --columns d\" /dev/null < /dev/null")
    #expect(table.code == 0 && !table.output.contains("●"))
  }

  @Test func titlesSizesAndStrokes() throws {
    let script = try plot("\(optimum) --title 'My title' --size 12.7x7.62 --format gnuplot")
    #expect(script.contains("set title \"My title\""))
    // 12.7 by 7.62 cm are 5 by 3 inches of 200 pixels.
    #expect(script.contains("set terminal pngcairo size 1000,600 "))
    let picture = try plot("\(optimum) --size 8x5 --format pgfplots")
    #expect(picture.contains("  width=8cm,\n  height=5cm,\n"))
    let grey = try plot("optimum -k 2...4 -d 1...3 --strokes grey --format pgfplots")
    #expect(grey.contains("\\addplot[black!45,") && !grey.contains("dash pattern"))
    let black = try plot("optimum -k 2...6 -d 1...6 --strokes black --format pgfplots")
    #expect(!black.contains("\\addplot[black!") && black.contains("dash pattern"))
    let mixed = try plot("optimum -k 2...6 -d 1...6 --format pgfplots")
    #expect(mixed.contains("\\addplot[black!50,"))
    #expect(
      try plot("\(optimum) --format pgfplots --standalone").contains("\\usepackage{pgfplots}\n"))
  }

  @Test func refusals() throws {
    func refuse(_ options: String, _ part: String) throws {
      let run = try place.shell("\"$LEMMATA\" plot \(optimum) \(options)")
      #expect(run.code == 2 && run.output == "" && run.errors.contains(part), "\(run.errors)")
    }
    try refuse("--size 80", "\"80\" is no size; expected a width and a height such as 80x20")
    try refuse("--size 0x3", "the size 0x3 cannot be drawn; expected both between 0 and 1000")
    try refuse("--format terminal --size 20x3", "the size 20x3 is none for a figure in characters")
    try refuse("--format terminal --size 60.5x20", "expected whole numbers from 40x8 to 1000x1000")
    try refuse(
      "--format pgfplots --size 1x5",
      "the size 1x5 cannot be drawn; expected both from 2 to 100 centimetres")
    try refuse("--format gnuplot --size 20x101", "expected both from 2 to 100 centimetres")
    try refuse(
      "--ascii --format csv", "--ascii is for a figure in a terminal, and the format is csv")
    try refuse("--title T --format json", "--title is for a figure")
    try refuse("--format pgfplots --columns d", "--columns is for the table of the data")
    try refuse(
      "--format gnuplot --standalone", "--standalone is for LaTeX, and the format is gnuplot")
    try refuse("--strokes red", "red")
  }
}
