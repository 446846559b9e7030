import ExactArithmetic
import Foundation
import Memorization
import Testing

@testable import Sampling

struct Tmp {
  @Test func quick() throws {
    let game = try Game(examples: 2, dimension: 3, correlation: 1 / 2)
    for method in SamplingMethod.allCases {
      let t = ContinuousClock.now
      let c = try GameSampling(game, method: method, seed: 7).run(trials: 0..<1_000_000)
      print(method, c, c.interval(confidence: 0.999), 187.0 / 256, ContinuousClock.now - t)
    }
    let big = try Game(examples: 1024, dimension: 4096, correlation: Rational(6, 100))
    for method in SamplingMethod.allCases {
      let t = ContinuousClock.now
      let n = method == .literal ? 20000 : 20_000_000
      let c = try GameSampling(big, method: method, seed: 7).run(trials: 0..<n)
      let e = ContinuousClock.now - t
      print(method, c, c.interval(confidence: 0.99), e, Double(n) * 1024 * 4096 / Double(e.components.attoseconds) * 1e18 / 1e9)
    }
    print(big.optimalSuccessEnclosure(significantDigits: 8))
    for (n, x) in [(10, 3), (1000, 500), (1_000_000_000_000, 400_000_000_000)] {
      print(n, x, SuccessCount(trials: n, successes: x).interval(confidence: 0.95))
    }
  }
}
