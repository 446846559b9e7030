import Capacity
import ExactArithmetic
import InformationLemmas
import Lemmas

/// Points in general position, the last `F` of them facts.
public struct GeneralPoints: Sendable {
  /// The points with their dichotomies.
  public let configuration: PointConfiguration
  /// The number `F` of facts.
  public let facts: Int

  /// Seeded points with small integer coordinates.
  static func seeded(_ scope: LemmaScope) throws -> [GeneralPoints] {
    var generator = InstanceGenerator(seed: 29)
    let most = scope == .standard ? 8 : 11
    var cases: [GeneralPoints] = []
    for n in 1...4 {
      for p in 1...most where n < 4 || p <= most - 1 {
        let configuration = try points(p, n, &generator)
        for f in 0...min(p, 3) {
          cases.append(GeneralPoints(configuration: configuration, facts: f))
        }
      }
    }
    return cases
  }

  /// Draws points until they are in general position.
  private static func points(
    _ p: Int, _ n: Int, _ generator: inout InstanceGenerator
  ) throws -> PointConfiguration {
    while true {
      let list: [[Rational]] = (0..<p).map { _ in
        (0..<n).map { _ in Rational(generator.index(below: 201) - 100) }
      }
      do { return try PointConfiguration(list) } catch RuleError.notInGeneralPosition { continue }
    }
  }
}

extension GeneralPoints: CustomStringConvertible {
  /// The sizes with the first point.
  public var description: String {
    let first = configuration.points[0].map(\.description).joined(separator: ",")
    return
      "P = \(configuration.points.count), N = \(configuration.dimension), F = \(facts), first point (\(first))"
  }
}

extension GeneralPoints: SizedCase {
  /// The coordinates.
  public var caseSize: CaseSize { configuration.points.caseSize }
}
