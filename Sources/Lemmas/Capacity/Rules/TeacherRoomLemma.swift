import Capacity
import Claims
import ExactArithmetic
import Lemmas
import Tables

/// A teacher leaves more room for facts than a uniform dichotomy.
public struct TeacherRoomLemma: Lemma {
  public let id = "teacher-room"
  public let title = "A teacher leaves more room for facts, in the plane"
  public let status = LemmaStatus.derived
  public let source = "Derived here"
  public let statement = """
    In the plane let r >= 1 independent isotropic points have the labels of an independent isotropic teacher, and F more, the facts, independent fair labels. The \
    probability that one half-plane through the origin has all these labels is (1 + 2F/(r+1)) 2^-F; beside a uniform dichotomy of the r points it is (1 + F/r) 2^-F, \
    which is not more.
    """
  public let summary = """
    Up to the sign of points, teacher and normals of points are independent uniform points of a circle. The facts whose normals fall into the teacher's arc \
    between those of the rule cut it; a fact is there with probability 2/(r+1), as it is one of r + 2 points in uniform order and next to the teacher but for facts.
    """
  public let enumerated =
    "All r <= 7 and F <= 6 (exhaustive: 10 and 9), by all orders of rule and facts around the circle from the teacher on."

  public let fixedBecause = "it is about isotropic points in the plane, a family given by numbers"

  public init() {}

  /// Numbers of points.
  public struct Instance: Sendable {
    public let rulePoints: Int
    public let facts: Int
  }

  public func label(_ instance: Instance) -> String {
    "r = \(instance.rulePoints), F = \(instance.facts)"
  }

  public func cases(_ scope: LemmaScope) -> [Instance] {
    let (r, f) = scope == .standard ? (7, 6) : (10, 9)
    return (1...r).flatMap { (r: Int) in
      (0...f).map { Instance(rulePoints: r, facts: $0) }
    }
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let count = try TeacherRoomLemma.count(instance)
    let teacher = try count.teacherFitProbability()
    return [
      Claim(
        "fit, by all orders", TeacherRoomLemma.enumerated(instance),
        equals: "(1 + 2F/(r+1)) 2^-F", teacher, reason: "Facts in the teacher's arc cut it."),
      Claim(
        "fit beside a uniform dichotomy", count.fitProbability, atMost: "fit beside a teacher",
        teacher, reason: "The teacher's arc is size-biased."),
    ]
  }

  private static func count(_ instance: Instance) throws -> DichotomyCount {
    try DichotomyCount(
      points: instance.rulePoints + instance.facts, dimension: 2, facts: instance.facts)
  }

  /// The mean number of cells in the teacher's arc over `2^F`, by all orders of the other normals from the teacher's on.
  private static func enumerated(_ instance: Instance) -> Rational {
    let (r, f) = (instance.rulePoints, instance.facts)
    let length = r + f
    var (cells, orders) = (0, 0)
    for facts in 0..<(1 << length) where facts.nonzeroBitCount == f {
      // The facts before the first point of the rule, and those after the last.
      let rule = ~facts & ((1 << length) - 1)
      let before = rule.trailingZeroBitCount
      let after = length - (Int.bitWidth - rule.leadingZeroBitCount)
      cells += 1 + before + after
      orders += 1
    }
    return Rational(cells, orders).scaled(byPowerOfTwo: -f)
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title: "The probability that F facts are fitted beside r points of the rule, N = 2",
      columns: [
        "r", "F", Table.Column("teacher", notation: .both),
        Table.Column("uniform", header: "uniform dichotomy", notation: .both),
      ])
    for (r, f) in [(1, 1), (4, 2), (6, 3), (20, 3)] {
      let count = try DichotomyCount(points: r + f, dimension: 2, facts: f)
      table.append([
        .integer(r), .integer(f), .rational(try count.teacherFitProbability()),
        .rational(count.fitProbability),
      ])
    }
    return table
  }
}

extension TeacherRoomLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "beside a teacher the probability is (1 + F/r) 2^-F",
        change: "As if the teacher's labels were a uniform dichotomy."
      ) { instance in
        [
          Claim(
            "fit, by all orders", TeacherRoomLemma.enumerated(instance), equals: "(1 + F/r) 2^-F",
            try TeacherRoomLemma.count(instance).fitProbability, reason: "False.")
        ]
      }
    ]
  }
}
