import ExactArithmetic
import Foundation
import RateCertificates
import Work

extension RateSearch {
  /// Rules nearest to the representatives, with random ties, and random rules.
  mutating func seeds() -> [[UInt8]] {
    var rules: [[UInt8]] = []
    for orbit in model.orbits.orbits {
      let nearest = NearestItems(
        rows: orbit.representative(model.examples), dimension: model.dimension)
      for _ in 0..<2 {
        rules.append(
          nearest.masks.map { mask in
            let items = (0..<model.examples).filter { mask >> UInt32($0) & 1 == 1 }
            return UInt8(items.randomElement(using: &random) ?? 0)
          })
      }
    }
    return rules
  }

  /// Rules that coordinate ascent finds and that exceed the bound.
  mutating func ascents(_ optimum: Optimum, count: Int) throws -> [[UInt8]] {
    let model = model
    let scale = 1 / Double(model.sourceCount)
    let weights = model.orbitOfSource.map { scale / optimum.masses[$0] }
    let longest = (model.greatest.max() ?? 0) + (model.lossValues.last ?? 0) * model.size + 1
    let powers = (0...longest).map { exp2(-optimum.slope * Double($0)) }
    let ascent = CoordinateAscent(model, weights: weights, powers: powers)
    var rules: [(answers: [UInt8], seed: UInt64)] = []
    for _ in 0..<count {
      let answers = (0..<model.size).map { _ in
        UInt8(Int.random(in: 0..<model.examples, using: &random))
      }
      rules.append((answers, random.next()))
    }
    for orbit in 0..<count {
      let rows = model.orbits.orbits[orbit % model.orbits.count].representative(model.examples)
      let masks = NearestItems(rows: rows, dimension: model.dimension).masks
      rules.append((masks.map { UInt8($0.trailingZeroBitCount) }, random.next()))
    }
    return try monitor.map(rules) { rule -> [UInt8]? in
      var random = SplitMix64(seed: rule.seed)
      let improved = ascent.improved(rule.answers, &random)
      return improved.value > 1 + 1e-10 ? improved.answers : nil
    }.compactMap { $0 }
  }

  /// - Returns: whether a rule is new.
  @discardableResult
  mutating func add(_ rules: [[UInt8]]) -> Bool {
    var isNew = false
    for answers in rules {
      let histogram = model.histogram(answers)
      let key = histogram.map { list in list.flatMap { [$0.t, $0.count] } }
      if known.insert(key).inserted {
        columns.append(Column(answers: answers, histogram: histogram))
        isNew = true
      }
    }
    return isNew
  }
}
