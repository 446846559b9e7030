import ExactArithmetic
import Foundation
import LemmataTestSupport
import Rates
import Testing
import Work

/// Orbits, the sources that a rule serves, and pricing, against all sources and all rules.
@Suite struct ReductionTests {
  /// The numbers of orbits of sources, counted by Burnside's lemma by another program.
  @Test func orbitCounts() {
    let known = [
      (2, 1, 2), (2, 2, 3), (3, 2, 4), (4, 2, 8), (5, 2, 10), (8, 2, 29), (2, 3, 4), (3, 3, 7),
      (4, 3, 19), (5, 3, 32), (6, 3, 68), (7, 3, 114), (2, 4, 5), (3, 4, 11), (4, 4, 41),
    ]
    for (k, d, count) in known {
      let orbits = SourceOrbits(examples: k, dimension: d)
      #expect(orbits.count == count, "\(k), \(d)")
      #expect(orbits.orbits.reduce(Integer.zero) { $0 + $1.size } == orbits.sourceCount)
      #expect(Rational.sum(orbits.probabilities) == 1)
      let merged = MergedSources(orbits)
      var all = 1
      for _ in 0..<d { all *= 1 << k - 1 }
      #expect(merged.words.count == all && orbits.mergedCount == all)
    }
  }

  private func rows(_ x: Int, _ k: Int, _ d: Int) -> [Int] {
    (0..<k).map { x >> ($0 * d) & (1 << d - 1) }
  }

  private func orbit(_ rows: [Int], _ orbits: SourceOrbits) -> Int {
    let classes = (0..<orbits.dimension).map { place in
      UInt16(orbits.classes(rows.indices.reduce(0) { $0 | (rows[$1] >> place & 1) << $1 }))
    }
    return orbits.orbit(ofClasses: orbits.classes.key(classes.sorted()))
  }

  /// How many sources of each orbit a rule serves, by going through all.
  private func served(_ answers: [UInt8], _ orbits: SourceOrbits) -> [Int] {
    var counts = [Int](repeating: 0, count: orbits.count)
    let (k, d) = (orbits.examples, orbits.dimension)
    for x in 0..<(1 << (k * d)) {
      let rows = rows(x, k, d)
      let nearest = NearestItems(rows: rows, dimension: d)
      if answers.indices.allSatisfy({ nearest.masks[$0] >> UInt32(answers[$0]) & 1 == 1 }) {
        counts[orbit(rows, orbits)] += 1
      }
    }
    return counts
  }

  @Test func servedSources() {
    var random = SplitMix64(seed: 5)
    for (k, d) in [(2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (4, 2), (3, 3)] {
      let orbits = SourceOrbits(examples: k, dimension: d)
      let joined = ServedSources(orbits)
      for _ in 0..<cases(4) {
        // The rule of a random source: random rules serve hardly any.
        let x = Int.random(in: 0..<(1 << (k * d)), using: &random)
        let nearest = NearestItems(rows: rows(x, k, d), dimension: d)
        let answers = nearest.masks.map { mask in
          UInt8((0..<k).filter { mask >> UInt32($0) & 1 == 1 }.randomElement(using: &random)!)
        }
        #expect(joined.counts(answers) == served(answers, orbits), "\(k), \(d), \(answers)")
      }
    }
  }

  /// The trees of all orbits find the greatest weight that any rule serves.
  @Test func treesAgreeWithAllRules() {
    var random = SplitMix64(seed: 9)
    for (k, d) in [(2, 2), (3, 1), (2, 3), (3, 2)] {
      let orbits = SourceOrbits(examples: k, dimension: d)
      let sources = MergedSources(orbits)
      let joined = ServedSources(orbits)
      let size = 1 << d
      var rules: [[UInt8]] = [[]]
      for _ in 0..<size { rules = rules.flatMap { rule in (0..<k).map { rule + [UInt8($0)] } } }
      let tables = rules.map { joined.counts($0) }
      for _ in 0..<cases(3) {
        let weights = (0..<orbits.count).map { _ in UInt128.random(in: 1...1000, using: &random) }
        let best = tables.map { table in
          zip(table, weights).reduce(UInt128(0)) { $0 + UInt128($1.0) * $1.1 }
        }.max()!
        let merged = weights.indices.map {
          weights[$0] << UInt128(orbits.orbits[$0].constantColumns)
        }
        var found: UInt128 = 0
        for orbit in 0..<orbits.count {
          let list = CompatibleSources(orbit, of: orbits, among: sources)
          let table = ServiceTable(list, examples: k, dimension: d)
          var tree = HardTree(table, orbitWeights: merged, threshold: found)
          let isComplete = tree.search()
          #expect(isComplete)
          found = tree.threshold
        }
        #expect(found == best, "\(k), \(d), \(weights)")
      }
    }
  }

  @Test func newtonSystems() {
    var random = SplitMix64(seed: 2)
    for (rows, columns) in [(3, 5), (5, 5), (9, 4), (20, 7)] {
      let system = NewtonSystem(
        matrix: (0..<(rows * columns)).map { _ in Double.random(in: -1...1, using: &random) },
        columns: columns,
        diagonal: (0..<rows).map { _ in Double.random(in: 0.1...2, using: &random) })
      let right = (0..<rows).map { _ in Double.random(in: -1...1, using: &random) }
      let direct = system.directSolution(right)
      let reduced = system.reducedSolution(right)
      #expect(zip(direct, reduced).allSatisfy { abs($0 - $1) < 1e-9 })
    }
  }

  /// Blahut-Arimoto over all sources and all rules, without any symmetry.
  @Test func unreducedBlahutArimoto() throws {
    for (k, d) in [(2, 2), (2, 3), (3, 2)] {
      let (lower, upper) = blahutArimoto(k, d, rounds: 150 * multiplier)
      let interval = try AlwaysNearest(examples: k, dimension: d).certificate().interval()
      #expect(Double(interval.lower) <= upper + 1e-12 && lower <= Double(interval.upper) + 1e-12)
      #expect(upper - lower < 0.02, "\(k), \(d): \(lower), \(upper)")
    }
  }

  /// Bounds of the least information, up to rounding.
  private func blahutArimoto(_ k: Int, _ d: Int, rounds: Int) -> (Double, Double) {
    let size = 1 << d
    let masks = (0..<(1 << (k * d))).map { NearestItems(rows: rows($0, k, d), dimension: d).masks }
    var rules: [[Int]] = [[]]
    for _ in 0..<size { rules = rules.flatMap { rule in (0..<k).map { rule + [$0] } } }
    let allowed = masks.map { mask in
      rules.indices.filter { rule in
        (0..<size).allSatisfy { mask[$0] >> UInt32(rules[rule][$0]) & 1 == 1 }
      }
    }
    var q = [Double](repeating: 1 / Double(rules.count), count: rules.count)
    var bounds = (0.0, 0.0)
    for _ in 0..<rounds {
      var gain = [Double](repeating: 0, count: rules.count)
      var information = 0.0
      for list in allowed {
        let z = list.reduce(0.0) { $0 + q[$1] }
        for rule in list { gain[rule] += 1 / z / Double(allowed.count) }
        information -= log2(z) / Double(allowed.count)
      }
      bounds = (information - log2(gain.max()!), information)
      for rule in q.indices { q[rule] *= gain[rule] }
    }
    return bounds
  }
}
