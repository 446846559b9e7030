import ExactArithmetic
import InformationTheory
import Posteriors
import Work

/// Nearest neighbours on few points with a number of samples: a case whose errors are found by going through all samples.
public struct NeighbourCase: Sendable {
  /// The points.
  public let neighbours: NearestNeighbours
  /// The number of samples.
  public let samples: Int
  /// The number of neighbours.
  public let count: Int

  public init(_ neighbours: NearestNeighbours, samples: Int, count: Int = 1) {
    self.neighbours = neighbours
    self.samples = samples
    self.count = count
  }

  /// Which of the samples at the greatest distance are taken.
  enum TieRule: CaseIterable {
    case first
    case last
    case chance
  }

  /// Seeded points in the plane, with distances and laws; for `isConstant` the label law is the same at all points.
  static func random(_ number: Int, seed: UInt64, isConstant: Bool) throws -> [NearestNeighbours] {
    var generator = SplitMix64(seed: seed)
    return try (0..<number).map { _ in
      let points = Int.random(in: 1...3, using: &generator)
      let places: [[Int]] = (0..<points).map { index in
        [index, Int.random(in: 0...2, using: &generator)]
      }
      let distances: [[Rational]] = places.map { a in
        places.map { b in Rational(abs(a[0] - b[0]) + abs(a[1] - b[1])) }
      }
      let eta = Rational(Int.random(in: 0...6, using: &generator), 6)
      let labels: [Rational] = (0..<points).map { _ in
        isConstant ? eta : Rational(Int.random(in: 0...6, using: &generator), 6)
      }
      let weights: [Rational] = (0..<points).map { _ in
        Rational(Int.random(in: 1...3, using: &generator))
      }
      let law = try FiniteLaw(Array(labels.indices), normalizing: weights)
      return try NearestNeighbours(labelLaw: labels, law: law, distances: distances)
    }
  }

  /// All sequences of samples with their probabilities.
  var sequences: [(points: [Int], mass: Rational)] {
    let law = neighbours.law.probabilities
    var sequences: [(points: [Int], mass: Rational)] = [([], 1)]
    for _ in 0..<samples {
      sequences = sequences.flatMap { sequence in
        law.indices.map { (sequence.points + [$0], sequence.mass * law[$0]) }
      }
    }
    return sequences
  }

  /// The error by all sequences of samples and all ways to break ties.
  func enumeratedError(_ rule: TieRule) -> Rational {
    let law = neighbours.law.probabilities
    var sum = Rational.zero
    for (points, mass) in sequences where !mass.isZero {
      for (x, probability) in law.enumerated() where !probability.isZero {
        let choices = chosen(of: points, near: x, rule)
        let ones = Rational.sum(choices.map { probabilityOfOne($0) }) / Rational(choices.count)
        let eta = neighbours.labelLaw[x]
        sum += mass * probability * (eta * (1 - ones) + (1 - eta) * ones)
      }
    }
    return sum
  }

  /// The sets of neighbours, as the points where they are; each is as likely as any.
  func chosen(of points: [Int], near x: Int, _ rule: TieRule) -> [[Int]] {
    func rank(_ point: Int) -> Int {
      neighbours.shells[x].firstIndex { $0.contains(point) }!
    }
    let ranks = points.map(rank)
    let last = ranks.sorted()[count - 1]
    let inner = points.indices.filter { ranks[$0] < last }.map { points[$0] }
    let tied = points.indices.filter { ranks[$0] == last }.map { points[$0] }
    let missing = count - inner.count
    switch rule {
    case .first: return [inner + tied.prefix(missing)]
    case .last: return [inner + tied.suffix(missing)]
    case .chance:
      return (0..<(1 << tied.count)).filter { $0.nonzeroBitCount == missing }.map { word in
        inner + tied.indices.filter { word >> $0 & 1 == 1 }.map { tied[$0] }
      }
    }
  }

  /// The probability that most labels at so many places are 1, by all labels.
  private func probabilityOfOne(_ places: [Int]) -> Rational {
    var sum = Rational.zero
    for word in 0..<(1 << places.count) where 2 * word.nonzeroBitCount > places.count {
      var mass = Rational.one
      for (bit, place) in places.enumerated() {
        let eta = neighbours.labelLaw[place]
        mass *= word >> bit & 1 == 1 ? eta : 1 - eta
      }
      sum += mass
    }
    return sum
  }
}

extension NeighbourCase: CustomStringConvertible {
  /// The label law, the law of the points, and the numbers.
  public var description: String {
    "eta = \(neighbours.labelLaw), P = \(neighbours.law.probabilities), n = \(samples), k = \(count)"
  }
}
