import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Posteriors
import Work

extension LemmaArguments {
  /// `-n` samples of the points and labels of `--law`: its last variable is the label, 0 or 1, the others are the coordinates
  /// of the points, whose distance is the sum of the differences.
  ///
  /// - Throws: `LemmaError`, `WorkRefused`; the errors of `NearestNeighbours`.
  func neighbourCase(of id: String, atLeast least: Int = 1) throws -> NeighbourCase {
    let law = try require(.law, of: id)
    let samples = try require(.draws, of: id)
    if samples < least {
      throw LemmaError.invalidInstance(
        id: id,
        reason: "n = \(samples); expected at least \(least) \(least == 1 ? "sample" : "samples")")
    }
    let neighbours = try LabelledPoints(law, of: id).neighbours()
    let points = neighbours.labelLaw.count
    let limit = LabelledPoints.greatestEnumeration
    // Samples with their labels and a test point; above 20 samples they are too many even of one point.
    if samples > 20 || Integer(2 * points).power(samples) * Integer(points) > Integer(limit) {
      throw WorkRefused(
        "going through all samples and labels",
        size: .parameter("(2 * \(points))^n * \(points) for n = \(samples)"),
        limit: .fixed(limit, unit: ""))
    }
    return NeighbourCase(neighbours, samples: samples)
  }
}

/// The points of a joint law, with the law of the label at each.
private struct LabelledPoints {
  /// So many samples with labels and a test point are gone through.
  static let greatestEnumeration = 100_000

  private var places: [[Rational]] = []
  private var masses: [Rational] = []
  private var ones: [Rational] = []

  init(_ law: JointLaw, of id: String) throws(LemmaError) {
    let names = law.variables
    guard names.count >= 2 else {
      throw .invalidInstance(
        id: id,
        reason: "the law has the variable \(names.joined(separator: ", ")); expected the "
          + "coordinates of a point and, last, its label")
    }
    var positions: [[Rational]: Int] = [:]
    for (outcomes, probability) in law.support {
      let place = try LabelledPoints.place(outcomes.dropLast(), of: names, id)
      let label = outcomes[names.count - 1].description
      guard label == "0" || label == "1" else {
        throw .invalidInstance(
          id: id,
          reason: "a value of the label \(names[names.count - 1]) is \(label); expected 0 or 1")
      }
      if positions[place] == nil {
        positions[place] = places.count
        places.append(place)
        masses.append(0)
        ones.append(0)
      }
      let position = positions[place] ?? 0
      masses[position] += probability
      if label == "1" { ones[position] += probability }
    }
  }

  private static func place(
    _ outcomes: ArraySlice<AnyOutcome>, of names: [String], _ id: String
  ) throws(LemmaError) -> [Rational] {
    var place: [Rational] = []
    for (outcome, name) in zip(outcomes, names) {
      guard let number = Rational(outcome.description) else {
        throw .invalidInstance(
          id: id,
          reason: "a value of \(name) is \(outcome); expected a number, the coordinate of a point")
      }
      place.append(number)
    }
    return place
  }

  func neighbours() throws -> NearestNeighbours {
    try NearestNeighbours(
      labelLaw: zip(ones, masses).map { $0 / $1 },
      law: FiniteLaw(Array(masses.indices), weights: masses),
      distances: places.map { a in
        places.map { b in Rational.sum(zip(a, b).map { ($0 - $1).magnitude }) }
      })
  }
}
