import ExactArithmetic
import Work

/// A learner of labels, as what it predicts: from labelled examples of points the probability with which it gives a point
/// the label 1.
public struct LabelRule: Sendable {
  /// The name.
  public let name: String
  /// The probability of the label 1 at a point, from examples in their order.
  public let prediction: @Sendable (_ sample: [LabelledPoint], _ point: Int) -> Rational

  /// A rule with a name.
  public init(
    _ name: String,
    prediction: @escaping @Sendable (_ sample: [LabelledPoint], _ point: Int) -> Rational
  ) {
    self.name = name
    self.prediction = prediction
  }

  /// The majority of the labels of a point, a coin where there is none.
  public static let clusterMajority = LabelRule("cluster majority") { sample, point in
    let labels = sample.filter { $0.point == point }.map(\.label)
    let ones = labels.reduce(0, +)
    return 2 * ones == labels.count ? 1 / 2 : 2 * ones > labels.count ? 1 : 0
  }

  /// The last label that was seen at a point, a coin at an unseen point: without noise it is right on every training
  /// example.
  public static let lastLabel = LabelRule("last label") { sample, point in
    sample.last { $0.point == point }.map { Rational($0.label) } ?? 1 / 2
  }

  /// The majority of all labels, whatever the point; a coin where there is none.
  public static let globalMajority = LabelRule("global majority") { sample, _ in
    let ones = sample.reduce(0) { $0 + $1.label }
    return 2 * ones == sample.count ? 1 / 2 : 2 * ones > sample.count ? 1 : 0
  }
}

extension LabelRule: CustomStringConvertible {
  /// The name.
  public var description: String { name }
}

/// A point with its label.
public struct LabelledPoint: Sendable, Hashable {
  /// The point, counted from 0.
  public let point: Int
  /// The label, 0 or 1.
  public let label: Int

  /// A point with its label.
  public init(point: Int, label: Int) {
    self.point = point
    self.label = label
  }
}

extension LabelledPoint: CustomStringConvertible {
  /// Both: `2:1`.
  public var description: String { "\(point):\(label)" }
}

/// Label memorization of a learner, `mem(A,S,i) = Pr[A(S)(x_i) = y_i] - Pr[A(S without i)(x_i) = y_i]`, exact by enumeration:
/// points with weights, clean labels that are fair coins, and labels of examples that are flipped with a probability.
///
/// ```swift
/// let task = try LabelMemorization(weights: [1 / 3, 1 / 3, 1 / 3], noise: 1 / 4, samples: 3)
/// print(task.average(of: .clusterMajority))  // 47/144
/// ```
///
/// Source: V. Feldman, arXiv 1906.05271, for the quantity.
public struct LabelMemorization: Sendable, Hashable {
  /// The weights of the points.
  public let weights: [Rational]
  /// The probability that the label of an example is flipped.
  public let noise: Rational
  /// The number `n` of examples.
  public let samples: Int

  /// The greatest number of combinations of labels, points and flips that are enumerated.
  public static let greatestCaseCount = 1_000_000

  /// Creates a task.
  ///
  /// - Throws: `SubpopulationError` for weights that are no law, or no example; ``LabelNoiseError``; `WorkRefused` when
  ///   `2^N (2N)^n` is above ``greatestCaseCount``.
  public init(weights: [Rational], noise: Rational, samples n: Int) throws {
    _ = try SubpopulationModel(weights: weights, samples: n)
    if noise.isNegative || noise > 1 { throw LabelNoiseError(noise: noise) }
    let count = Double(1 << min(weights.count, 62))
    let cases = (0..<min(n, 64)).reduce(count) { size, _ in size * Double(2 * weights.count) }
    if cases > Double(LabelMemorization.greatestCaseCount) {
      throw WorkRefused(
        "label memorization of n = \(n) examples of N = \(weights.count) points",
        size: .count("2^N (2N)^n = \(WorkEstimate.short(cases)) cases"),
        limit: .fixed(LabelMemorization.greatestCaseCount, unit: "cases"))
    }
    self.weights = weights
    self.noise = noise
    samples = n
  }

  // MARK: Quantities

  /// `(1/n) sum_i E mem(A,S,i)`, by its definition: each example of each sample is left out in turn.
  ///
  /// - Complexity: `n 2^N (2N)^n` predictions.
  public func average(of rule: LabelRule) -> Rational {
    expectation(samples: samples) { _, sample in
      let changes = sample.indices.map { i in
        var rest = sample
        let example = rest.remove(at: i)
        return LabelMemorization.accuracy(rule, sample, example)
          - LabelMemorization.accuracy(rule, rest, example)
      }
      return Rational.sum(changes) / Rational(samples)
    }
  }

  /// The expected accuracy on the examples themselves.
  public func trainingAccuracy(of rule: LabelRule) -> Rational {
    expectation(samples: samples) { _, sample in
      Rational.sum(sample.map { LabelMemorization.accuracy(rule, sample, $0) })
        / Rational(samples)
    }
  }

  /// The expected accuracy on a fresh example, whose label is flipped as the others, of a learner with some number of
  /// examples.
  ///
  /// - Precondition: the number lies in `0...n`.
  public func testAccuracy(of rule: LabelRule, samples m: Int) -> Rational {
    precondition((0...samples).contains(m), "\(m) of \(samples) examples")
    return expectation(samples: m) { labels, sample in
      Rational.sum(
        weights.indices.map { point in
          let right = LabelMemorization.accuracy(
            rule, sample, LabelledPoint(point: point, label: labels[point]))
          return weights[point] * ((1 - noise) * right + noise * (1 - right))
        })
    }
  }

  // MARK: Enumeration

  private static func accuracy(
    _ rule: LabelRule, _ sample: [LabelledPoint], _ example: LabelledPoint
  ) -> Rational {
    let one = rule.prediction(sample, example.point)
    return example.label == 1 ? one : 1 - one
  }

  /// The expectation over clean labels and `m` examples.
  private func expectation(
    samples m: Int, _ value: ([Int], [LabelledPoint]) -> Rational
  ) -> Rational {
    var total = Rational.zero
    for code in 0..<(1 << weights.count) {
      let labels = weights.indices.map { code >> $0 & 1 }
      func extend(_ sample: [LabelledPoint], _ weight: Rational) {
        if weight.isZero { return }
        if sample.count == m {
          total += weight * value(labels, sample)
          return
        }
        for point in weights.indices {
          for flip in 0...1 {
            let example = LabelledPoint(point: point, label: labels[point] ^ flip)
            extend(sample + [example], weight * weights[point] * (flip == 1 ? noise : 1 - noise))
          }
        }
      }
      extend([], 1)
    }
    return total.scaled(byPowerOfTwo: -weights.count)
  }
}

extension LabelMemorization: CustomStringConvertible {
  /// The parameters: `N = 3, noise 1/4, n = 3`.
  public var description: String { "N = \(weights.count), noise \(noise), n = \(samples)" }
}

/// A probability of a flipped label that is none.
public struct LabelNoiseError: InputError, Hashable {
  /// What was given.
  public let noise: Rational

  public var description: String {
    "the probability of a flipped label is \(noise), expected a number in [0, 1]"
  }
}
