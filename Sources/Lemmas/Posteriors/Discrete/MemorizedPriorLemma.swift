import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Posteriors
import Tables
import Work

/// What memorization of a prior costs, whatever is observed.
public struct MemorizedPriorLemma: Lemma {
  public let id = "memorized-prior"
  public let title = "A memorized prior is as far from the truth as mass is missing"
  public let status = LemmaStatus.derived
  public let source = """
    Derived here. The memorized posterior is the reweighted empirical law of Siahkoohi and Sabeddu, \
    arXiv 2603.19629.
    """
  public let statement = """
    Let P be a law on a finite set, W a channel from it, and let a point x from P, its observation y through W, and n >= 1 training \
    draws from P, independent of (x,y), be given. The memorized posterior is the posterior for the empirical law of the draws; where \
    no draw is compatible with y it is any law on the draws. Then E TV(memorized posterior, posterior) >= \
    sum_x P(x)(1-P(x))^n, which is the expected number of points that n+1 draws have once, over n+1.
    """
  public let summary = """
    The memorized posterior is supported on the draws, so its total variation from the posterior is at least the posterior mass of \
    the points that were not drawn; the posterior averages to P over y, which is independent of the draws.
    """
  public let enumerated = """
    Seven priors on 2 to 4 points; noise 1/10, 1/4 and 1/2 on strings and seeded random channels; n = 1, 2, 3; all ordered draws \
    (exhaustive: n <= 5, more channels).
    """

  public let parameters = LemmaParameter.list(.channel, .input, .draws)

  public init() {}

  private static let priors: [[Rational]] = [
    [1 / 2, 1 / 2], [1 / 10, 9 / 10], [1 / 3, 1 / 3, 1 / 3], [1 / 2, 1 / 3, 1 / 6],
    [1 / 4, 1 / 4, 1 / 4, 1 / 4], [1 / 2, 1 / 4, 1 / 8, 1 / 8], [0, 1 / 5, 2 / 5, 2 / 5],
  ]

  public func cases(_ scope: LemmaScope) throws -> [MemorizedPrior] {
    let (most, channels) = scope == .standard ? (3, 2) : (5, 10)
    var generator = SplitMix64(seed: 303)
    var cases: [MemorizedPrior] = []
    for weights in MemorizedPriorLemma.priors {
      let prior = try FiniteLaw(weights)
      for n in 1...most {
        if weights.count & (weights.count - 1) == 0 {
          for noise: Rational in [1 / 10, 1 / 4, 1 / 2] {
            cases.append(try MemorizedPrior(prior: prior, noise: noise, samples: n))
          }
        }
        for _ in 0..<channels {
          let outputs = Int.random(in: 1...4, using: &generator)
          let rows: [[Integer]] = weights.map { _ in
            (0..<outputs).map { _ in Integer(Int.random(in: 1...6, using: &generator)) }
          }
          cases.append(
            try MemorizedPrior(
              prior: prior, channel: Channel(normalizing: rows), samples: n))
        }
      }
    }
    return cases
  }

  /// The prior of `--input`, uniform unless given, the channel of `--channel` and the number of draws of `-n`.
  public func instance(_ arguments: LemmaArguments) throws -> MemorizedPrior {
    let channel = try arguments.require(.channel, of: id)
    let samples = try arguments.require(.draws, of: id)
    let prior = try arguments[.input] ?? FiniteLaw.uniform(over: 0..<channel.inputCount)
    let memorized = try MemorizedPrior(prior: prior, channel: channel, samples: samples)
    let limit = MemorizedPriorLemma.greatestEnumeration
    let isLong = samples > limit.bitWidth && channel.inputCount > 1
    if isLong
      || Integer(channel.inputCount).power(samples) * Integer(channel.outputCount) > Integer(limit)
    {
      throw WorkRefused(
        "going through all ordered draws and observations",
        size: .parameter(
          "\(channel.inputCount)^n * \(channel.outputCount) for n = \(samples)"),
        limit: .fixed(limit, unit: ""))
    }
    return memorized
  }

  /// So many draws with observations are gone through.
  private static let greatestEnumeration = 100_000

  public func label(_ memorized: MemorizedPrior) -> String {
    "P = \(memorized.prior.probabilities), W = \(memorized.channel), n = \(memorized.samples)"
  }

  public func size(_ memorized: MemorizedPrior) -> CaseSize {
    memorized.prior.probabilities.caseSize + memorized.channel.rows.caseSize
      + memorized.samples.caseSize
  }

  public func check(_ memorized: MemorizedPrior) throws -> [Claim] {
    let value = enumeratedVariation(memorized)
    return [
      Claim(
        "E TV by all ordered draws", value, equals: "E TV by multisets",
        try memorized.totalVariation(), reason: "The order of the draws does not matter."),
      Claim(
        "sum P (1-P)^n", memorized.missingMass, atMost: "E TV", value,
        reason: "The posterior mass of what was not drawn."),
    ]
  }

  /// `E TV` by its definition.
  private func enumeratedVariation(_ memorized: MemorizedPrior) -> Rational {
    let (law, n) = (memorized.prior.probabilities, memorized.samples)
    let points = law.count
    let observations = (0..<memorized.channel.outputCount).map { y in
      Rational.sum(law.indices.map { law[$0] * memorized.channel[$0, y] })
    }
    var sum = Rational.zero
    for word in 0..<Int(exactly: Integer(points).power(n))! {
      var (rest, mass) = (word, Rational.one)
      var multiplicities = [Int](repeating: 0, count: points)
      for _ in 0..<n {
        mass *= law[rest % points]
        multiplicities[rest % points] += 1
        rest /= points
      }
      if mass.isZero { continue }
      for (y, probability) in observations.enumerated() where !probability.isZero {
        let empirical = memorized.memorizedPosterior(
          multiplicities: multiplicities, observation: y)
        let truth = memorized.truePosterior(observation: y)
        let distance = Rational.sum(zip(empirical, truth).map { ($0 - $1).magnitude }) / 2
        sum += mass * probability * distance
      }
    }
    return sum
  }

  /// How both sides fall with the number of draws.
  public func results() throws -> Table? {
    let prior = try FiniteLaw.uniform(over: [0, 1, 2, 3])
    return Table(
      title: "A uniform prior on strings of two bits, each flipped with probability 1/10",
      columns: [
        "n", Table.Column("totalVariation", header: "E TV", notation: .decimal),
        Table.Column("missingMass", header: "missing mass", notation: .decimal),
      ],
      rows: try [1, 2, 4, 8, 16].map { n in
        let memorized = try MemorizedPrior(prior: prior, noise: Rational(1, 10), samples: n)
        return [
          .integer(n), .rational(try memorized.totalVariation()), .rational(memorized.missingMass),
        ]
      }, readerDigits: 8)
  }
}

extension MemorizedPriorLemma {
  public var falseVariants: [FalseVariant<MemorizedPrior>] {
    [
      FalseVariant(
        "E TV >= sum P (1-P)^(n-1)", change: "The missing mass of one draw fewer."
      ) { memorized in
        let law = memorized.prior.probabilities
        let mass = Rational.sum(law.map { $0 * (1 - $0).power(memorized.samples - 1) })
        return [
          Claim(
            "sum P (1-P)^(n-1)", mass, atMost: "E TV", try memorized.totalVariation(),
            reason: "False.")
        ]
      },
      FalseVariant("E TV = sum P (1-P)^n", change: "Equality, which holds in some cases only.") {
        memorized in
        [
          Claim(
            "E TV", try memorized.totalVariation(), equals: "sum P (1-P)^n", memorized.missingMass,
            reason: "False.")
        ]
      },
    ]
  }
}
