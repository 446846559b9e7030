import ExactArithmetic
import LearningProblems
import Lemmas

/// The small long-tail models that the lemmas go through.
enum LongTailCases {
  /// Models with up to so many points and samples, for lists of two or three values.
  static func models(points: Int, samples: Int, lengths: Int = 3) throws -> [LongTailModel] {
    let priors: [[Rational]] = [[1, 2], [1, 10], [1, 1, 3], [1, 2, 4]]
    var models: [LongTailModel] = []
    for prior in priors where prior.count <= lengths {
      for count in 2...points {
        for n in 1...samples {
          models.append(try LongTailModel(prior: prior, points: count, samples: n))
        }
      }
    }
    return models
  }
}

/// A long-tail model by brute force: every assignment of values to points, every sample.
struct LongTailEnumeration {
  let model: LongTailModel
  /// The frequencies of all points, for each of the `L^N` equally likely assignments.
  let frequencies: [[Rational]]
  /// How often each point is in a sample, for each sample up to order.
  let samples: [[Int]]

  init(_ model: LongTailModel) {
    self.model = model
    let lists = (0..<model.points).reduce([[Rational]]([[]])) { lists, _ in
      lists.flatMap { list in model.prior.map { list + [$0] } }
    }
    frequencies = lists.map { values in
      let total = Rational.sum(values)
      return values.map { $0 / total }
    }
    samples = LongTailEnumeration.compositions(of: model.samples, into: model.points)
  }

  /// The probability of a sample, up to order, given the frequencies.
  func likelihood(_ sample: [Int], _ frequencies: [Rational]) -> Rational {
    zip(frequencies, sample).reduce(Rational(orders(of: sample))) {
      $0 * $1.0.power($1.1)
    }
  }

  /// The probability of a sample, up to order.
  func probability(_ sample: [Int]) -> Rational {
    mean { likelihood(sample, $0) }
  }

  /// `E[D(x)|S]` by its definition.
  func coefficient(_ point: Int, _ sample: [Int]) -> Rational {
    mean { $0[point] * likelihood(sample, $0) } / probability(sample)
  }

  /// The mean over all assignments.
  func mean(_ value: ([Rational]) -> Rational) -> Rational {
    Rational.sum(frequencies.map(value)) / Rational(frequencies.count)
  }

  private func orders(of sample: [Int]) -> Integer {
    sample.reduce(Integer.factorial(model.samples)) {
      $0.exactlyDivided(by: Integer.factorial($1))
    }
  }

  /// The lists of so many non-negative integers with a sum.
  private static func compositions(of sum: Int, into parts: Int) -> [[Int]] {
    if parts == 1 { return [[sum]] }
    return (0...sum).flatMap { first in
      compositions(of: sum - first, into: parts - 1).map { [first] + $0 }
    }
  }
}

extension LongTailModel: SizedCase {
  /// The points and samples, and the values of the prior.
  public var caseSize: CaseSize {
    CaseSize(values: points + samples) + prior.caseSize
  }
}
