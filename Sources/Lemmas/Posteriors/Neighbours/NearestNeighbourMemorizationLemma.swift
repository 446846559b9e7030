import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Posteriors

/// What 1-NN memorizes of labels is its error with one sample fewer, if no point is drawn twice.
public struct NearestNeighbourMemorizationLemma: Lemma {
  public let id = "nearest-neighbour-memorization"
  public let title = "The nearest neighbour memorizes as much of labels as it errs without them"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here, from the identity of label memorization (after V. Feldman, arXiv 1906.05271)."
  public let statement = """
    Let S be n >= 2 independent labelled samples on a finite set, A the nearest-neighbour rule, ties broken by chance, and \
    mem_i = Pr[A(S)(x_i) = y_i] - Pr[A(S\\i)(x_i) = y_i]. (i) (1/n) sum_i E mem_i is the training accuracy with n samples minus the \
    accuracy with n-1. (ii) Given that no point is drawn twice, it is the error at x_i of the rule with the n-1 other samples. With repeats \
    (ii) is false.
    """
  public let summary = """
    (i) S without i and sample i are a sample of n-1 and a fresh test point. (ii) Without repeats the neighbour of x_i in S is sample i \
    itself, and the training accuracy is 1.
    """
  public let enumerated = """
    20 seeded sets of up to 3 points in the plane with laws and label laws; n = 2, 3; all samples and all labels (exhaustive: 200 sets, \
    n <= 4).
    """
  public let buildsOn = ["label-memorization"]

  public let parameters = LemmaParameter.list(.law, .draws)

  public init() {}

  /// `-n` samples of `--law`, whose last variable is the label, 0 or 1, and whose others are the coordinates of a point; distances are
  /// sums of differences.
  public func instance(_ arguments: LemmaArguments) throws -> NeighbourCase {
    try arguments.neighbourCase(of: id, atLeast: 2)
  }

  public func cases(_ scope: LemmaScope) throws -> [NeighbourCase] {
    let (number, most) = scope == .standard ? (20, 3) : (200, 4)
    return try NeighbourCase.random(number, seed: 245, isConstant: false).flatMap { neighbours in
      (2...most).map { NeighbourCase(neighbours, samples: $0) }
    }
  }

  public func label(_ instance: NeighbourCase) -> String { "\(instance)" }

  public func size(_ instance: NeighbourCase) -> CaseSize {
    instance.neighbours.labelLaw.caseSize + instance.samples.caseSize
  }

  public func check(_ instance: NeighbourCase) throws -> [Claim] {
    let all = instance.accuracies { _ in true }
    var claims = [
      Claim(
        "(1/n) sum E mem", all.training - all.without, equals: "accuracy_train - accuracy_(n-1)",
        all.training - (1 - (try instance.neighbours.error(samples: instance.samples - 1))),
        reason: "A left-out sample is a fresh test point.")
    ]
    let distinct = instance.accuracies { Set($0).count == $0.count }
    if !distinct.mass.isZero {
      claims += [
        Claim(
          "accuracy_train, no repeats", distinct.training, equals: "P[no repeats]", distinct.mass,
          reason: "Every sample is its own neighbour."),
        Claim(
          "(1/n) sum E mem, no repeats", distinct.training - distinct.without,
          equals: "error without the sample, no repeats", instance.errorWithoutRepeats,
          reason: "The training accuracy is 1."),
      ]
    }
    return claims
  }
}

extension NeighbourCase {
  /// The mass of the samples of a kind, and the mean accuracy at the samples with them and without, by all samples and labels.
  fileprivate func accuracies(
    where isMeant: ([Int]) -> Bool
  ) -> (mass: Rational, training: Rational, without: Rational) {
    var (total, training, without) = (Rational.zero, Rational.zero, Rational.zero)
    for (points, mass) in sequences where isMeant(points) && !mass.isZero {
      total += mass
      for word in 0..<(1 << samples) {
        let labels = (0..<samples).map { word >> $0 & 1 }
        let weight = zip(points, labels).reduce(mass) { product, sample in
          let eta = neighbours.labelLaw[sample.0]
          return product * (sample.1 == 1 ? eta : 1 - eta)
        }
        if weight.isZero { continue }
        for index in 0..<samples {
          let rest = (0..<samples).filter { $0 != index }
          let share = weight / Rational(samples)
          training += share * agreement(points, labels, Array(0..<samples), with: index)
          without += share * agreement(points, labels, rest, with: index)
        }
      }
    }
    return (total, training, without)
  }

  /// The part of the nearest samples, of some, whose label is that of a sample.
  private func agreement(
    _ points: [Int], _ labels: [Int], _ used: [Int], with index: Int
  ) -> Rational {
    let shells = neighbours.shells[points[index]]
    let nearest = shells.lazy.map { shell in used.filter { shell.contains(points[$0]) } }
      .first { !$0.isEmpty }!
    return Rational(nearest.count { labels[$0] == labels[index] }, nearest.count)
  }

  /// The mean error at a sample of the rule with the others, on the event of no repeats, by the label law.
  fileprivate var errorWithoutRepeats: Rational {
    var sum = Rational.zero
    for (points, mass) in sequences where Set(points).count == samples && !mass.isZero {
      for (index, point) in points.enumerated() {
        var others = points
        others.remove(at: index)
        let choices = NeighbourCase(neighbours, samples: samples - 1)
          .chosen(of: others, near: point, .chance)
        let (eta, share) = (
          neighbours.labelLaw[point], mass / Rational(samples * choices.count)
        )
        for choice in choices {
          let other = neighbours.labelLaw[choice[0]]
          sum += share * (eta * (1 - other) + (1 - eta) * other)
        }
      }
    }
    return sum
  }
}

extension NearestNeighbourMemorizationLemma {
  public var falseVariants: [FalseVariant<NeighbourCase>] {
    [
      FalseVariant(
        "(1/n) sum E mem = R_(n-1)", change: "Repeated points are allowed."
      ) { instance in
        let all = instance.accuracies { _ in true }
        return [
          Claim(
            "(1/n) sum E mem", all.training - all.without, equals: "R_(n-1)",
            try instance.neighbours.error(samples: instance.samples - 1), reason: "False.")
        ]
      }
    ]
  }
}
