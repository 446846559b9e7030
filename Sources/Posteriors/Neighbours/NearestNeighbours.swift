import ExactArithmetic
import InformationTheory
import Work

/// The k-nearest-neighbour rule on finitely many points: its error, exactly for every number of samples.
///
/// A point `x` is drawn from a law, and its label is 1 with probability `eta_x`: the *label law*, which says both what is right at `x`
/// and how noisy it is. `n` labelled samples and a test point are drawn independently; the rule predicts the majority of the labels of
/// the `k` samples nearest to the test point, `k` odd, ties of distance by chance.
///
/// ```swift
/// let line = try NearestNeighbours(labelLaw: [1 / 10, 1 / 5, 1 / 2, 4 / 5, 9 / 10])
/// print(try line.error(samples: 2, neighbours: 1))  // 509/1250
/// print(line.limitingError(neighbours: 1), line.bayesRisk)  // 3/10 11/50
/// ```
///
/// If `eta_x = eta` for all `x`, so that there is nothing to learn, the error of 1-NN is `2 eta (1-eta)` for every `n`, every metric
/// and every rule for ties. Noise of a constant rate around a rule that varies is not that case.
///
/// Source: T. Cover and P. Hart, Nearest neighbor pattern classification, 1967, for the limit; the finite sums are derived here.
public struct NearestNeighbours: Sendable {
  /// The law of a point.
  public let law: FiniteLaw<Int>
  /// The probability of the label 1 at each point.
  public let labelLaw: [Rational]
  /// For each test point the points in shells of equal distance, the nearest first.
  public let shells: [[[Int]]]

  /// The greatest number of points.
  public static let greatestPointCount = 1000

  /// Points with distances.
  ///
  /// - Parameters:
  ///   - labelLaw: the probability of the label 1 at each point.
  ///   - law: the law of a point; uniform if it is `nil`.
  ///   - distances: rows of the distances of each point from all, of which only the order within a row counts.
  /// - Throws: ``NearestNeighbourError``; `WorkRefused` for more than ``greatestPointCount`` points.
  public init(
    labelLaw: [Rational], law: FiniteLaw<Int>? = nil, distances: [[Rational]]
  ) throws {
    try NearestNeighbours.check(labelLaw, law)
    try NearestNeighbours.check(distances, count: labelLaw.count)
    self.labelLaw = labelLaw
    self.law = try law ?? .uniform(over: Array(labelLaw.indices))
    shells = distances.map { row in
      Dictionary(grouping: row.indices) { row[$0] }.sorted { $0.key < $1.key }.map(\.value)
    }
  }

  /// Points on the line.
  ///
  /// - Parameters:
  ///   - labelLaw: the probability of the label 1 at each point.
  ///   - law: the law of a point; uniform if it is `nil`.
  ///   - positions: where the points are, all different; 1, 2, 3, ... if it is `nil`.
  /// - Throws: ``NearestNeighbourError``; `WorkRefused` for more than ``greatestPointCount`` points.
  public init(
    labelLaw: [Rational], law: FiniteLaw<Int>? = nil, positions: [Rational]? = nil
  ) throws {
    try NearestNeighbours.check(labelLaw, law)
    let positions = positions ?? labelLaw.indices.map { Rational($0) }
    if positions.count != labelLaw.count {
      throw NearestNeighbourError.sizeMismatch(
        what: "positions", count: positions.count, expected: labelLaw.count)
    }
    try self.init(
      labelLaw: labelLaw, law: law,
      distances: positions.map { x in positions.map { ($0 - x).magnitude } })
  }

  private static func check(_ labelLaw: [Rational], _ law: FiniteLaw<Int>?) throws {
    if labelLaw.isEmpty { throw NearestNeighbourError.noPoints }
    if let index = labelLaw.firstIndex(where: { $0.isNegative || $0 > 1 }) {
      throw NearestNeighbourError.labelLawOutOfRange(point: index + 1, value: labelLaw[index])
    }
    if labelLaw.count > greatestPointCount {
      throw WorkRefused(
        "nearest neighbours", size: .count("\(labelLaw.count) points"),
        limit: .fixed(greatestPointCount, unit: ""))
    }
    if let law, law.outcomes.count != labelLaw.count {
      throw NearestNeighbourError.sizeMismatch(
        what: "probabilities of points", count: law.outcomes.count, expected: labelLaw.count)
    }
  }

  private static func check(
    _ distances: [[Rational]], count: Int
  ) throws(NearestNeighbourError) {
    for (what, number) in [("rows of distances", distances.count)]
      + distances.map({
        ("distances in a row", $0.count)
      }) where number != count
    {
      throw .sizeMismatch(what: what, count: number, expected: count)
    }
    for (first, row) in distances.enumerated() {
      for (second, distance) in row.enumerated() {
        if distance.isNegative { throw .negativeDistance(distance) }
        if distance.isZero != (first == second) {
          throw .invalidDistance(first: first + 1, second: second + 1, distance)
        }
      }
    }
  }

  /// The probability of a point.
  func mass(of point: Int) -> Rational { Rational(law.counts[point], law.denominator) }

  // MARK: Risks without a sample

  /// Bayes' risk, `E min(eta, 1-eta)`.
  public var bayesRisk: Rational { mean { min($0, 1 - $0) } }

  /// The limit of the error for many samples, the mean of a polynomial in `eta`; for `k = 1` it is `E 2 eta (1-eta)`.
  ///
  /// - Precondition: the number of neighbours is odd.
  public func limitingError(neighbours k: Int) -> Rational {
    mean { NearestNeighbours.polynomial(neighbours: k, at: $0) }
  }

  /// Whether the label law is the same at all points, so that nothing can be learned.
  public var isWithoutSignal: Bool {
    let charged = labelLaw.indices.filter { !law.counts[$0].isZero }
    return charged.allSatisfy { labelLaw[$0] == labelLaw[charged[0]] }
  }

  /// The probability that a label differs from the majority of `k` others, all 1 with probability `eta`: a polynomial in `eta` of
  /// degree `k+1`, and `2 eta (1-eta)` for `k = 1`.
  ///
  /// - Precondition: `k` is odd and positive.
  public static func polynomial(neighbours k: Int, at eta: Rational) -> Rational {
    precondition(k > 0 && k & 1 == 1, "\(k) neighbours")
    let ones = (0...k).map { j in
      Rational(Integer.binomial(k, j)) * eta.power(j) * (1 - eta).power(k - j)
    }
    let majority = Rational.sum(Array(ones[(k / 2 + 1)...]))
    return eta * (1 - majority) + (1 - eta) * majority
  }

  private func mean(_ value: (Rational) -> Rational) -> Rational {
    Rational.sum(zip(law.probabilities, labelLaw).map { $0.isZero ? 0 : $0 * value($1) })
  }
}

extension NearestNeighbours: CustomStringConvertible {
  /// The number of points and the label law.
  public var description: String {
    let list =
      labelLaw.count > 12
      ? "\(labelLaw.count) points" : labelLaw.map(\.description).joined(separator: ", ")
    return "nearest neighbours with the label law \(list)"
  }
}
