import ExactArithmetic
import Foundation
import RateCertificates
import Work

/// The search for a certificate of `R(alpha; k, d, rho)`: a slope is found at which the best law has the success, with columns
/// generated as they are needed; then trees show that no rule exceeds the bound.
package struct RateSearch {
  let model: RewardModel
  let monitor: WorkMonitor
  /// The rules on half a cube that the trees begin with.
  let starts: [[UInt8]]
  var random = SplitMix64(seed: 1)
  var columns: [Column] = []
  var known: Set<[[Int]]> = []

  /// A rule with the rewards that it gives.
  struct Column: Sendable {
    let answers: [UInt8]
    /// How many sources of each orbit have each `t`.
    let histogram: [[(t: Int, count: Int)]]
  }

  /// The best law on the columns at one slope, in floating point.
  struct Optimum {
    /// `log2 beta`.
    let slope: Double
    let weights: [Double]
    /// `Z` of each orbit, divided by `beta` to the greatest `t`.
    let masses: [Double]
    /// The mean `t`.
    let gain: Double
    let excess: Double
  }

  package init(_ model: RewardModel, monitor: WorkMonitor) {
    self.model = model
    self.monitor = monitor
    starts = RuleOrbits(examples: model.examples, dimension: model.dimension - 1).enumerated()
      .map(\.answers)
    add(seeds())
  }

  // MARK: Certificates

  /// A certificate for a success above `1/k` and below the optimum.
  ///
  /// - Parameter excessBits: no rule will exceed `1 + 2^-excessBits`.
  package mutating func certificate(success alpha: Rational, excessBits: Int) throws
    -> RateCertificate
  {
    let priced = try priced(success: alpha) { search, exact in
      let pricing = try search.price(exact, excessBits: excessBits)
      return pricing.rules.isEmpty ? .ended(pricing.tree) : .exceeded(pricing.rules)
    }
    return try RateSearch.confirmed(
      priced.exact.certificate(alpha: alpha, excessBits: excessBits, tree: priced.result))
  }

  /// A share of the trees of the same certificate, after rounds of pricing whose rules are given.
  mutating func part(
    success alpha: Rational, excessBits: Int, share: WorkShare, earlier: [[[Int]]]
  ) throws -> RatePart.Pricing {
    var earlier = earlier[...]
    let priced = try priced(success: alpha) { search, exact -> Step<[RatePart.Tree]> in
      if let rules = earlier.popFirst() {
        return .exceeded(rules.map { rule in rule.map { UInt8($0 - 1) } })
      }
      return .ended(try search.trees(exact, excessBits: excessBits, share: share))
    }
    return RatePart.Pricing(
      draft: priced.exact.certificate(alpha: alpha, excessBits: excessBits, tree: []),
      treeCount: starts.count, trees: priced.result)
  }

  /// What a round of pricing comes to.
  enum Step<Result> {
    /// Rules that exceed the bound.
    case exceeded([[UInt8]])
    /// No more rounds.
    case ended(Result)
  }

  /// Finds the slope for a success, and adds the rules of one round of pricing after the other.
  mutating func priced<Result>(
    success alpha: Rational,
    _ price: (_ search: RateSearch, _ exact: ExactRate) throws -> Step<Result>
  ) throws -> (exact: ExactRate, result: Result) {
    let target = Double(model.gain(success: alpha))
    var slope = try slope(gain: target, near: nil)
    while true {
      let optimum = try generated(slope, thoroughly: true)
      let beta = rounded(slope)
      let exact = ExactRate(
        model, columns.map { ($0.answers, $0.histogram) }, optimum.weights, beta)
      if exact.success < alpha {
        // By rounding only: a little more slope.
        let better = try self.slope(gain: target, near: slope)
        slope = max(better, slope * (1 + 1e-12)) * (1 + 2e-13)
        continue
      }
      switch try price(self, exact) {
      case .ended(let result): return (exact, result)
      case .exceeded(let rules):
        if !add(rules) { throw RateSearchError.stalled(excess: optimum.excess) }
        slope = try self.slope(gain: target, near: slope)
      }
    }
  }

  /// A certificate for whatever success the best law has at a slope, in bits for a unit of reward.
  package mutating func certificate(slope: Double, excessBits: Int) throws -> RateCertificate {
    let beta = rounded(slope)
    while true {
      let optimum = try generated(slope, thoroughly: true)
      let exact = ExactRate(
        model, columns.map { ($0.answers, $0.histogram) }, optimum.weights, beta)
      let pricing = try price(exact, excessBits: excessBits)
      if pricing.rules.isEmpty {
        return try RateSearch.confirmed(
          exact.certificate(alpha: exact.success, excessBits: excessBits, tree: pricing.tree))
      }
      if !add(pricing.rules) { throw RateSearchError.stalled(excess: optimum.excess) }
    }
  }

  /// A certificate that proves its bounds: the tree is found in floating point, and the checker counts exactly.
  static func confirmed(
    _ certificate: RateCertificate
  ) throws(RateSearchError) -> RateCertificate {
    do throws(RateCertificateError) {
      try RateCertificateChecker.check(certificate)
      return certificate
    } catch {
      throw .unconfirmed("\(error)")
    }
  }

  /// A number above 1 with a given logarithm, of 40 significant bits beyond 1.
  func rounded(_ slope: Double) -> Rational {
    let excess = Foundation.expm1(slope * 0.693147180559945309417)
    return 1 + (Rational(exactly: excess) ?? 1).rounded(toSignificantBits: 40, .up)
  }

  // MARK: The slope

  /// The slope at which the best law on the columns has a mean `t`.
  mutating func slope(gain target: Double, near guess: Double?) throws -> Double {
    var low = 0.0
    var high = guess ?? 1 / Double(max(1, model.greatest.max() ?? 1))
    if let guess {
      low = guess * (1 - 1e-6)
      if try generated(low, thoroughly: false).gain >= target { low = 0 }
      high = guess * (1 + 1e-6)
    }
    while try generated(high, thoroughly: false).gain < target {
      low = high
      high *= 2
      if high > 1000 { throw RateSearchError.stalled(excess: 1) }
    }
    for step in 0..<60 where high - low > 2e-15 * high {
      let middle = step.isMultiple(of: 2) || low == 0 ? (low + high) / 2 : (low * high).squareRoot()
      if try generated(middle, thoroughly: false).gain < target {
        low = middle
      } else {
        high = middle
      }
      if high - low < 1e-13 * high { break }
    }
    return high
  }

  /// The best law at a slope, after columns were added until ascents find none that exceeds the bound.
  mutating func generated(_ slope: Double, thoroughly: Bool) throws -> Optimum {
    while true {
      let optimum = optimum(slope)
      let found = try ascents(optimum, count: thoroughly ? 24 : 2)
      if !add(found) { return optimum }
    }
  }

  func optimum(_ slope: Double) -> Optimum {
    let parts = columns.map { column in
      column.histogram.enumerated().map { orbit, list in
        list.reduce(0.0) {
          $0 + Double($1.count) * exp2(slope * Double($1.t - model.greatest[orbit]))
        } / Double(model.orbits.orbits[orbit].size)
      }
    }
    let probabilities = model.orbits.probabilities.map { Double($0) }
    let solved = MasterProblem(probabilities: probabilities, columns: parts).solved()
    var masses = [Double](repeating: 0, count: probabilities.count)
    var gains = masses
    for (index, weight) in solved.weights.enumerated() where weight > 0 {
      for (orbit, list) in columns[index].histogram.enumerated() {
        masses[orbit] += weight * parts[index][orbit]
        let size = Double(model.orbits.orbits[orbit].size)
        for entry in list {
          gains[orbit] +=
            weight * Double(entry.t) * Double(entry.count) / size
            * exp2(slope * Double(entry.t - model.greatest[orbit]))
        }
      }
    }
    let gain = probabilities.indices.reduce(0) {
      $0 + probabilities[$1] * gains[$1] / masses[$1]
    }
    return Optimum(
      slope: slope, weights: solved.weights, masses: masses, gain: gain, excess: solved.excess)
  }
}
