import ExactArithmetic
import InformationTheory
import Work

extension MemorizedPrior {
  /// The greatest number of multisets of training draws.
  public static let greatestMultisetCount = 1_000_000

  /// The greatest number of terms, and the greatest length in bits of the common denominator.
  public static let greatestTermCount = 500_000_000

  /// `E TV(memorized posterior, true posterior)`, exactly: the sum over all multisets of draws and all observations.
  ///
  /// - Parameters:
  ///   - limits: how much work is allowed.
  ///   - monitor: is told the work and receives its progress.
  /// - Throws: `WorkRefused` where the multisets, the terms or the length of the result are too many; `CancellationError`.
  /// - Complexity: O(C(M+n-1, n) L min(n, M)) for M points and L observations.
  public func totalVariation(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> Rational {
    try admit(limits, monitor)
    let points = support
    let scale = Rational(
      Integer.one, prior.denominator.power(samples + 1) * channel.denominator)
    // The greatest number in the sum: a p Z, below n times both denominators and that of the channel once more.
    let greatest =
      prior.denominator * channel.denominator * channel.denominator * Integer(samples + 1)
    let sum: Rational
    if greatest.bitWidth < 62 {
      sum = try VariationSum<Int>(
        self, points, number: { Int(exactly: $0)! }, exact: { Integer($0) }
      ).value(monitor)
    } else {
      sum = try VariationSum<Integer>(self, points, number: { $0 }, exact: { $0 }).value(monitor)
    }
    return sum * scale
  }

  /// The points of positive probability.
  var support: [Int] { prior.counts.indices.filter { !prior.counts[$0].isZero } }

  /// States the work, or refuses it.
  private func admit(_ limits: WorkLimits, _ monitor: WorkMonitor) throws {
    let points = support.count
    let subject = "the total variation for \(points) points and n = \(samples) draws"
    if samples > MemorizedPrior.greatestTermCount {
      throw WorkRefused(
        subject, size: .parameter("n = \(samples)"),
        limit: .fixed(MemorizedPrior.greatestTermCount, unit: ""))
    }
    let multisets = Integer.binomial(points + samples - 1, min(samples, points - 1))
    guard let count = Int(exactly: multisets), count <= MemorizedPrior.greatestMultisetCount else {
      let size = multisets.bitWidth > 64 ? "2^\(multisets.bitWidth - 1) or more" : "\(multisets)"
      throw WorkRefused(
        subject, size: .count("\(size) multisets of draws"),
        limit: .fixed(MemorizedPrior.greatestMultisetCount, unit: ""))
    }
    let words = 1 + samples * prior.denominator.bitWidth / 64
    let perMultiset = channel.outputCount * (min(samples, points) + words)
    let (terms, overflow) = count.multipliedReportingOverflow(by: perMultiset)
    let length = resultLength(multisets: count)
    if overflow || max(terms, length) > MemorizedPrior.greatestTermCount {
      throw WorkRefused(
        subject,
        size: .count(
          overflow ? "2^63 terms or more" : "\(terms) terms and up to \(length) bits"),
        limit: .fixed(MemorizedPrior.greatestTermCount, unit: "of each"))
    }
    try limits.admit(
      WorkEstimate(
        subject: subject, operations: Double(terms), bytes: Double(length) / 2 + 1e6,
        isUpperBound: true), monitor)
  }

  /// The length of the denominator in bits, at most: that of the least common multiple of all normalisations `Z`, which are
  /// up to `n` times the channel's denominator; weighed by 100, for sums of long fractions take so much longer.
  private func resultLength(multisets: Int) -> Int {
    let greatest = channel.denominator * Integer(samples)
    let distinct = min(
      Integer(multisets) * Integer(channel.outputCount), greatest)
    let bits = distinct * Integer(greatest.bitWidth)
    return Int(exactly: bits * 100) ?? .max
  }
}

/// `sum over multisets m of n!/prod m! prod p^m  sum_y (1/Z) sum_x a (p Z - P_y m)_+`, with integers `p` and `a` for the prior
/// and the likelihood, `Z = sum m a` and `P_y = sum p a`.
private struct VariationSum<Number: SignedNumeric & Comparable & Hashable & Sendable>: Sendable {
  /// The counts of the prior, a number for each point.
  private let weights: [Number]
  /// The counts of the channel: observation after observation, a number for each point.
  private let likelihoods: [[Number]]
  /// `P_y` for each observation.
  private let totals: [Number]
  /// The multiplicities 0, 1, ..., n as numbers.
  private let naturals: [Number]
  private let exactWeights: [Integer]
  private let samples: Int
  private let exact: @Sendable (Number) -> Integer

  /// The numerators found so far, by their denominator `Z`.
  typealias Parts = [Number: Integer]

  init(
    _ memorized: MemorizedPrior, _ points: [Int], number: (Integer) -> Number,
    exact: @escaping @Sendable (Number) -> Integer
  ) {
    let (prior, channel) = (memorized.prior, memorized.channel)
    let weights = points.map { number(prior.counts[$0]) }
    var likelihoods: [[Number]] = []
    var totals: [Number] = []
    for y in 0..<channel.outputCount {
      let row = points.map { number(channel.counts[$0 * channel.outputCount + y]) }
      var total: Number = 0
      for (weight, likelihood) in zip(weights, row) { total += weight * likelihood }
      if total == 0 { continue }
      likelihoods.append(row)
      totals.append(total)
    }
    self.weights = weights
    self.likelihoods = likelihoods
    self.totals = totals
    naturals = (0...memorized.samples).map { number(Integer($0)) }
    exactWeights = points.map { prior.counts[$0] }
    samples = memorized.samples
    self.exact = exact
  }

  /// The sum; the multisets are shared out by the multiplicity of the first point.
  func value(_ monitor: WorkMonitor) throws -> Rational {
    @Sendable func noParts() -> Parts { [:] }
    let states = try monitor.run(samples + 1, itemsPerStep: 1, makeState: noParts) {
      parts, range in
      for first in range { add(first, to: &parts) }
    }
    var parts = states[0]
    for state in states.dropFirst() {
      for (normalisation, numerator) in state { parts[normalisation, default: .zero] += numerator }
    }
    return Rational.sum(parts.map { Rational($0.value, exact($0.key)) })
  }

  /// Adds all multisets in which the first point is drawn so often.
  private func add(_ first: Int, to parts: inout Parts) {
    if weights.count == 1 && first != samples { return }
    var multiset = [(point: Int, multiplicity: Number)]()
    if first > 0 { multiset.append((0, naturals[first])) }
    let weight = Integer.binomial(samples, first) * exactWeights[0].power(first)
    extend(&multiset, from: 1, rest: samples - first, weight: weight, &parts)
  }

  /// Goes through the multiplicities of the points from one on.
  private func extend(
    _ multiset: inout [(point: Int, multiplicity: Number)], from point: Int, rest: Int,
    weight: Integer, _ parts: inout Parts
  ) {
    if rest == 0 { return addTerms(multiset, weight: weight, &parts) }
    if point == weights.count { return }
    if point == weights.count - 1 {
      multiset.append((point, naturals[rest]))
      addTerms(multiset, weight: weight * exactWeights[point].power(rest), &parts)
      multiset.removeLast()
      return
    }
    var factor = weight
    for multiplicity in 0...rest {
      if multiplicity > 0 {
        // C(rest, m) p^m from C(rest, m-1) p^(m-1).
        factor = (factor * Integer(rest - multiplicity + 1) * exactWeights[point])
          .exactlyDivided(by: Integer(multiplicity))
        multiset.append((point, naturals[multiplicity]))
      }
      extend(
        &multiset, from: point + 1, rest: rest - multiplicity, weight: factor, &parts)
      if multiplicity > 0 { multiset.removeLast() }
    }
  }

  /// Adds the terms of all observations.
  private func addTerms(
    _ multiset: [(point: Int, multiplicity: Number)], weight: Integer, _ parts: inout Parts
  ) {
    for (row, total) in zip(likelihoods, totals) {
      var (normalisation, unseen): (Number, Number) = (0, total)
      for (point, multiplicity) in multiset {
        normalisation += multiplicity * row[point]
        unseen -= weights[point] * row[point]
      }
      var numerator = unseen * normalisation
      for (point, multiplicity) in multiset {
        let excess = weights[point] * normalisation - total * multiplicity
        if excess > 0 { numerator += row[point] * excess }
      }
      if numerator > 0 { parts[normalisation, default: .zero] += weight * exact(numerator) }
    }
  }
}
