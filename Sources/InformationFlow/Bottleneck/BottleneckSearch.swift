import ExactArithmetic
import InformationTheory

/// The refinement of bounds on an information curve: a line in the direction of the chord below the widest gap, again and again.
struct BottleneckSearch {
  private let channel: Channel
  private let input: FiniteLaw<Int>
  private let problem: BottleneckProblem
  private let width: Double
  private let starts: [[[Double]]]
  /// On a concave chain, the least budget first; without the empty one at 0.
  private(set) var witnesses: [CurveMixture]
  private(set) var lines: [CurveLine] = []
  /// The chain in double precision, from (0, 0) on.
  private var chain: [Point]

  private struct Point {
    let budget: Double
    let value: Double
  }

  init(
    _ channel: Channel, _ input: FiniteLaw<Int>, _ problem: BottleneckProblem,
    everything: CurveMixture, width: Rational
  ) {
    self.channel = channel
    self.input = input
    self.problem = problem
    self.width = Double(width)
    starts = BottleneckAscent.starts(problem)
    witnesses = [everything]
    chain = [Point(budget: 0, value: 0), BottleneckSearch.point(everything)]
  }

  private static func point(_ mixture: CurveMixture) -> Point {
    Point(
      budget: Double(mixture.inputInformation.enclosure(bits: 60).midpoint),
      value: Double(mixture.outputInformation.enclosure(bits: 60).midpoint))
  }

  /// A variable with its exact informations, from a conditional law on the inputs that have a probability.
  static func mixture(
    of law: [[Rational]], _ problem: BottleneckProblem, _ channel: Channel, _ input: FiniteLaw<Int>
  ) throws -> CurveMixture {
    var conditional = [[Rational]](
      repeating: [Rational.one] + [Rational](repeating: .zero, count: law[0].count - 1),
      count: channel.inputCount)
    for (x, row) in zip(problem.inputs, law) { conditional[x] = row }
    return try CurveMixture(channel: channel, input: input, conditional: conditional)
  }

  // MARK: Refinement

  mutating func run(lineLimit: Int, onLine: (Int) -> Void) throws {
    var tried: Set<Double> = []
    while tried.count < lineLimit, let slope = nextSlope(without: tried) {
      try Task.checkCancellation()
      tried.insert(slope)
      try refine(slope)
      onLine(lines.count)
    }
  }

  /// The slope of the chord below the widest gap, or where that was tried one between it and a neighbour's; `nil` when no gap is
  /// wider than wished.
  private func nextSlope(without tried: Set<Double>) -> Double? {
    let chords = zip(chain, chain.dropFirst()).map { left, right in
      (right.value - left.value) / (right.budget - left.budget)
    }
    var (widest, slope) = (width, Double?.none)
    for (index, chord) in chords.enumerated() where chord > BottleneckSearch.leastSlope {
      let left = chain[index]
      // On a chord the gap is greatest where two bounds above it meet, or at an end.
      let gap = corners(from: left.budget, to: chain[index + 1].budget)
        .map { upper(at: $0) - (left.value + chord * ($0 - left.budget)) }.max()!
      let steeper = index > 0 ? chords[index - 1] : 1
      let flatter = index + 1 < chords.count ? chords[index + 1] : 0
      let slopes = [chord, (chord + steeper) / 2, (chord + flatter) / 2]
      if gap > widest, let fresh = slopes.first(where: { !tried.contains($0) }) {
        (widest, slope) = (gap, fresh)
      }
    }
    return slope
  }

  /// Flatter lines differ from that at `I(X;Y)` by nothing.
  private static let leastSlope = 0x1p-60

  private var bounds: [(slope: Double, intercept: Double)] {
    [(slope: 1, intercept: 0), (slope: 0, intercept: chain.last!.value)]
      + lines.map { (slope: Double($0.slope), intercept: Double($0.intercept)) }
  }

  private func upper(at t: Double) -> Double {
    bounds.map { $0.slope * t + $0.intercept }.min()!
  }

  private func corners(from left: Double, to right: Double) -> [Double] {
    let bounds = self.bounds
    var corners = [left, right]
    for (index, first) in bounds.enumerated() {
      for second in bounds[..<index] where first.slope != second.slope {
        let t = (second.intercept - first.intercept) / (first.slope - second.slope)
        if t > left && t < right { corners.append(t) }
      }
    }
    return corners
  }

  /// Finds the best variable for a slope, and proves the line above it.
  private mutating func refine(_ slope: Double) throws {
    let ascent = BottleneckAscent(problem: problem, slope: slope)
    let law = ascent.best(from: starts)
    let multipliers = ascent.multipliers(law)
    // Where double precision ends there is neither a witness nor a line.
    guard (law.joined() + multipliers).allSatisfy(\.isFinite) else { return }
    try keep(
      BottleneckSearch.mixture(of: BottleneckSearch.rounded(law), problem, channel, input))
    var cells = SimplexCells(problem, slope: slope, multipliers: multipliers)
    let excess = cells.greatest(tolerance: width / 8, limit: SimplexCells.usualLimit)
    guard excess.isFinite else { return }
    lines.append(
      CurveLine(
        slope: slope, multipliers: multipliers, excess: excess, prior: problem.exactPrior))
  }

  /// Puts a variable into the chain where it lies above it, and takes out what then lies below.
  private mutating func keep(_ mixture: CurveMixture) {
    let all = (witnesses + [mixture]).map { (mixture: $0, point: BottleneckSearch.point($0)) }
      .sorted { $0.point.budget < $1.point.budget }
    var kept: [(mixture: CurveMixture?, point: Point)] = [
      (mixture: nil, point: Point(budget: 0, value: 0))
    ]
    for next in all where next.point.budget > kept.last!.point.budget {
      while kept.count > 1, !isConcave(kept[kept.count - 2].point, kept.last!.point, next.point) {
        kept.removeLast()
      }
      kept.append((mixture: next.mixture, point: next.point))
    }
    witnesses = kept.compactMap(\.mixture)
    chain = kept.map(\.point)
  }

  private func isConcave(_ first: Point, _ second: Point, _ third: Point) -> Bool {
    (second.value - first.value) * (third.budget - second.budget)
      > (third.value - second.value) * (second.budget - first.budget)
  }

  /// A conditional law in multiples of `2^-24`.
  private static func rounded(_ law: [[Double]]) -> [[Rational]] {
    law.map { row in
      var counts = row.map { Int(($0 * 0x1p24).rounded()) }
      let greatest = counts.indices.max { counts[$0] < counts[$1] }!
      counts[greatest] += (1 << 24) - counts.reduce(0, +)
      return counts.map { Rational($0).scaled(byPowerOfTwo: -24) }
    }
  }
}
