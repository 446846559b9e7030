import ExactArithmetic

/// All sources of a game with what each answer gains, for the search.
package struct RewardModel: Sendable {
  let orbits: SourceOrbits
  let kernel: RewardKernel
  /// The orbit of each source; row `j` is at the bits from `j d` on.
  let orbitOfSource: [Int]
  /// The least sum of gains of all sources and rules, which stands for `t = 0`.
  let origin: Int
  /// The greatest `t` of each orbit.
  let greatest: [Int]
  /// The different losses of an answer against the best.
  let lossValues: [Int]
  /// The place of a loss among ``lossValues``, by `y`, then item, then source.
  let losses: [UInt8]

  var sourceCount: Int { orbitOfSource.count }
  var examples: Int { orbits.examples }
  var dimension: Int { orbits.dimension }
  /// `2^d`.
  var size: Int { 1 << dimension }

  package init(examples k: Int, dimension d: Int, correlation: Rational) throws(RateError) {
    let orbits = SourceOrbits(examples: k, dimension: d)
    let kernel = try RewardKernel(correlation: correlation, dimension: d)
    self.orbits = orbits
    self.kernel = kernel
    let count = 1 << (k * d)
    func row(_ source: Int, _ item: Int) -> Int { source >> (item * d) & (1 << d - 1) }
    orbitOfSource = (0..<count).map { source in
      let classes = (0..<d).map { place -> UInt16 in
        let column = (0..<k).reduce(0) { $0 | (row(source, $1) >> place & 1) << $1 }
        return UInt16(orbits.classes(column))
      }
      return orbits.orbit(ofClasses: orbits.classes.key(classes.sorted()))
    }
    var origin = Int.max
    var greatest: [Int] = []
    for orbit in orbits.orbits {
      let rows = orbit.representative(k)
      var (low, high) = (0, 0)
      for y in 0..<(1 << d) {
        let gains = rows.map { kernel.gains[($0 ^ y).nonzeroBitCount] }
        low += gains.min() ?? 0
        high += gains.max() ?? 0
      }
      origin = min(origin, low)
      greatest.append(high)
    }
    self.origin = origin
    self.greatest = greatest.map { $0 - origin }
    let pairs = (0...d).flatMap { far in (0...far).map { (near: $0, far: far) } }
    let lossValues = Set(pairs.map { kernel.gains[$0.near] - kernel.gains[$0.far] }).sorted()
    self.lossValues = lossValues
    let places = Dictionary(
      uniqueKeysWithValues: lossValues.enumerated().map { ($1, UInt8($0)) })
    var losses = [UInt8](repeating: 0, count: (1 << d) * k * count)
    var distances = [Int](repeating: 0, count: k)
    for y in 0..<(1 << d) {
      for source in 0..<count {
        var least = Int.max
        for item in 0..<k {
          distances[item] = (row(source, item) ^ y).nonzeroBitCount
          least = min(least, distances[item])
        }
        for item in 0..<k {
          let loss = kernel.gains[least] - kernel.gains[distances[item]]
          losses[(y * k + item) * count + source] = places[loss]!
        }
      }
    }
    self.losses = losses
  }

  /// Where the losses of an item at `y` begin.
  @inline(__always)
  func start(_ item: Int, _ y: Int) -> Int { (y * examples + item) * sourceCount }

  /// The whole loss of a rule on each source.
  func totalLosses(_ answers: [UInt8]) -> [Int] {
    var totals = [Int](repeating: 0, count: sourceCount)
    for (y, item) in answers.enumerated() {
      let start = start(Int(item), y)
      for source in 0..<sourceCount { totals[source] += lossValues[Int(losses[start + source])] }
    }
    return totals
  }

  /// How many sources of each orbit have each `t` with a rule, in order.
  func histogram(_ answers: [UInt8]) -> [[(t: Int, count: Int)]] {
    var counts = [[Int: Int]](repeating: [:], count: orbits.count)
    for (source, loss) in totalLosses(answers).enumerated() {
      let orbit = orbitOfSource[source]
      counts[orbit][greatest[orbit] - loss, default: 0] += 1
    }
    return counts.map { list in list.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
  }

  // MARK: Success

  /// `k q^d`.
  var successUnit: Rational {
    Rational(Integer(examples) * kernel.unit.power(dimension))
  }

  /// The reward at `t = 0`.
  var leastReward: Rational {
    Rational(kernel.least << dimension) + Rational(kernel.step) * Rational(origin)
  }

  /// The mean `t` that a success needs.
  func gain(success: Rational) -> Rational {
    (success * successUnit - leastReward) / Rational(kernel.step)
  }

  /// The success with a mean `t`.
  func success(gain: Rational) -> Rational {
    (leastReward + Rational(kernel.step) * gain) / successUnit
  }
}
