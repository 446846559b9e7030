import Catalog
import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import NearestNeighbourGame
import Tables
import Testing

/// `h(p) <= bound` bits for p = 0, 1/20, ..., 1.
private struct EntropyLemma: Lemma {
  let id = "binary-entropy"
  let title = "The binary entropy is at most one bit"
  let bound: Rational

  init(bound: Rational = 1) { self.bound = bound }

  func cases(_ scope: LemmaScope) -> [Rational] {
    (0...20).map { Rational($0, 20) } + (scope == .exhaustive ? [Rational(1, 3)] : [])
  }

  func label(_ p: Rational) -> String { "p = \(p)" }

  func check(_ p: Rational) throws -> [Claim] {
    if p == 2 { throw LemmaError.invalidInstance(id: id, reason: "p is \(p)") }
    return [
      Claim("h(p)", binaryEntropy(p), atMost: "\(bound)", .bits(bound), reason: "Two outcomes.")
    ]
  }
}

@Suite struct VerificationTests {
  @Test func aTrueLemma() throws {
    let result = try EntropyLemma().verify()
    #expect(result.verdict == .holds && result.caseCount == 21 && result.claimCount == 21)
    #expect(result.tightest?.label == "p = 1/2")
    #expect(result.minimumSlack?.isZero == true)
    #expect(result.counterexample == nil && result.undecided == nil)
    #expect(try EntropyLemma().verify(.exhaustive).caseCount == 22)
    #expect(
      "\(result)" == """
        binary-entropy: holds (21 cases, 21 claims)
          smallest slack 0 bits, first at p = 1/2
             h(p) <= 1: holds; h(p) = 1 <= 1, slack 0 bits
          1 of 21 inequalities is an equality
          smallest positive slack 0.00722554601219… bits, first at p = 9/20
             h(p) <= 1: holds; h(p) = 0.992774453987… <= 1, slack 0.00722554601219… bits

        """)
  }

  @Test func aFalseLemma() throws {
    let result = try EntropyLemma(bound: Rational(9, 10)).verify()
    #expect(result.verdict == .violated)
    // The smallest of the violated cases 7/20, ..., 13/20 is the counterexample; here it is the worst one too.
    #expect(result.counterexample?.label == "p = 1/2")
    #expect(result.tightest?.label == "p = 1/2")
    #expect(result.minimumSlack?.rationalValue == Rational(-1, 10))
    #expect(
      "\(result)" == """
        binary-entropy: VIOLATED (21 cases, 21 claims)
          counterexample: p = 1/2
             h(p) <= 9/10: violated; h(p) = 1 > 0.9 = 9/10, slack -0.1 bits
             right = 9/10 = 0.9
             Two outcomes.

        """)
    #expect("\(result)".contains("VIOLATED (21 cases, 21 claims)"))
  }

  /// The counterexample is the smallest case, wherever the list has it, and shows both sides exactly.
  @Test func theSmallestCounterexample() throws {
    struct Capacity: Lemma {
      let id = "capacity"
      func cases(_ scope: LemmaScope) throws -> [Channel] {
        try [
          Channel([[3 / 4, 1 / 8, 1 / 8], [1 / 8, 3 / 4, 1 / 8], [1 / 8, 1 / 8, 3 / 4]]),
          .binarySymmetric(1 / 16), .binarySymmetric(1 / 8), .binarySymmetric(1 / 2),
        ]
      }
      func check(_ channel: Channel) throws -> [Claim] {
        [
          Claim(
            "I(X;Y) <= 1/4", reason: "False.", try channel.mutualInformation(input: .uniform),
            atMost: .bits(1 / 4))
        ]
      }
    }
    let result = try Capacity().verify()
    let counterexample = try #require(result.counterexample)
    #expect(counterexample.label == "[[7/8, 1/8], [1/8, 7/8]]")
    let text = "\(result)"
    #expect(text.contains("left = 7/8 log2 7 - 2 = 0.456435556800…"))
    #expect(text.contains("right = 1/4 = 0.25"))
  }

  /// Cases are compared by the number of their values, then by the height of their numbers; an author can say
  /// otherwise.
  @Test func sizes() throws {
    #expect((9 as Rational).caseSize == CaseSize(values: 1, height: 9))
    #expect(Rational(-2, 7).caseSize == CaseSize(values: 1, height: 7))
    #expect([3, -8, 1].caseSize == CaseSize(values: 3, height: 8))
    #expect((5 as Integer).caseSize < [1, 1].caseSize)
    #expect(try Channel.binarySymmetric(1 / 3).caseSize == CaseSize(values: 4, height: 3))
    #expect(try FiniteLaw.bernoulli(1 / 5).caseSize == CaseSize(values: 2, height: 5))
    #expect(try JointLaw([[1 / 2, 0], [0, 1 / 2]]).caseSize == CaseSize(values: 2, height: 2))
    let game = try Game(examples: 2, dimension: 3, correlation: 1 / 4)
    #expect(game.caseSize == CaseSize(values: 6, height: 4))
    #expect(GameInstance(game, .everything).caseSize == game.caseSize)
    #expect("\(game.caseSize)" == "6 values of height 4")

    struct Backwards: Lemma {
      let id = "backwards"
      func cases(_ scope: LemmaScope) -> [Int] { [1, 2, 3] }
      func check(_ n: Int) -> [Claim] { [Claim("n <= 0", reason: "", Rational(n), atMost: 0)] }
      func size(_ n: Int) -> CaseSize { CaseSize(values: -n) }
    }
    #expect(try Backwards().verify().counterexample?.label == "3")
  }

  /// Slacks that double precision cannot tell apart are compared exactly.
  @Test func theSmallestSlackIsExact() throws {
    struct Close: Lemma {
      let id = "close"
      let tiny = Rational(1).scaled(byPowerOfTwo: -300)
      func cases(_ scope: LemmaScope) -> [Int] { [3, 1, 2, 1] }
      func label(_ n: Int) -> String { "n = \(n)" }
      func check(_ n: Int) -> [Claim] {
        let slack = LogForm.log(3 as Integer) + (Rational(n) * tiny) * LogForm.log(2 as Integer)
        return [Claim("0", .zero, atMost: "slack", slack, reason: "")]
      }
    }
    let result = try Close().verify()
    #expect(result.tightest?.label == "n = 1")
    let least: LogForm = LogForm.log(3 as Integer) + Close().tiny * LogForm.log(2 as Integer)
    #expect(result.minimumSlack?.logForm == least)
  }

  /// An equality that only enclosures show is undecided, and never holds; neither does a lemma without claims.
  @Test func undecided() throws {
    struct Undecided: Lemma {
      let id = "undecided"
      let claims: Int
      func cases(_ scope: LemmaScope) -> [Int] { Array(0..<claims) }
      func check(_ n: Int) -> [Claim] {
        let root = ComputableReal { Enclosure.squareRoot(Enclosure(2), bits: $0) }
        return [Claim("root", .computable(root), atMost: "root", .computable(root), reason: "")]
      }
    }
    let result = try Undecided(claims: 1).verify()
    #expect(result.verdict == .undecided && !result.holds)
    #expect("\(result)".contains("UNDECIDED"))
    #expect(try Undecided(claims: 0).verify().verdict == .undecided)
    #expect("\(try Undecided(claims: 0).verify())".contains("no claim was checked"))
  }

  @Test func equations() throws {
    struct Equation: Lemma {
      let id = "equation"
      let factor: Rational
      func cases(_ scope: LemmaScope) -> [Int] { [1, 2, 3] }
      func check(_ n: Int) -> [Claim] {
        [Claim("n", Rational(n), equals: "factor n", factor * Rational(n), reason: "")]
      }
    }
    #expect(try Equation(factor: 1).verify().holds)
    #expect("\(try Equation(factor: 1).verify())".contains("equations, with a difference of 0"))
    // An equation is violated on either side.
    for factor in [Rational(1, 2), Rational(2)] {
      #expect(try Equation(factor: factor).verify().counterexample?.label == "1")
    }
  }

  /// Equalities are counted, those of zeros by themselves, and the closest of the others is found.
  @Test func equalities() throws {
    struct Multiple: Lemma {
      let id = "multiple"
      let cases: [Int]
      func cases(_ scope: LemmaScope) -> [Int] { cases }
      func check(_ n: Int) -> [Claim] {
        let bits = LogForm.log(Integer(n + 1))
        return [
          Claim(
            "n", Rational(n), atMost: "n max(1, n - 2)", Rational(n * max(1, n - 2)), reason: ""),
          Claim("log(n+1)", bits, atMost: "log(n+1)", bits, reason: ""),
          Claim("n", Rational(n), equals: "n", Rational(n), reason: ""),
        ]
      }
    }
    let result = try Multiple(cases: [0, 1, 2, 3, 4, 5]).verify()
    #expect(result.claimCount == 18 && result.inequalityCount == 12)
    #expect(result.equalityCount == 10 && result.zeroEqualityCount == 2)
    #expect(result.minimumSlack?.isZero == true)
    #expect(result.minimumPositiveSlack?.rationalValue == 4 && result.tightestStrict?.label == "4")
    let text = "\(result)"
    #expect(text.contains("10 of 12 inequalities are equalities, 2 of them 0 = 0"), "\(text)")
    #expect(text.contains("smallest positive slack 4, first at 4"))
    let json = result.json()
    #expect(json["equalities"] == 10 && json["zeroEqualities"] == 2 && json["inequalities"] == 12)
    #expect(json["minimumPositiveSlack"] == "4")
    let equal = try Multiple(cases: [1]).verify()
    #expect("\(equal)".contains("2 of 2 inequalities are equalities\n"), "\(equal)")
    #expect(equal.tightestStrict == nil && equal.json()["minimumPositiveSlack"] == .null)
    let strict = try Multiple(cases: [4]).verify()
    #expect("\(strict)".contains("1 of 2 inequalities is an equality\n"))
  }

  @Test func errors() throws {
    func message(_ body: () throws -> Verification) -> String {
      do { return "no error, but \(try body())" } catch { return "\(error)" }
    }
    #expect(
      message { try EntropyLemma().verify(cases: [1, 2, 0]) } == "the lemma binary-entropy: p is 2")
    var arguments = LemmaArguments()
    #expect(
      message { try EntropyLemma().verify(arguments) }
        == "the lemma binary-entropy takes no parameters; it is checked on its own cases")
    arguments[.dimension] = 3
    #expect(
      message { try EntropyLemma().verify(arguments) }
        == "the lemma binary-entropy takes no parameters, but -d was given")
    #expect(throws: LemmaError.unknown(id: "nonsense", known: LemmaCatalog.all.map(\.id))) {
      try LemmaCatalog.lemma("nonsense")
    }
  }

  @Test func json() throws {
    let result = try EntropyLemma(bound: Rational(9, 10)).verify()
    let text = result.json().serialized()
    #expect(text.contains("\"id\": \"binary-entropy\""))
    for key in ["cases", "verdict", "minimumSlack", "claims", "tightest", "counterexample"] {
      #expect(text.contains("\"\(key)\":"), "\(key)")
    }
  }

  @Test func estimate() throws {
    let estimate = try EntropyLemma().estimate(.exhaustive)
    #expect(estimate.caseCount == 22 && estimate.duration > .zero)
  }
}
