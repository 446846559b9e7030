import Catalog
import Claims
import ExactArithmetic
import Lemmas
import Rates
import Testing

/// Parts of the check of a lemma make what one run makes.
@Suite struct DigestTests {
  private func joined(_ lemma: any Lemma, _ count: Int) throws -> Verification? {
    let digests = try (0..<count).map { part in
      try lemma.digest(.standard, where: { $0 % count == part })
    }
    return try lemma.verification(of: digests, .standard)
  }

  @Test func alikeForAnyParts() throws {
    for id in ["merged-columns", "private-coins", "two-inputs-suffice", "two-examples-third-term"] {
      let lemma = try LemmaCatalog.lemma(id)
      let whole = try lemma.verify()
      for count in [1, 2, 7, 20] {
        let parts = try #require(try joined(lemma, count))
        #expect("\(parts)" == "\(whole)", "\(id) in \(count) parts")
        #expect(parts.zeroEqualityCount == whole.zeroEqualityCount)
        #expect(parts.inequalityCount == whole.inequalityCount)
      }
    }
  }

  /// A lemma of which all cases but some fail: the smallest counterexample and the least slack are found again.
  @Test func counterexamples() throws {
    struct Halves: Lemma {
      let id = "halves"
      func cases(_ scope: LemmaScope) -> [Int] { [7, 3, 5, 2, 9, 4, 2, 11, 3] }
      func check(_ n: Int) -> [Claim] {
        [
          Claim("n", Rational(n), atMost: "4", 4, reason: "False for some."),
          Claim("n mod 3", Rational(n % 3), equals: "0", 0, reason: "False for some."),
        ]
      }
    }
    let whole = try Halves().verify()
    #expect(whole.counterexample?.label == "2" && whole.tightest?.label == "11")
    for count in 1...10 {
      let parts = try #require(try joined(Halves(), count))
      #expect("\(parts)" == "\(whole)", "\(count) parts")
    }
  }

  @Test func foreignDigests() throws {
    let lemma = try LemmaCatalog.lemma("merged-columns")
    let first = try lemma.digest(.standard, where: { $0 % 2 == 0 })
    #expect(try lemma.verification(of: [first], .standard) == nil)
    let other = try LemmaCatalog.lemma("two-inputs-suffice").digest(
      .standard, where: { $0 % 2 == 1 })
    #expect(try lemma.verification(of: [first, other], .standard) == nil)
    for numbers in [[1, 2, 0, 0], [2, 1, 2, 0], [2, 1, 1, 2], [-1, 0, 0, 0], [1, 1, 1]] {
      #expect(
        VerificationDigest(
          id: "fano", caseCount: 3, checkedCount: 1, numbers: numbers, places: []) == nil)
    }
    for places in [[1, 0], [0, 0], [3], [-1]] {
      #expect(
        VerificationDigest(
          id: "fano", caseCount: 3, checkedCount: 3, numbers: [1, 1, 0, 0], places: places) == nil)
    }
  }
}
