import ExactArithmetic
import Testing

@Suite struct VerdictTests {
  @Test func decided() {
    #expect(Verdict(true) == .holds)
    #expect(Verdict(false) == .violated)
  }

  @Test func all() {
    let rank: [Verdict: Int] = [.violated: 0, .undecided: 1, .holds: 2]
    #expect(Verdict.all([]) == .holds)
    for a in Verdict.allCases {
      #expect(Verdict.all([a]) == a)
      for b in Verdict.allCases {
        for c in Verdict.allCases {
          let worst = [a, b, c].min { rank[$0]! < rank[$1]! }
          #expect(Verdict.all([a, b, c]) == worst, "\(a), \(b), \(c)")
        }
      }
    }
  }

  @Test func text() throws {
    #expect(Verdict.allCases.map { "\($0)" } == ["holds", "violated", "undecided"])
    #expect(try throughJSON(Verdict.allCases) == Verdict.allCases)
    #expect(try json([Verdict.undecided]) == "[\"undecided\"]")
  }
}
