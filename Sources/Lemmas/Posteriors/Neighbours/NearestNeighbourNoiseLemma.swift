import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Posteriors
import Work

/// Where there is nothing to learn, the nearest neighbour errs with probability `2 eta (1-eta)`.
public struct NearestNeighbourNoiseLemma: Lemma {
  public let id = "nearest-neighbour-noise"
  public let title = "Without signal the nearest neighbour errs at twice the noise, for every n"
  public let status = LemmaStatus.derived
  public let source = "Derived here; elementary. T. Cover and P. Hart (1967) have the limit."
  public let statement = """
    Let the labels of n >= k samples and of a test point be independent, each 1 with the same probability eta WHATEVER the point: the \
    label law does not depend on x, so that there is nothing to learn. Then k-NN, k odd, errs with probability \
    eta P[Bin(k,eta) < k/2] + (1-eta) P[Bin(k,eta) > k/2], for every law of the points, every metric, every rule for ties that does not \
    look at labels, and every n; for k = 1 this is 2 eta (1-eta). Noise of a constant rate around a rule that varies is not this case.
    """
  public let summary = """
    The neighbours are chosen without their labels, so these are k independent labels, independent of that of the test point.
    """
  public let enumerated = """
    20 seeded sets of up to 3 points in the plane with laws, eta = 0, 1/6, ..., 1; n = 1, 2, 3, k = 1, 3; all samples and labels, with \
    ties broken by chance, for the first and for the last sample (exhaustive: 200 sets, n <= 5).
    """

  public let parameters = LemmaParameter.list(.law, .draws)

  public init() {}

  /// `-n` samples of `--law`, whose last variable is the label, 0 or 1, independent of the others, which are the coordinates of a
  /// point; for every odd number of neighbours.
  public func instances(_ arguments: LemmaArguments) throws -> [NeighbourCase] {
    let neighbours = try arguments.neighbourCase(of: id)
    if let eta = neighbours.neighbours.labelLaw.first(where: {
      $0 != neighbours.neighbours.labelLaw[0]
    }) {
      throw LemmaError.invalidInstance(
        id: id,
        reason: "the label is 1 with probability \(neighbours.neighbours.labelLaw[0]) at one "
          + "point and \(eta) at another; expected the same at all")
    }
    return stride(from: 1, through: neighbours.samples, by: 2).map {
      NeighbourCase(neighbours.neighbours, samples: neighbours.samples, count: $0)
    }
  }

  /// The first of ``instances(_:)``.
  public func instance(_ arguments: LemmaArguments) throws -> NeighbourCase {
    try instances(arguments)[0]
  }

  public func cases(_ scope: LemmaScope) throws -> [NeighbourCase] {
    let (number, most) = scope == .standard ? (20, 3) : (200, 5)
    return try NeighbourCase.random(number, seed: 304, isConstant: true).flatMap { neighbours in
      (1...most).flatMap { n in
        stride(from: 1, through: n, by: 2).map {
          NeighbourCase(neighbours, samples: n, count: $0)
        }
      }
    }
  }

  public func label(_ instance: NeighbourCase) -> String { "\(instance)" }

  public func size(_ instance: NeighbourCase) -> CaseSize {
    instance.neighbours.labelLaw.caseSize + instance.samples.caseSize
  }

  public func check(_ instance: NeighbourCase) throws -> [Claim] {
    let eta = instance.neighbours.labelLaw[0]
    let value = NearestNeighbours.polynomial(neighbours: instance.count, at: eta)
    var claims = NeighbourCase.TieRule.allCases.map { rule in
      Claim(
        "error, ties: \(rule)", instance.enumeratedError(rule), equals: "polynomial(eta)", value,
        reason: "The labels of the neighbours are independent.")
    }
    claims.append(
      Claim(
        "error in closed form",
        try instance.neighbours.error(samples: instance.samples, neighbours: instance.count),
        equals: "polynomial(eta)", value, reason: "The labels of the neighbours are independent."))
    if instance.count == 1 {
      claims.append(
        Claim(
          "polynomial(eta)", value, equals: "2 eta (1-eta)", 2 * eta * (1 - eta),
          reason: "Two independent labels differ."))
    }
    return claims
  }
}

extension NearestNeighbourNoiseLemma {
  public var falseVariants: [FalseVariant<NeighbourCase>] {
    let varying: [NeighbourCase]
    do {
      varying = [
        NeighbourCase(try NearestNeighbours(labelLaw: [0, 1]), samples: 1),
        NeighbourCase(try NearestNeighbours(labelLaw: [1 / 10, 9 / 10]), samples: 2),
      ]
    } catch {
      varying = []
    }
    return [
      FalseVariant(
        "error = 2 r (1-r) for labels that are flipped with probability r",
        change: "The flip rate is constant, but the rule varies.", cases: varying
      ) { instance in
        let rate = min(instance.neighbours.labelLaw[0], 1 - instance.neighbours.labelLaw[0])
        return [
          Claim(
            "error", instance.enumeratedError(.chance), equals: "2 r (1-r)", 2 * rate * (1 - rate),
            reason: "False.")
        ]
      }
    ]
  }
}
