import Claims
import ExactArithmetic
import LearningProblems
import LemmataTestSupport
import Tables
import Testing

@Suite struct LongTailReportTests {
  @Test func theReportChecksItself() throws {
    for (prior, points, samples) in [
      ([1, 2] as [Rational], 3, 3), ([1, 10], 4, 3), ([1, 2, 3], 2, 4), ([7], 3, 2),
      ([1, 2], 1, 3),
    ] {
      let report = try LongTailModel(prior: prior, points: points, samples: samples).report()
      #expect(report.listing == .all && !report.claims.isEmpty)
      for claim in report.claims { #expect(claim.verdict == .holds, "\(claim)") }
      #expect(report.report.verdict == .holds)
    }
  }

  @Test func json() throws {
    let report = try LongTailModel(prior: [1, 2], points: 3, samples: 3)
      .report(multiplicities: [1], profile: [2, 1])
    let json = report.json()
    #expect(json["tau"]?["1"] == .string("2413009/7248180"))
    #expect(json["singletons"] == .string("120803/96000"))
    let profile = try #require(json["profiles"]?[0])
    #expect(profile["coefficients"]?["1"] == .string("1273289/3829020"))
    let ratio = Rational(1_273_289, 3_829_020) / Rational(2_413_009, 7_248_180)
    #expect(profile["ratio"] == .string("\(ratio)"))
    #expect(json["claims"]?[0] != nil && json["claims"]?[1] == nil)
  }

  @Test func manyProfilesAreNotListed() throws {
    let report = try LongTailModel(prior: [1, 2], points: 40, samples: 40).report()
    #expect(report.listing == .none && report.claims.isEmpty && report.report.verdict == nil)
    #expect(report.text().contains("more than 200 profiles"))
    #expect(report.coefficients.count == 5)
  }

  @Test func badInput() throws {
    let model = try LongTailModel(prior: [1, 2], points: 2, samples: 2)
    #expect(
      errorMessage { _ = try model.report(multiplicities: [0]) }
        == "l = 0: a multiplicity in n = 2 samples must lie in 1...2")
  }
}
