import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import LearningProblems
import Lemmas
import Tables
import Work

/// What a learner's error on one sample costs, by the sample's profile.
public struct LongTailProfileLemma: Lemma {
  public let id = "long-tail-profile"
  public let title = "The cost of errors on a sample, by its profile"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here; the model is that of V. Feldman (STOC 2020, arXiv 1906.05271)"
  public let statement = """
    Each of N points has a value drawn uniformly and independently from a list of positive numbers, and D(x) is its share of \
    the sum. Labels f are drawn from any law, independently of D; S is n samples (x, f(x)) with x from D. Let m_y be how \
    often y is in S, E[D(x)|S] = E[D(x) prod_y D(y)^(m_y)] / E[prod_y D(y)^(m_y)], and for a learner A with output h \
    let err(A|S) be the expected D-weight of the points at which h errs, and opt(S) its least value. Then for every A and S
    err(A|S) = opt(S) + sum_(x in S) E[D(x)|S] Pr[h(x) != f(x)|S] + sum_(x not in S) E[D(x)|S] (Pr[h(x) != f(x)|S] - \
    min_y Pr[f(x) != y|S]),
    and the last sum is at least 0.
    """
  public let summary = """
    The likelihood of S is a product of a function of D and one of f, so that D and f are independent given S. The error is \
    then a sum over points of E[D(x)|S] times the probability of an error, which is least for the likelier label, and 0 \
    where the label has been seen.
    """
  public let enumerated =
    "N <= 3 and n <= 3 (exhaustive: N <= 4) for the lists 1,2 and 1,10, and of three values 1,1,3 and 1,2,4 for N = n = 2, with "
    + "labels that are fair coins, all equal, or of a seeded random law, and a seeded random learner or one that errs at all "
    + "singletons: every sample up to order, with every labelling."

  public let parameters = LemmaParameter.list(.samples, .subpopulations, .law)

  public init() {}

  /// `-n` samples of `-k` points with the list of values that `--law` has up to a factor, with the lemma's laws of labels and
  /// learners.
  public func instances(_ arguments: LemmaArguments) throws -> [Instance] {
    let model = try arguments.longTailModel(
      of: id, samples: arguments.number(.samples, of: id, in: 1...6))
    return Labels.allCases.flatMap { labels in
      Learner.allCases.map { Instance(model: model, labels: labels, learner: $0) }
    }
  }

  /// The first of ``instances(_:)``.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    try instances(arguments)[0]
  }

  /// A model with a law of the labels and a learner.
  public struct Instance: Sendable {
    public let model: LongTailModel
    public let labels: Labels
    public let learner: Learner

    public init(model: LongTailModel, labels: Labels, learner: Learner) {
      self.model = model
      self.labels = labels
      self.learner = learner
    }
  }

  /// A law of the labels of all points.
  public enum Labels: String, Sendable, CaseIterable {
    /// Fair coins.
    case coins
    /// One fair coin for all points.
    case equal
    /// A law of random weights.
    case random

    /// The weights of all `2^N` labellings; bit `x` is the label of point `x`.
    fileprivate func weights(points: Int) -> [Integer] {
      let count = 1 << points
      var generator = SplitMix64(seed: 24)
      return (0..<count).map { code in
        switch self {
        case .coins: .one
        case .equal: code == 0 || code == count - 1 ? .one : .zero
        case .random: Integer(Int(generator.next() % 5))
        }
      }
    }
  }

  /// A learner, as the probability with which it gives a point the label 1.
  public enum Learner: String, Sendable, CaseIterable {
    /// Any probabilities.
    case random
    /// Wrong at points that are once in the sample, right at the others in it, and best outside.
    case errsAtSingletons
  }

  public func label(_ instance: Instance) -> String {
    "\(instance.model), labels \(instance.labels), learner \(instance.learner)"
  }

  public func size(_ instance: Instance) -> CaseSize { instance.model.caseSize }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    let models =
      try LongTailCases.models(points: scope == .standard ? 3 : 4, samples: 3, lengths: 2)
      + LongTailCases.models(points: 2, samples: 2).filter { $0.prior.count == 3 }
    return models.flatMap { model in
      Labels.allCases.flatMap { labels in
        Learner.allCases.map { Instance(model: model, labels: labels, learner: $0) }
      }
    }
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let situations = try Situation.all(instance)
    return situations.flatMap { situation -> [Claim] in
      [
        Claim(
          "err(A|S) at \(situation.name)", situation.error,
          equals: "opt(S) + seen + unseen",
          situation.optimum + situation.seen + situation.unseen,
          reason: "Given S, frequencies and labels are independent."),
        Claim(
          "0", 0, atMost: "unseen", situation.unseen,
          reason: "No label is likelier than the likeliest."),
      ]
    }
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title: "E[D(x)|S] of a singleton by the profile of the sample, and the average tau_1",
      columns: [
        Table.Column("prior", alignment: .left), "N", "n",
        Table.Column("profile", alignment: .left),
        Table.Column("coefficient", header: "E[D(x)|S]", notation: .decimal),
        Table.Column("tau", header: "tau_1", notation: .decimal),
        Table.Column("ratio", notation: .decimal),
      ])
    for (prior, points) in [([1, 2] as [Rational], 3), ([1, 10], 4)] {
      let report = try LongTailModel(prior: prior, points: points, samples: 3).report()
      for profile in report.profiles {
        guard let own = profile.coefficient(multiplicity: 1), let ratio = report.ratio(of: profile)
        else { continue }
        table.append([
          .text(prior.map(\.description).joined(separator: ", ")), .integer(points), .integer(3),
          .text(profile.description), .rational(own),
          report.singletonCoefficient.map { .rational($0) } ?? .empty, .rational(ratio),
        ])
      }
    }
    return table
  }
}

extension LongTailProfileLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "err(A|S) >= opt(S) + sum_l tau_l errn_S(A,l)",
        change: "The average coefficients in place of those of the profile."
      ) { instance in
        let model = instance.model
        let tau = try (0...model.samples).map {
          $0 == 0 ? 0 : try model.coefficient(multiplicity: $0) ?? 0
        }
        return try Situation.all(instance).map { situation in
          let loss = Rational.sum(
            situation.errors.indices.map { tau[situation.sample[$0]] * situation.errors[$0] })
          return Claim(
            "opt(S) + sum_l tau_l errn_S(A,l)", situation.optimum + loss, atMost: "err(A|S)",
            situation.error, reason: "False.")
        }
      }
    ]
  }
}

/// One labelled sample, with the error of the learner by its definition and as the lemma has it.
private struct Situation {
  let sample: [Int]
  let labelling: [Int?]
  /// The expected weight of the points at which the learner errs, over frequencies and labels together.
  let error: Rational
  let optimum: Rational
  let seen: Rational
  let unseen: Rational
  /// The probability of an error at each point.
  let errors: [Rational]

  var name: String {
    zip(sample, labelling).map { count, label in
      label.map { "\(count)x\($0)" } ?? "-"
    }.joined(separator: " ")
  }

  /// All samples up to order with all labellings of their points that have a positive probability.
  static func all(_ instance: LongTailProfileLemma.Instance) throws -> [Situation] {
    let enumeration = LongTailEnumeration(instance.model)
    let weights = instance.labels.weights(points: instance.model.points)
    var generator = SplitMix64(seed: 41)
    return try enumeration.samples.flatMap { sample -> [Situation] in
      let seen = sample.indices.filter { sample[$0] > 0 }
      return try (0..<(1 << seen.count)).compactMap { code -> Situation? in
        var labelling = [Int?](repeating: nil, count: sample.count)
        for (place, point) in seen.enumerated() { labelling[point] = code >> place & 1 }
        return try Situation(instance, enumeration, weights, sample, labelling, &generator)
      }
    }
  }

  private init?(
    _ instance: LongTailProfileLemma.Instance, _ enumeration: LongTailEnumeration,
    _ weights: [Integer], _ sample: [Int], _ labelling: [Int?], _ generator: inout SplitMix64
  ) throws {
    let consistent = weights.indices.filter { code in
      labelling.indices.allSatisfy { point in
        labelling[point].map { $0 == code >> point & 1 } ?? true
      }
    }
    let total = consistent.reduce(Integer.zero) { $0 + weights[$1] }
    if total.isZero { return nil }
    // The probability of the label 1 at each point given the sample, and the learner's.
    let ones = sample.indices.map { point in
      Rational(
        consistent.filter { $0 >> point & 1 == 1 }.reduce(Integer.zero) { $0 + weights[$1] }, total)
    }
    let predictions = sample.indices.map { point -> Rational in
      let choices: [Rational] = [0, 1 / 3, 1 / 2, 1]
      switch instance.learner {
      case .random: return choices[Int(generator.next() % 4)]
      case .errsAtSingletons:
        let best: Rational = ones[point] * 2 >= 1 ? 1 : 0
        return sample[point] == 1 ? 1 - best : best
      }
    }
    func errs(_ point: Int, _ label: Int) -> Rational {
      label == 1 ? 1 - predictions[point] : predictions[point]
    }
    self.sample = sample
    self.labelling = labelling
    errors = sample.indices.map { ones[$0] * errs($0, 1) + (1 - ones[$0]) * errs($0, 0) }

    // By definition: over all frequencies and labellings at once.
    let joint = enumeration.mean { frequencies in
      let weight = enumeration.likelihood(sample, frequencies)
      let losses = consistent.map { code in
        Rational(weights[code])
          * Rational.sum(
            sample.indices.map { frequencies[$0] * errs($0, code >> $0 & 1) })
      }
      return weight * Rational.sum(losses)
    }
    error = joint / (enumeration.probability(sample) * Rational(total))

    // As the lemma has it, with the coefficients of the profile.
    let profile = try instance.model.profile(sample.filter { $0 > 0 })
    func part(isSeen: Bool, _ value: (Int) -> Rational) -> Rational {
      Rational.sum(
        sample.indices.filter { (sample[$0] > 0) == isSeen }.map { point in
          (profile.coefficient(multiplicity: sample[point]) ?? 0) * value(point)
        })
    }
    let errors = self.errors
    optimum = part(isSeen: false) { min(ones[$0], 1 - ones[$0]) }
    seen = part(isSeen: true) { errors[$0] }
    unseen = part(isSeen: false) { errors[$0] - min(ones[$0], 1 - ones[$0]) }
  }
}
