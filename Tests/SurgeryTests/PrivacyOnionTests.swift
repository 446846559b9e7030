import ExactArithmetic
import LemmataTestSupport
import Surgery
import Tables
import Testing

@Suite struct PrivacyOnionTests {
  @Test func knownDepths() throws {
    #expect(try PrivacyOnion(powersOfTwo: 6).depths() == [2, 38, 18, 4, 2])
    #expect(try PrivacyOnion(powersOfTwo: 8).depths() == [2, 106, 96, 30, 16, 4, 2])
    let probabilities = try (4...8).map { n in
      try OnionReport(
        PrivacyOnion(powersOfTwo: n), question: Report.Question("onion")
      ).secondLayer
    }
    #expect(probabilities == rationals("1/8 1/4 3/8 31/64 37/64"))
  }

  @Test func layersOfALabeling() throws {
    let onion = try PrivacyOnion(powersOfTwo: 4)
    #expect(try onion.layers(labels: [0, 0, 0, 0]) == [])
    // 1 and 2 differ, so both are memorized; then 4 and 8 are left, which agree.
    #expect(try onion.layers(labels: [0, 1, 1, 1]) == [[0, 1]])
    #expect(try onion.layers(labels: [0, 0, 1, 0]) == [[2, 3]])
    #expect(try onion.layers(labels: [0, 0, 1, 1]) == [[2], [3]])
  }

  /// Both programs, for points with ties as well.
  @Test func depthsByLayers() throws {
    for positions in ["0 1", "0 1 2 3", "0 1 3 4 6 7", "5 0 1 4 9", "1/2 0 1 -1 3"] {
      let onion = try PrivacyOnion(positions: rationals(positions))
      let n = onion.positions.count
      var depths = [Int](repeating: 0, count: n + 1)
      for word in 0..<(1 << n) {
        depths[try onion.layers(labels: (0..<n).map { word >> $0 & 1 }).count] += 1
      }
      while depths.last == 0 { depths.removeLast() }
      #expect(try onion.depths() == depths)
    }
  }

  @Test func report() throws {
    let report = try OnionReport(
      PrivacyOnion(powersOfTwo: 4), labels: [0, 0, 1, 1], question: Report.Question("onion"))
    #expect(report.json()["depths"]?[0] == 2 && report.json()["layers"]?[1]?[0] == 4)
    #expect(report.description.contains("layer 1: 3; layer 2: 4"))
  }

  @Test func refusals() throws {
    #expect(
      errorMessage { try PrivacyOnion(powersOfTwo: 1) } == "n = 1 points; expected at least 2")
    #expect(
      errorMessage { try PrivacyOnion(positions: [0, 1, 0]) }
        == "points 1 and 3 are equal; expected different points")
    let onion = try PrivacyOnion(powersOfTwo: 3)
    #expect(
      errorMessage { try onion.layers(labels: [0]) }
        == "there are 1 labels; expected 3, one for each point")
    #expect(
      errorMessage { try onion.layers(labels: [0, 1, 2]) } == "a label is 2; expected 0 or 1")
    #expect(
      errorMessage { try PrivacyOnion(powersOfTwo: 21).depths() }.contains("2^21 labelings"))
  }
}
