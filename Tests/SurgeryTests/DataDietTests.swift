import ExactArithmetic
import LemmataTestSupport
import Surgery
import Tables
import Testing

@Suite struct DataDietTests {
  // MARK: Scores

  @Test func knownScores() throws {
    let score = try EL2NScore(probabilities: rationals("7/10 1/5 1/10"), label: 0)
    #expect(score.squared == rational("7/50"))
    #expect(score.error == rational("3/10"))
    #expect(score.value.enclosure(bits: 100).squared.contains(rational("7/50")))
    // A larger loss with a smaller score.
    let half = try EL2NScore(probabilities: rationals("1/2 1/2 0"), label: 0)
    let spread = try EL2NScore(probabilities: rationals("9/20 11/40 11/40"), label: 0)
    #expect(half.squared == rational("1/2") && spread.squared == rational("363/800"))
    let (a, b) = (try #require(half.loss), try #require(spread.loss))
    #expect(a < b && spread.squared < half.squared)
    #expect(half.squared == half.greatestSquare && spread.squared == spread.leastSquare)
    #expect(try EL2NScore(probabilities: [0, 1], label: 0).loss == nil)
  }

  @Test func scoreReport() throws {
    let score = try EL2NScore(probabilities: rationals("7/10 1/5 1/10"), label: 0)
    let json = score.report.json()
    #expect(
      json["squaredScore"] == "7/50" && json["least"] == "27/200" && json["greatest"] == "9/50")
    #expect(score.claims.allSatisfy { $0.verdict == .holds })
    let wrong = try EL2NScore(probabilities: [0, 1], label: 0)
    #expect(wrong.report.json()["loss"] == .null)
    #expect(wrong.report.text().contains("infinite"))
  }

  @Test func scoreRefusals() {
    func message(_ p: String, _ label: Int) -> String {
      errorMessage { try EL2NScore(probabilities: rationals(p), label: label) }
    }
    #expect(message("1", 0).contains("at least two classes"))
    #expect(message("1/2 1/3", 0) == "the probabilities sum to 5/6; expected 1")
    #expect(message("3/2 -1/2", 0) == "the probability of class 2 is -1/2; expected at least 0")
    for label in [-1, 2] {
      #expect(
        message("1/2 1/2", label) == "the label is \(label + 1); expected a class from 1 to 2")
    }
  }

  // MARK: Offsets

  @Test func knownOffsets() throws {
    let first = try OffsetPruning(clusters: 4, samples: 8, noise: Rational(1, 4))
    #expect(try first.cleanError(hardest: 3) == rational("47272451/335544320"))
    #expect(try first.best().hardest == [3])
    let unpruned = try first.cleanError(hardest: 0)
    #expect((unpruned - rational("0.2750")).magnitude < rational("5e-5"))
    let second = try OffsetPruning(clusters: 3, samples: 10, noise: Rational(1, 5))
    #expect(try second.cleanError(hardest: 4) == rational("213547651/4271484375"))
    #expect(try second.best().hardest == [4])
    let third = try OffsetPruning(clusters: 10, samples: 20, noise: Rational(1, 10))
    #expect(try third.best().hardest == [3])
    #expect((try third.best().error - rational("0.0927")).magnitude < rational("5e-5"))
  }

  /// The formula as it stands, term by term.
  @Test func errorsByTheSum() throws {
    for (clusters, n) in [(1, 3), (2, 5), (4, 8), (3, 10)] {
      for noise in rationals("0 1/10 1/4 1/2") {
        let pruning = try OffsetPruning(clusters: clusters, samples: n, noise: noise)
        for f in 0...n {
          let errors = try pruning.cleanErrors(easiest: f)
          #expect(errors.count == n - f + 1)
          for t in 0...(n - f) {
            let m = n - t - f
            let empty = Rational(clusters - 1, clusters).power(m)
            var sum = Rational.zero
            for w in 0...n {
              let mass =
                Rational(Integer.binomial(n, w)) * noise.power(w) * (1 - noise).power(n - w)
              let k = min(max(w - t, 0), m)
              sum +=
                mass * (m == 0 ? Rational(1, 2) : empty / 2 + (1 - empty) * Rational(k, m))
            }
            #expect(errors[t] == sum, "\(clusters) \(n) \(noise) \(t) \(f)")
          }
        }
      }
    }
  }

  /// More noise, larger offset.
  @Test func theBestOffsetGrowsWithTheNoise() throws {
    var last = 0
    for noise in rationals("0 1/20 1/10 1/5 1/4 1/3") {
      let best = try OffsetPruning(clusters: 4, samples: 8, noise: noise).best().hardest[0]
      #expect(best >= last)
      last = best
    }
    #expect(last > 2)
  }

  @Test func offsetReport() throws {
    let pruning = try OffsetPruning(clusters: 4, samples: 8, noise: Rational(1, 4))
    let json = try OffsetPruningReport(pruning).report.json()
    #expect(json["best"]?[0] == 3 && json["bestError"] == "47272451/335544320")
    #expect(json["errors"]?[3] == "47272451/335544320")
  }

  @Test func offsetRefusals() throws {
    func message(_ clusters: Int, _ n: Int, _ noise: String) -> String {
      errorMessage {
        try OffsetPruning(clusters: clusters, samples: n, noise: rational(noise))
      }
    }
    #expect(message(0, 1, "0") == "N = 0; expected at least 1")
    #expect(message(1, 0, "0") == "n = 0; expected at least 1")
    #expect(message(1, 1, "2/3") == "the noise is 2/3; expected a probability from 0 to 1/2")
    #expect(message(2, 100_000, "1/4").contains("bits of numbers"))
    let pruning = try OffsetPruning(clusters: 1, samples: 3, noise: 0)
    for (t, f) in [(-1, 0), (0, -1), (2, 2), (4, 0)] {
      #expect(
        errorMessage { try pruning.cleanError(hardest: t, easiest: f) }.contains(
          "at most n = 3"))
    }
  }
}
