import Foundation
import Lemmata
import Testing

/// `lemmata plot`.
struct PlotCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private static let figures = [
    "optimum -k 2,4 -d 1...4", "game -k 2 -d 2 --rho 1/3", "game -k 2...4 -d 2 --message noisy:1/5",
    "contraction z:0...1 --steps 4", "memorization sparse --fixed 1/10 -n 1...4",
    "asymptotics --log2k 4,8,16 --trials 100",
  ]

  private func plot(_ options: String) throws -> Workplace.Run {
    let run = try place.shell("\"$LEMMATA\" plot \(options)")
    #expect(run.code == 0, "\(options): \(run.errors)")
    #expect(run.errors == "")
    return run
  }

  // MARK: Without gnuplot

  /// The data of every figure are a table, which for most is the table of the same name.
  @Test func tables() throws {
    for figure in PlotCommandTests.figures {
      let text = try plot(figure).output
      #expect(text.contains("---"), "\(figure)")
      let rows = try plot("\(figure) --format json").json.elements
      #expect(rows.count >= 3, "\(figure)")
      #expect(
        try plot("\(figure) --format csv").output.split(separator: "\n").count == rows.count + 1)
      // A table that is wide says so.
      let latex = try place.shell("\"$LEMMATA\" plot \(figure) --format latex")
      #expect(latex.code == 0 && latex.output.contains("\\toprule"))
      #expect(latex.errors == "" || latex.errors.contains("--columns chooses among"))
    }
    for figure in [0, 2, 3, 5].map({ PlotCommandTests.figures[$0] }) {
      let table = try place.shell("\"$LEMMATA\" table \(figure)").output
      #expect(try plot(figure).output == table, "\(figure)")
    }
  }

  @Test func pgfplotsAndScripts() throws {
    for figure in PlotCommandTests.figures {
      let picture = try plot("\(figure) --format pgfplots").output
      #expect(
        picture.contains("% lemmata \(LemmataVersion.current): lemmata plot \(figure.prefix(8))"))
      #expect(picture.contains("\\begin{axis}[") && picture.hasSuffix("\\end{tikzpicture}\n"))
      let script = try plot("\(figure) --format gnuplot").output
      #expect(script.contains("set xlabel \"") && script.contains("plot \\\n$curve1 "))
    }
    let figure = PlotCommandTests.figures[0]
    #expect(try plot("\(figure) --output f.tex").output == "")
    #expect(try plot("\(figure) --output f.gp").output == "")
    #expect(try place.read("f.tex").contains("\\begin{tikzpicture}"))
    #expect(try place.read("f.gp").contains("set terminal pngcairo"))
    #expect(try plot("\(figure) --output f.csv").output == "")
    #expect(try place.read("f.csv").hasPrefix("rho,k,d,optimalSuccess\n1/2,2,1,5/8\n"))
    // A format that is named goes before the name of the file.
    #expect(try plot("\(figure) --format latex --output g.tex").output == "")
    #expect(try place.read("g.tex").contains("\\begin{tabular}"))
  }

  @Test func refusals() throws {
    let optimum = ["plot", "optimum", "-k", "2", "-d", "1...3"]
    func refuse(_ arguments: [String], _ part: String) throws {
      let words = arguments.map { "'\($0)'" }.joined(separator: " ")
      let run = try place.shell("\"$LEMMATA\" \(words)")
      #expect(run.code == 2 && run.output == "", "\(words)")
      #expect(run.errors.hasPrefix("Error: ") && run.errors.contains(part), "\(run.errors)")
    }
    for name in ["figure.jpg", "figure", "png", ".png"] {
      try refuse(
        optimum + ["--output", name], "the name \(name) does not say what to write; expected .png")
    }
    try refuse(optimum + ["--format", "jpg"], "'jpg'")
    try refuse(optimum + ["--output", "missing/f.tex"], "there is no directory")
    try refuse(["plot", "optimum", "-k", "2", "-d", "3"], "no parameter varies; expected several")
    try refuse(
      ["plot", "optimum", "-k", "2...10", "-d", "1...20", "--format", "gnuplot"],
      "the figure would have 9 curves; expected at most 8")
    try refuse(["plot", "contraction", "z:1/2"], "expected a range for the parameter")
    try refuse(["plot", "contraction", "z:0...1", "--steps", "0"], "--steps is 0")
    try refuse(
      ["plot", "memorization", "boolean", "--lambda", "0", "--format", "pgfplots"],
      "there is nothing to draw")
    try refuse(["plot", "memorization", "boolean"], "boolean needs --lambda")
    try refuse(["plot", "game", "-k", "2", "-d", "3", "--message", "prefix:4"], "0...3")
    try refuse(["plot", "game", "-k", "0", "-d", "3"], "k = 0")
    try refuse(["plot", "asymptotics", "--trials", "-1"], "--trials is -1")
    try refuse(["plot", "nonsense"], "nonsense")
    #expect(try place.files == [])
  }

  @Test func missingGnuplot() throws {
    let run = try place.shell(
      "PATH=/nonexistent \"$LEMMATA\" plot optimum -k 2 -d 1...3 --output f.png")
    #expect(run.code == 3 && run.output == "")
    #expect(run.errors.hasPrefix("Error: drawing needs the program gnuplot, and there is none"))
    #expect(run.errors.contains("apt-get install gnuplot-nox"))
    #expect(try place.files == [])
  }

  // MARK: With gnuplot

  /// The start of a command with gnuplot on the path; where there is none, its absence has been checked.
  private func commandWithGnuplot() throws -> String? {
    guard let gnuplot = try? Gnuplot.find() else {
      let run = try place.shell("\"$LEMMATA\" plot optimum -k 2 -d 1...3 --format svg")
      #expect(run.code == 3 && run.errors.contains("drawing needs the program gnuplot"))
      return nil
    }
    let directory = URL(fileURLWithPath: gnuplot.path).deletingLastPathComponent().path
    return "PATH='\(directory):/usr/bin:/bin' \"$LEMMATA\" plot"
  }

  private func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: place.path(name))))
  }

  @Test func images() throws {
    guard let command = try commandWithGnuplot() else { return }
    for figure in PlotCommandTests.figures {
      let run = try place.shell("\(command) \(figure) --output f.png")
      #expect(run.code == 0 && run.errors == "" && run.output == "", "\(figure): \(run.errors)")
      let image = try bytes("f.png")
      #expect(image.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), "\(figure)")
      #expect(image[16..<24].elementsEqual([0, 0, 0x04, 0xB0, 0, 0, 0x03, 0x5C]), "\(figure)")
    }
    let figure = PlotCommandTests.figures[1]
    for name in ["f.svg", "f.pdf"] {
      #expect(try place.shell("\(command) \(figure) --output \(name)").code == 0)
    }
    #expect(try place.read("f.svg").contains("Mrs Gerber bound"))
    #expect(try bytes("f.pdf").starts(with: Array("%PDF-".utf8)))
    // A pipe gets the same bytes.
    let pipe = try place.shell("\(command) \(figure) --format pdf | cat > g.pdf")
    #expect(pipe.code == 0 && pipe.errors == "")
    #expect(try bytes("g.pdf") == bytes("f.pdf"))
    #expect(try place.files == ["f.pdf", "f.png", "f.svg", "g.pdf"])
  }

  /// gnuplot's own words are shown when it fails, and no file appears.
  @Test func failingGnuplot() throws {
    // The shell writes the program: a process that another test starts meanwhile would inherit a file that is open
    // here, and a program that is open for writing cannot be started.
    let run = try place.shell(
      #"""
      printf '#!/bin/sh\necho out of ink >&2\nexit 7\n' > gnuplot; chmod +x gnuplot
      PATH="$PWD:/usr/bin:/bin" "$LEMMATA" plot optimum -k 2 -d 1...3 --output f.svg
      """#)
    #expect(run.code == 3 && run.output == "")
    #expect(run.errors.contains("gnuplot could not draw the figure (exit code 7):\nout of ink"))
    #expect(try place.files == ["gnuplot"])
  }

  /// Ctrl-C while gnuplot works ends both, and leaves no file.
  @Test func interruption() throws {
    let run = try place.shell(
      #"""
      printf '#!/bin/sh\necho > started\nsleep 1\necho > survived\n' > gnuplot; chmod +x gnuplot
      PATH="$PWD:/usr/bin:/bin" "$LEMMATA" plot optimum -k 2 -d 1...3 --output f.svg &
      n=0
      until [ -s started ] || [ $n = 200 ]; do sleep 0.05; n=$((n + 1)); done
      kill -INT $!
      wait $!
      echo "code $?"
      sleep 1.5
      """#)
    #expect(run.output == "code 130\n", "\(run.errors)")
    #expect(try place.files == ["gnuplot", "started"])
  }
}
