import ExactArithmetic
import Figures
import Testing

/// The text of gnuplot scripts and of pictures for pgfplots.
struct RendererTests {
  @Test func gnuplotScript() throws {
    let script = try sampleFigure().gnuplotScript(for: .svg, provenance: "a\ntest")
    #expect(
      script == #"""
        # It's 100 % `safe` {no}_markup
        # a test
        # To draw it: gnuplot -d THIS-FILE > figure.svg
        set encoding utf8
        set terminal svg size 720,516 font 'DejaVu Sans,13' background '#ffffff' dashlength 1 linewidth 1.2
        $curve1 << EOD
        0 0.25
        1 0.33333333
        2 0.5
        EOD
        $curve2 << EOD
        1 0.6
        EOD
        $bars2 << EOD
        1 0.6 0.5 0.8
        EOD
        set title "It's 100 % \140safe\140 {no}_markup" noenhanced
        set xlabel "dimension d (bits)" noenhanced
        set ylabel "success_rate (probability)" noenhanced
        set bmargin 5.5
        set key at screen 0.5, character 0.5 bottom center vertical maxrows 1 Left reverse noenhanced samplen 5 spacing 1.3 width 1
        set border linecolor rgb '#000000'
        set grid linetype 1 linewidth 0.5 linecolor rgb '#d8d8d8'
        set bars small
        set xrange [0:2.08]
        set xtics nomirror ('0.0' 0, '0.5' 0.5, '1.0' 1, '1.5' 1.5, '2.0' 2)
        set yrange [0:1]
        set ytics nomirror ('0.0' 0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6, '0.8' 0.8, '1.0' 1)
        set y2range [0:1]
        set y2tics noenhanced scale 0 ("'1/(2 ln 2)' %%" 0.72135)
        set arrow from graph 0, second 0.72135 to graph 1, second 0.72135 nohead back linewidth 1 linecolor rgb '#606060' dashtype (2,3)
        plot \
        $curve1 with lines linewidth 1.5 linecolor rgb '#000000' dashtype 1 notitle, \
        $curve1 every 1::0 with points linewidth 1.5 linecolor rgb '#000000' dashtype 1 pointtype 7 pointsize 0.7 notitle, \
        NaN with linespoints linewidth 1.5 linecolor rgb '#000000' dashtype 1 pointtype 7 pointsize 0.7 title "I(X;M)", \
        $bars2 with yerrorbars linewidth 1.5 linecolor rgb '#000000' dashtype 1 pointtype -1 notitle, \
        $curve2 every 1::0 with points linewidth 1.5 linecolor rgb '#000000' dashtype (8,5) pointtype 4 pointsize 0.7 notitle, \
        NaN with points linewidth 1.5 linecolor rgb '#000000' dashtype (8,5) pointtype 4 pointsize 0.7 title "sampled, 50 %"

        """#)
    #expect(
      try sampleFigure().gnuplotScript(provenance: "").contains("set terminal pngcairo size 1200"))
    #expect(
      try sampleFigure().gnuplotScript(for: .pdf, provenance: "").contains("set terminal pdfcairo"))
  }

  @Test func pgfplots() throws {
    let picture = try sampleFigure().pgfplots(provenance: "a\ntest")
    #expect(
      picture == #"""
        % It's 100 % `safe` {no}_markup
        % a test
        % In the preamble: \usepackage{pgfplots} \pgfplotsset{compat=1.15}
        \begin{tikzpicture}
        \begin{axis}[
          width=11cm,
          height=7.5cm,
          xlabel={dimension $d$ (bits)},
          ylabel={success\_rate (probability)},
          xmin=0, xmax=2.08,
          xtick={0,0.5,1,1.5,2},
          xticklabels={$0.0$,$0.5$,$1.0$,$1.5$,$2.0$},
          minor x tick num=0,
          ymin=0, ymax=1,
          ytick={0,0.2,0.4,0.6,0.8,1},
          yticklabels={$0.0$,$0.2$,$0.4$,$0.6$,$0.8$,$1.0$},
          minor y tick num=0,
          tick align=outside,
          tick pos=left,
          grid=major,
          grid style={black!15},
          clip mode=individual,
          ylabel style={align=flush center, text width=5.8cm},
          legend image code/.code={\draw[#1, mark repeat=2, mark phase=2] plot coordinates {(0cm,0cm) (0.5cm,0cm) (1cm,0cm)};},
          legend columns=2,
          legend cell align=left,
          legend style={at={(0.5,-0.2)}, anchor=north, draw=none, /tikz/column 2/.style={column sep=1em}},
        ]
        \addplot[black, thick, mark=*, mark options={solid}, mark repeat=1, mark phase=1] coordinates {
          (0,0.25) (1,0.33333333) (2,0.5)
        };
        \addlegendentry{$I(X;M)$}
        \addplot[black, thick, mark=square, mark options={solid}, mark repeat=1, mark phase=1, only marks] coordinates {
          (1,0.6)
        };
        \addlegendentry{sampled, 50 \%}
        \addplot[black, draw=none, mark=none, forget plot, error bars/.cd, y dir=both, y explicit] coordinates {
          (1,0.6) += (0,0.2) -= (0,0.1)
        };
        \draw[black!60, densely dotted] (axis cs:0,0.72135) -- (axis cs:2.08,0.72135) node[right, black, align=left] {$1/(2\ln 2)$};
        \end{axis}
        \end{tikzpicture}

        """#)
  }

  @Test func sameFigureSameBytes() throws {
    #expect(
      try sampleFigure().gnuplotScript(provenance: "p")
        == sampleFigure().gnuplotScript(provenance: "p"))
    #expect(
      try sampleFigure().pgfplots(provenance: "p") == sampleFigure().pgfplots(provenance: "p"))
  }

  @Test func logarithmicAxes() throws {
    var figure = Figure(
      title: "logarithmic",
      xAxis: Figure.Axis("k", scale: .logarithmic(base: 2)),
      yAxis: Figure.Axis("factor", scale: .logarithmic(base: 10)))
    figure.series = [
      Figure.Series("f", points: [Figure.Point(4, Rational(1, 100_000)), Figure.Point(320, 9900)])
    ]
    let script = try figure.gnuplotScript(provenance: "")
    #expect(script.contains("set logscale x 2\n") && script.contains("set logscale y 10\n"))
    #expect(
      script.contains(
        "set xtics nomirror ('4' 4, '8' 8, '16' 16, '32' 32, '64' 64, '128' 128, '256' 256)"))
    #expect(script.contains("('10^{-5}' 0.00001, '10^{-4}' 0.0001"))
    let picture = try figure.pgfplots(provenance: "")
    #expect(picture.contains("xmode=log, xmin=3.35"))
    #expect(picture.contains("$10^{-5}$") && picture.contains("$10^{3}$"))
    // With few powers of ten, their multiples are marked too.
    figure.series[0].points[0] = Figure.Point(4, 700)
    #expect(
      try figure.gnuplotScript(provenance: "").contains(
        "set ytics nomirror ('1000' 1000, '2000' 2000, '5000' 5000, '10000' 10000)"))
  }

  @Test func linearAxes() throws {
    func axes(_ points: [Figure.Point], isIntegral: Bool = false) throws -> (x: String, y: String) {
      var figure = Figure(
        title: "t", xAxis: Figure.Axis("x", isIntegral: isIntegral), yAxis: Figure.Axis("y"))
      figure.series = [Figure.Series("s", points: points)]
      let lines = try figure.gnuplotScript(provenance: "").split(separator: "\n")
      func axis(_ name: String) -> String {
        lines.filter { $0.hasPrefix("set \(name)range") || $0.hasPrefix("set \(name)tics") }
          .joined(separator: "; ")
      }
      return (axis("x"), axis("y"))
    }
    // Integers only, even where there is room for halves.
    let few = try axes([Figure.Point(1, -3), Figure.Point(3, 5)], isIntegral: true)
    #expect(few.x == "set xrange [0.92:3.08]; set xtics nomirror ('1' 1, '2' 2, '3' 3)")
    #expect(
      few.y
        == "set yrange [-3.32:5.32]; set ytics nomirror ('−2' -2, '0' 0, '2' 2, '4' 4)")
    let one = try axes([Figure.Point(7, Rational(1, 2))], isIntegral: true)
    #expect(one.x == "set xrange [5.92:8.08]; set xtics nomirror ('6' 6, '7' 7, '8' 8)")
    #expect(
      one.y.hasPrefix("set yrange [0.446:0.554]; set ytics nomirror ('0.46' 0.46, '0.48' 0.48"))
    // An axis that nearly reaches 0 starts there.
    let near = try axes([Figure.Point(10, 1), Figure.Point(100, 4)])
    #expect(near.x.hasPrefix("set xrange [0:103.6]") && near.y.hasPrefix("set yrange [0.88:4.12]"))
  }

  /// Values that are all the same, and axes of values that cannot be everything.
  @Test func degenerateAxes() throws {
    func range(_ values: [Rational], possible: ClosedRange<Rational>? = nil) throws -> String {
      var figure = Figure(title: "t", xAxis: "x", yAxis: Figure.Axis("y", possible: possible))
      figure.series = [
        Figure.Series("s", points: values.enumerated().map { Figure.Point(Rational($0), $1) })
      ]
      let lines = try figure.gnuplotScript(provenance: "").split(separator: "\n")
      return String(lines.first { $0.hasPrefix("set yrange ") }!.dropFirst(11))
    }
    #expect(try range([0, 0]) == "[0:1.04]")
    #expect(try range([0, 0], possible: 0...1) == "[0:1]")
    #expect(try range([1, 1]) == "[0.892:1.108]")
    #expect(try range([1], possible: 0...1) == "[0.892:1]")
    #expect(try range([-1, -1], possible: -1...1) == "[-1:-0.892]")
    #expect(try range([Rational(1, 2), Rational(3, 4)], possible: 0...1) == "[0.49:0.76]")
  }

  @Test func referenceLineOfSeveralLines() throws {
    var figure = sampleFigure()
    figure.referenceLines[0].label = Figure.Label("50 %\nof \"it\"", latex: "a\\\\b")
    #expect(
      try figure.gnuplotScript(provenance: "").contains(
        #"set y2tics noenhanced scale 0 ("50 %%\nof \42it\42" 0.72135)"#))
    #expect(
      try figure.pgfplots(provenance: "").contains(#"node[right, black, align=left] {a\\b};"#))
  }

  /// A mark of a style does not look like two other marks on each other: the star is larger than them.
  @Test func starIsLarger() throws {
    var figure = Figure(title: "t", xAxis: "x", yAxis: "y")
    figure.series = (0..<5).map { Figure.Series("s\($0)", points: [Figure.Point(0, 1)]) }
    for (image, size) in [(ImageFormat.png, "2.6"), (.svg, "1.2"), (.pdf, "1.2")] {
      let script = try figure.gnuplotScript(for: image, provenance: "")
      #expect(script.contains("pointtype 3 pointsize \(size) title \"s4\""))
      #expect(!script.contains("pointtype 5 "))
    }
    #expect(
      try figure.pgfplots(provenance: "").contains("mark=asterisk, mark size=3.5pt, mark options"))
  }

  /// Intervals too narrow to be seen are not drawn, wide ones are: of enclosures as of estimates.
  @Test func bars() throws {
    func script(_ upper: Rational) throws -> String {
      var figure = Figure(
        title: "t", xAxis: "x", yAxis: Figure.Axis("y", range: 0...1))
      figure.series = [
        Figure.Series("s", points: [Figure.Point(x: Enclosure(1), y: Enclosure(0, upper))])
      ]
      return try figure.gnuplotScript(provenance: "")
    }
    #expect(try script(Rational(1, 1001)).contains("$bars1") == false)
    #expect(
      try script(Rational(1, 999)).contains("$bars1 << EOD\n1 0.0005005005 0 0.001001001\nEOD"))
  }

  /// Curves that coincide are marked at different points, and every curve has its own dashes, grey or mark.
  @Test func styles() throws {
    var figure = Figure(title: "t", xAxis: "x", yAxis: "y")
    let points = (0...31).map { Figure.Point(Rational($0), Rational($0)) }
    figure.series = (0..<Figure.greatestSeriesCount).map { Figure.Series("s\($0)", points: points) }
    let lines = try figure.gnuplotScript(provenance: "").split(separator: "\n")
    let marks = lines.filter { $0.contains(" every ") }.map { $0.split(separator: " ")[2] }
    #expect(marks.count == figure.series.count && Set(marks).count == marks.count)
    let entries = lines.filter { $0.hasPrefix("NaN") }.map { $0.split(separator: " title ")[0] }
    #expect(entries.count == figure.series.count && Set(entries).count == entries.count)
  }
}
