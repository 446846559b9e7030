import Catalog
import ExactArithmetic
import InformationTheory
import Tables
import Testing
import Work

/// The quantities of a law.
struct InformationTableTests {
  private static let law: JointLaw = {
    try! LawFile(parsing: #"{"joint": [["1/2", "1/4"], ["0", "1/4"]]}"#).jointLaw()
  }()

  @Test func usualQuantities() throws {
    let table = try InformationTable(of: InformationTableTests.law)
    let names = ["H(X)", "H(Y)", "H(X,Y)", "H(X|Y)", "H(Y|X)", "I(X;Y)"]
    #expect(table.values.map(\.measure.description) == names)
    let log3 = LogForm.log(3 as Integer)
    let expected = [
      LogForm.bits(2) - Rational(3, 4) * log3, LogForm.bits(1), LogForm.bits(Rational(3, 2)),
      LogForm.bits(Rational(1, 2)), Rational(3, 4) * log3 - LogForm.bits(Rational(1, 2)),
      LogForm.bits(Rational(3, 2)) - Rational(3, 4) * log3,
    ]
    #expect(table.values.map(\.value) == expected)
  }

  @Test func namedQuantitiesKeepTheirOrder() throws {
    let measures = try ["I(X;Y)", "H(X)", "I(X;Y)"].map { try InformationMeasure(parsing: $0) }
    let table = try InformationTable(Array(measures[..<2]), of: InformationTableTests.law)
    guard case .object(let object) = table.report(of: "the law").json() else {
      Issue.record("not an object")
      return
    }
    #expect(object.keys == ["I(X;Y)", "H(X)"])
    #expect(object["H(X)"]?["logForm"] == [["2", "2"], ["-3/4", "3"]])
    #expect(table.table.rows.count == 2)
    let unknown = InformationMeasure.entropy(of: ["Z"])
    #expect(throws: LawError.unknownVariable("Z", known: ["X", "Y"])) {
      try InformationTable([unknown], of: InformationTableTests.law)
    }
    // The same quantity asked for twice is one member.
    let twice = try InformationTable(measures, of: InformationTableTests.law)
    #expect(twice.values.count == 2)
  }

  @Test func otherNumbersOfVariables() throws {
    let law = try LawFile(
      parsing:
        #"{"variables": ["A", "B", "C"], "law": [[["0", "0", "1"], "1/2"], [["1", "0", "1"], "1/2"]]}"#
    ).jointLaw()
    let table = try InformationTable(of: law)
    #expect(
      table.values.map(\.measure.description)
        == ["H(A)", "H(B)", "H(C)", "H(A,B,C)", "I(A;B)", "I(A;C)", "I(B;C)"])
  }

  /// The work is known before it is begun: ten entropies of the law of two variables.
  @Test func estimate() throws {
    let two = try JointLaw([[1 / 2, 0], [1 / 4, 1 / 4]])
    let usual = InformationTable.estimate([], of: two)
    #expect(usual.subject == "10 entropies of 3 probabilities" && usual.operations == 150_000)
    let some = InformationTable.estimate(
      [
        .entropy(of: ["X"], given: ["Y"]), .mutualInformation(between: ["X"], and: ["Y"]),
        .mutualInformation(between: ["X"], and: ["X"], given: ["Y"]),
      ], of: two)
    #expect(some.subject == "9 entropies of 3 probabilities")
    #expect(throws: WorkRefused.self) { try WorkLimits(operations: 1e5, bytes: 1e9).check(usual) }
  }
}
