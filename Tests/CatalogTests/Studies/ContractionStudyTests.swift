import AlgebraicNumbers
import Catalog
import Contraction
import ExactArithmetic
import Figures
import InformationTheory
import Tables
import Testing

/// The study `contraction`, against the coefficients themselves.
struct ContractionStudyTests {
  @Test func rows() throws {
    var channels: [NamedChannel] = []
    for name in ["bsc:0...1", "bec:0...1", "z:0...1", "qsc:3,0...1"] {
      channels += try NamedChannel.all(parsing: name, steps: 4)
    }
    let table = try ContractionStudy(channels: channels).table()
    #expect(table.rows.count == channels.count)
    let rows = table.json()
    for (index, member) in channels.enumerated() {
      let (channel, style) = (member.channel, ValueStyle())
      let law = try InputLaw.uniform.law(for: channel)
      let row = try #require(rows[index])
      #expect(row["parameter"] == style.json(member.parameter))
      #expect(row["dobrushin"] == style.json(channel.dobrushinCoefficient))
      #expect(row["oneMinusDoeblin"] == style.json(1 - channel.doeblinCoefficient))
      #expect(row["kl"] == style.json(channel.klContraction.value))
      #expect(row["chiSquare"] == style.json(try channel.chiSquareContraction(input: law)))
    }
    // Closed forms at the uniform law: (1 - 2 delta)^2, 1 - epsilon, (1 - p)/(1 + p).
    for (index, member) in channels.prefix(15).enumerated() {
      let p = member.parameter
      let expected =
        switch member.family {
        case "bsc": (1 - 2 * p) * (1 - 2 * p)
        case "bec": 1 - p
        default: (1 - p) / (1 + p)
        }
      #expect(rows[index]?["chiSquare"] == .string("\(expected)"))
    }
  }

  @Test func inputLaws() throws {
    let channel = try Channel.binarySymmetric(Rational(1, 10))
    #expect(
      try InputLaw.uniform.law(for: channel).probabilities == [Rational(1, 2), Rational(1, 2)])
    let law = InputLaw.probabilities([Rational(1, 4), Rational(3, 4)])
    #expect(try law.law(for: channel).probabilities == [Rational(1, 4), Rational(3, 4)])
    #expect(throws: LawError.inputCountMismatch(law: 1, channel: 2)) {
      try InputLaw.probabilities([1]).law(for: channel)
    }
    #expect(throws: LawError.sumIsNotOne(Rational(1, 2))) {
      try InputLaw.probabilities([0, Rational(1, 2)]).law(for: channel)
    }
    let table = try ContractionStudy(
      channels: NamedChannel.all(parsing: "bsc:1/10"), input: law, width: Rational(1, 100)
    ).table()
    #expect(table.title == "Contraction coefficients, input law (1/4, 3/4)")
    #expect(throws: ContractionError.widthIsNotPositive(0)) {
      try ContractionStudy(channels: NamedChannel.all(parsing: "bsc:1/10"), width: 0).table()
    }
    #expect(try ContractionStudy(channels: []).table().rows.isEmpty)
  }

  // MARK: The figure

  @Test func contractionFigure() throws {
    let channels = try NamedChannel.all(parsing: "z:0...1", steps: 4)
    let drawn = try ContractionStudy(channels: channels.reversed()).figure()
    let series = drawn.figure.series
    #expect(
      series.map(\.name.text) == [
        "η_TV(W) = 1 − doeblin(W) = η_KL(W)", "η_KL(P,W)", "η_χ²(P,W)",
      ])
    let parameters = (0...4).map { (step: Int) -> Rational in Rational(step, 4) }
    let complements = parameters.map { (p: Rational) -> Rational in 1 - p }
    // Chi-square's coefficient of the Z-channel at the uniform law is (1-p)/(1+p).
    let chiSquare = (0...4).map { (step: Int) -> Rational in Rational(4 - step, 4 + step) }
    #expect(series[0].points.map(\.x.lower) == parameters)
    #expect(series[0].points.map(\.y.lower) == complements)
    #expect(series[2].points.map(\.y.lower) == chiSquare)
    #expect(
      throws: NamedFigureError.noRange(
        expected: "a range for the parameter of a channel, such as z:0...1")
    ) { try ContractionStudy(channels: NamedChannel.all(parsing: "z:1/2")).figure() }
    #expect("\(NamedFigureError.noRange(expected: "x"))" == "no parameter varies; expected x")
  }

  /// Several families, each with its curves, and a channel of one's own as a line.
  @Test func severalFamilies() throws {
    let study = try severalFamiliesStudy()
    let own = study.ownChannels[0].channel
    let table = try study.table()
    #expect(table.rows.count == 7)
    guard case .text("mine") = table.rows[6][0], case .empty = table.rows[6][1],
      case .rational(let dobrushin) = table.rows[6][2]
    else {
      Issue.record("the row of the channel of one's own is \(table.rows[6])")
      return
    }
    #expect(dobrushin == own.dobrushinCoefficient)
  }

  private func severalFamiliesStudy() throws -> ContractionStudy {
    var study = ContractionStudy(
      channels: try NamedChannel.all(parsing: "bsc:0...1/2", steps: 2)
        + NamedChannel.all(parsing: "z:0...1", steps: 2))
    study.ownChannels = [("mine", try Channel([[3 / 4, 1 / 4], [1 / 4, 3 / 4]]))]
    return study
  }

  @Test func severalFamiliesInAFigure() throws {
    let figure = try severalFamiliesStudy().figure().figure
    #expect(
      figure.series.map(\.name.text) == [
        "bsc: η_KL(W) = η_KL(P,W) = η_χ²(P,W)", "bsc: η_TV(W)", "z: η_KL(W) = η_TV(W)",
        "z: η_KL(P,W)", "z: η_χ²(P,W)",
      ])
    // The Z-channel's coefficients are 1 - p, the symmetric channel's (1 - 2p)^2 and |1 - 2p|.
    #expect(figure.series[0].points.map(\.y.lower) == [1, Rational(1, 4), 0])
    #expect(figure.series[1].points.map(\.y.lower) == [1, Rational(1, 2), 0])
    #expect(figure.series[2].points.map(\.y.lower) == [1, Rational(1, 2), 0])
    #expect(figure.referenceLines.map(\.label.text) == ["mine: η_KL(W)"])
    #expect(figure.referenceLines[0].value.lower == Rational(1, 4))
  }

  @Test func chosenCurvesOfSeveralFamilies() throws {
    var study = try severalFamiliesStudy()
    study.drawnCoefficients = ["dobrushin"]
    #expect(try study.figure().figure.series.map(\.name.text) == ["bsc: η_TV(W)", "z: η_TV(W)"])
    study.drawnCoefficients = ["eta"]
    let known = ["dobrushin", "oneMinusDoeblin", "kl", "klFixedInput", "chiSquare"]
    #expect(throws: NamedFigureError.unknownCurve("eta", known: known)) { try study.figure() }
    #expect(
      "\(NamedFigureError.unknownCurve("eta", known: ["kl"]))"
        == "there is no curve \"eta\"; expected some of kl")
  }
}
