import Catalog
import ExactArithmetic
import GameLemmas
import InformationLemmas
import Lemmas
import LemmataTestSupport
import Testing

/// Lemmas about what success costs on instances of the user's own.
@Suite struct RateLemmaInstanceTests {
  @Test func instances() throws {
    #expect(try TwoExamplesThirdTermLemma().verify { $0[.dimension] = 77 }.holds)
    #expect(try OptimumCostConstantLemma().verify { $0[.examples] = 4 }.claimCount == 4)
    let pairs = try OptimumCostLogarithmLemma().verify {
      $0[.examples] = 3
      $0[.dimension] = 2
    }
    #expect(pairs.holds && pairs.claimCount == 1)
    let game: (inout LemmaArguments) -> Void = {
      $0[.examples] = 2
      $0[.dimension] = 2
      $0[.correlation] = Rational(2, 5)
    }
    #expect(try SymmetricReductionLemma().verify(game).holds)
    #expect(try NearChanceRateLemma().verify(game).claimCount == 3)
  }

  @Test func refusals() {
    #expect(
      TwoExamplesThirdTermLemma().refusal { $0[.dimension] = 1 }.contains("expected 2 to 200"))
    #expect(
      OptimumCostConstantLemma().refusal { $0[.examples] = 6 }.contains("expected 2, 3, 4 or 5"))
    let large: (inout LemmaArguments) -> Void = {
      $0[.examples] = 4
      $0[.dimension] = 3
    }
    #expect(OptimumCostLogarithmLemma().refusal(large).contains("k d <= 10"))
    let game: (inout LemmaArguments) -> Void = {
      large(&$0)
      $0[.correlation] = Rational(1, 2)
    }
    #expect(SymmetricReductionLemma().refusal(game).contains("of at most 2^14"))
    let larger: (inout LemmaArguments) -> Void = {
      game(&$0)
      $0[.examples] = 5
    }
    #expect(NearChanceRateLemma().refusal(larger).contains("k d of at most 12"))
  }
}
