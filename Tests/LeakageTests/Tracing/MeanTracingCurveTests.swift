import ExactArithmetic
import Leakage
import LemmataTestSupport
import Testing

/// Many thresholds of the tracing of a mean.
@Suite struct MeanTracingCurveTests {
  /// All thresholds at once against one by one.
  @Test func characteristic() throws {
    for (n, d) in [(1, 1), (1, 4), (2, 3), (4, 5), (3, 1)] {
      let thresholds = Array(stride(from: n * d, through: -n * d, by: -2))
      let curve = try MeanTracing.characteristic(samples: n, dimension: d, thresholds: thresholds)
      let oneByOne = try thresholds.map { (threshold: Int) -> MeanTracing in
        try MeanTracing(samples: n, dimension: d, threshold: threshold)
      }
      #expect(curve == oneByOne)
      #expect(
        try MeanTracing.shownThresholds(samples: n, dimension: d, count: 200) == thresholds)
    }
  }

  /// As many signs as are allowed, 10^5: a bounded number of thresholds, between almost 0 and almost 1.
  @Test func manySigns() throws {
    let shown = try MeanTracing.shownThresholds(samples: 100, dimension: 1000, count: 50)
    #expect(shown.count <= 51 && shown.count > 40)
    let curve = try MeanTracing.characteristic(samples: 100, dimension: 1000, thresholds: shown)
    let middle = curve[curve.count / 2]
    #expect(
      try middle == MeanTracing(samples: 100, dimension: 1000, threshold: middle.threshold))
    #expect(zip(curve, curve.dropFirst()).allSatisfy { $0.soundness < $1.soundness })
    #expect(zip(curve, curve.dropFirst()).allSatisfy { $0.recall < $1.recall })
    let almost = rational("2e-8")
    #expect(try #require(curve.first).recall < 100 * almost)
    #expect(try #require(curve.last).soundness > 1 - almost)
  }

  @Test func errors() {
    #expect(
      errorMessage {
        try MeanTracing.characteristic(samples: 2, dimension: 4, thresholds: [4, 3])
      } == "the threshold 3 is odd, but scores, sums of d n = 8 signs, are even")
    #expect(
      errorMessage { try MeanTracing.shownThresholds(samples: 101, dimension: 1000, count: 10) }
        .contains("d n = 101000 is above the limit of 100000 signs"))
  }
}
