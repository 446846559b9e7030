import ExactArithmetic
import RateCertificates
import Work

/// The search for a certificate of `R_OPT(k,d)`: columns are generated until no rule exceeds the bound.
struct NearestSearch {
  let orbits: SourceOrbits
  private let tables: [ServiceTable]
  private let served: ServedSources
  private let monitor: WorkMonitor
  private var random = SplitMix64(seed: 1)
  /// The rules found, with how many sources of each orbit they serve.
  private var columns: [Column] = []
  private var known: Set<[Int]> = []

  /// A rule with the sources that it serves.
  private struct Column {
    let answers: [UInt8]
    /// By orbit.
    let counts: [Int]
    /// The parts of the orbits.
    let parts: [Double]
  }

  /// Lists the sources that go with each orbit.
  init(_ orbits: SourceOrbits, monitor: WorkMonitor) throws {
    self.orbits = orbits
    self.monitor = monitor
    served = ServedSources(orbits)
    let sources = MergedSources(orbits)
    tables = try monitor.map(0..<orbits.count) { orbit in
      ServiceTable(
        CompatibleSources(orbit, of: orbits, among: sources), examples: orbits.examples,
        dimension: orbits.dimension)
    }
  }

  // MARK: Rounds

  /// Generates columns until no rule exceeds `1 + 2^-excessBits`.
  mutating func certificate(excessBits: Int) throws -> RateCertificate {
    try begin()
    while true {
      let (law, dual, excess) = try settled()
      let pricing = try HardPricing(tables, orbits, dual, excessBits: excessBits)
        .run(monitor: monitor)
      switch pricing {
      case .proved(let tree):
        return try certificate(law, dual, excessBits: excessBits, tree: tree)
      case .exceeded(let rules):
        if !add(rules) { throw RateSearchError.stalled(excess: excess) }
      }
    }
  }

  /// A share of the trees of the same certificate, after rounds of pricing whose rules are given.
  mutating func part(
    excessBits: Int, share: WorkShare, earlier: [[[Int]]]
  ) throws -> RatePart.Pricing {
    try begin()
    var earlier = earlier[...]
    while true {
      let (law, dual, excess) = try settled()
      let pricing = try HardPricing(tables, orbits, dual, excessBits: excessBits)
      switch try pricing.look(monitor: monitor) {
      case .exceeded(let rules):
        if !add(rules) { throw RateSearchError.stalled(excess: excess) }
      case .begun(let begun):
        if let rules = earlier.popFirst() {
          if !add(rules.map { $0.map { UInt8($0 - 1) } }) {
            throw RateSearchError.stalled(excess: excess)
          }
          continue
        }
        return RatePart.Pricing(
          draft: try certificate(law, dual, excessBits: excessBits, tree: []),
          treeCount: tables.count,
          trees: try pricing.trees(of: begun, share: share, monitor: monitor))
      }
    }
  }

  private mutating func begin() throws { try dive(orbits.orbits.map { _ in 1.0 }, count: 3) }

  /// The best law on the columns, after greedy dives find none that exceeds the bound.
  private mutating func settled() throws -> (law: RuleLaw, dual: DualWeights, excess: Double) {
    while true {
      let master = MasterProblem(
        probabilities: orbits.probabilities.map { Double($0) }, columns: columns.map(\.parts))
      let solved = master.solved()
      let law = RuleLaw(solved.weights)
      let dual = DualWeights(masses(law), orbits)
      if try !dive(dual.doubles, count: 2) { return (law, dual, solved.excess) }
    }
  }

  /// Adds what greedy dives find that exceeds the bound.
  ///
  /// - Returns: whether there was any.
  @discardableResult
  private mutating func dive(_ weights: [Double], count: Int) throws -> Bool {
    let seed = random.next()
    let orbits = orbits
    let doubled = weights.indices.map {
      weights[$0] * Double(1 << orbits.orbits[$0].constantColumns)
    }
    let rules = try monitor.map(tables) { table in
      let dive = GreedyDive(table, orbitWeights: doubled)
      var random = SplitMix64(seed: seed)
      return (0..<count).map { _ in dive.rule(&random) }
    }
    let isFirst = columns.isEmpty
    let sourceCount = Double(orbits.sourceCount)
    return add(Array(Set(rules.joined())).sorted { $0.lexicographicallyPrecedes($1) }) {
      isFirst || $0 > 1 + 1e-9
    } weighing: { counts in
      zip(counts, weights).reduce(0) { $0 + Double($1.0) * $1.1 } / sourceCount
    }
  }

  private mutating func add(_ rules: [[UInt8]]) -> Bool {
    add(rules, where: { _ in true }, weighing: { _ in 0 })
  }

  private mutating func add(
    _ rules: [[UInt8]], where isWorth: (Double) -> Bool, weighing: ([Int]) -> Double
  ) -> Bool {
    var isNew = false
    for answers in rules {
      let counts = served.counts(answers)
      guard isWorth(weighing(counts)), known.insert(counts).inserted else { continue }
      isNew = true
      columns.append(
        Column(
          answers: answers, counts: counts,
          parts: counts.indices.map { Double(counts[$0]) / Double(orbits.orbits[$0].size) }))
    }
    return isNew
  }

  // MARK: Exact values

  /// `Z = sum Q A`, exactly.
  private func masses(_ law: RuleLaw) -> [Rational] {
    orbits.orbits.indices.map { orbit in
      let sum = law.weights.reduce(Integer.zero) {
        $0 + $1.weight * Integer(columns[$1.index].counts[orbit])
      }
      return Rational(sum, law.total * orbits.orbits[orbit].size)
    }
  }

  private func certificate(
    _ law: RuleLaw, _ dual: DualWeights, excessBits: Int, tree: [Int]
  ) throws -> RateCertificate {
    let maximum = 1 + Rational(1).scaled(byPowerOfTwo: -excessBits)
    let probabilities = orbits.probabilities
    return RateCertificate(
      problem: .init(examples: orbits.examples, dimension: orbits.dimension),
      subject: .alwaysNearest, orbits: orbits.listed,
      rules: law.weights.map { entry in
        .init(
          rule: .answers(columns[entry.index].answers.map { Int($0) + 1 }),
          weight: Rational(entry.weight, law.total))
      },
      dual: dual.values, maximum: maximum,
      pricing: .init(method: .hardTree, nodes: tree.count, tree: tree),
      lower: LogForm.weighted(probabilities, dual.values) - LogForm.log(maximum),
      upper: -LogForm.weighted(probabilities, masses(law)))
  }
}

extension LogForm {
  /// `sum p log z`.
  static func weighted(_ weights: [Rational], _ values: [Rational]) -> LogForm {
    LogForm(
      zip(weights, values).flatMap { weight, value in
        [
          Term(coefficient: weight, base: value.numerator),
          Term(coefficient: -weight, base: value.denominator),
        ]
      })
  }
}
