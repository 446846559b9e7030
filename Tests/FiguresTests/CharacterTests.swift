import ExactArithmetic
import Figures
import Testing

/// Figures in characters.
@Suite struct CharacterTests {
  private func figure(_ points: [(Int, Rational)]) -> Figure {
    var figure = Figure(
      title: "Ünicode α", xAxis: Figure.Axis("n", isIntegral: true),
      yAxis: Figure.Axis("p", range: 0...1))
    figure.series = [Figure.Series("one", points: points.map { Figure.Point(Rational($0), $1) })]
    figure.size = Figure.Size(width: 40, height: 9)
    return figure
  }

  /// Two ends and the middle of a straight line stand where they belong.
  @Test func places() throws {
    let text = try figure([(0, 0), (5, Rational(1, 2)), (10, 1)]).characters(isASCII: true)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0] == "Unicode alpha" && lines[1] == "" && lines[2] == "p")
    let picture = lines[3..<8]
    #expect(picture.count == 5 && picture.first?.hasPrefix("1.0 +") == true)
    #expect(picture.last?.hasPrefix("0.0 +") == true)
    func mark(_ line: String, _ find: (String) -> String.Index?) -> Int? {
      find(line).map { line.distance(from: line.startIndex, to: $0) }
    }
    // The axis is the fifth character; 35 columns are left for values from 0 to 10, with a margin beyond 10.
    #expect(mark(lines[7]) { $0.firstIndex(of: "*") } == 5)
    let middle = try #require(mark(lines[5]) { $0.firstIndex(of: "*") })
    let last = try #require(mark(lines[3]) { $0.lastIndex(of: "*") })
    #expect(last <= 39 && middle > 5 && middle < last)
    #expect(lines.contains("  *  one"))
  }

  @Test func logarithmicAxesAndBars() throws {
    var figure = figure([(1, Rational(1, 2)), (10, Rational(1, 2)), (100, Rational(1, 2))])
    figure.xAxis = Figure.Axis("k", scale: .logarithmic(base: 10), range: 1...100)
    figure.series[0].isJoined = false
    let line = try #require(
      try figure.characters(isASCII: true).split(separator: "\n").first { $0.contains("*") })
    let columns = line.indices.filter { line[$0] == "*" }.map {
      line.distance(from: line.startIndex, to: $0)
    }
    #expect(columns == [5, 22, 39])
    figure.series[0].points[1].confidenceInterval = Enclosure(0, 1)
    figure.referenceLines = [Figure.ReferenceLine("half", at: Enclosure(Rational(1, 4)))]
    let text = try figure.characters()
    #expect(text.contains("│\n") || text.contains("│ "))
    #expect(text.contains("┄"))
    #expect(text.contains("half"))
    #expect(text.count { $0 == "●" } == 4)
  }

  /// Tiny numbers are written with an exponent, and labels that leave no room for curves are refused.
  @Test func longLabels() throws {
    let tiny = Rational(10).power(-90)
    var figure = figure([(0, tiny), (1, Rational(2) * tiny)])
    figure.yAxis = "p"
    let text = try figure.characters(isASCII: true)
    #expect(text.contains("1e-90"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 40 })
    // Numbers that differ in their last digits have all of them.
    let near = Rational(Integer(10).power(35)) + Rational(1, 7)
    figure.series = [
      Figure.Series("one", points: [Figure.Point(0, near), Figure.Point(1, near + Rational(1))])
    ]
    #expect(throws: FigureError.self) { try figure.characters() }
  }

  /// Logarithmic axes as wide as numbers that can be drawn.
  @Test func wideLogarithmicAxes() throws {
    for exponent in [200, 300] {
      let (least, greatest) = (Rational(10).power(-exponent), Rational(10).power(exponent))
      var figure = figure([(0, least), (1, greatest)])
      figure.yAxis = Figure.Axis("p", scale: .logarithmic(base: 10))
      let lines = try figure.characters(isASCII: true).split(separator: "\n")
      #expect(lines.contains { $0.contains("10^") })
      figure.xAxis = figure.yAxis
      figure.series = [
        Figure.Series(
          "one", points: [Figure.Point(least, least), Figure.Point(greatest, greatest)])
      ]
      #expect(try figure.characters().contains("●"))
      #expect(try figure.pgfplots(provenance: "").contains("\\addplot"))
    }
  }

  @Test func sizes() throws {
    var figure = figure([(0, 0), (1, 1)])
    for (width, height) in [(39, 9), (40, 7), (1001, 20)] as [(Rational, Rational)] {
      figure.size = Figure.Size(width: width, height: height)
      #expect(throws: FigureError.noRoom(width: width, height: height)) {
        try figure.characters()
      }
    }
    figure.size = nil
    let lines = try figure.characters().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.map(\.count).max() == 80)
    #expect(
      "\(FigureError.noRoom(width: 3, height: 2))"
        == "the size 3x2 is none for a figure in characters; expected whole numbers from 40x8 to 1000x1000"
    )
  }
}
