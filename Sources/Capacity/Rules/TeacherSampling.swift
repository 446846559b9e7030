import ExactArithmetic
import Sampling
import Work

/// The room that an isotropic teacher leaves for facts, sampled: points and teacher are drawn, and whether the facts' fair labels are fitted beside
/// the teacher's is decided exactly for each draw.
///
/// Coordinates are normal, rounded to multiples of `2^-16`; all decisions about the rounded points are made in integers. Labels are fitted iff they are those on an
/// extreme ray of a cell, with any label of the points to which the ray is normal; see ``PointConfiguration``.  Where points are linearly dependent, which rounding makes
/// possible, labels may count as not fitted.
///
/// ```swift
/// let sampling = try TeacherSampling(DichotomyCount(points: 6, dimension: 3, facts: 2), seed: 1)
/// print(try sampling.run(trials: 0..<10_000).estimate ?? 0)
/// ```
public struct TeacherSampling: Sendable {
  /// The numbers of points, of coordinates and of facts.
  public let count: DichotomyCount
  /// The seed, on which alone the counts depend.
  public let seed: UInt64
  /// The subsets of `N - 1` of the points, gone through for each draw.
  private let subsets: [[Int]]

  /// The greatest numbers of coordinates and of points.
  public static let greatest = (dimension: 4, points: 24)

  /// - Throws: ``RuleError/sampledDimensionOutOfRange(_:)`` for `N = 1`; `WorkRefused` above ``greatest``.
  public init(_ count: DichotomyCount, seed: UInt64) throws {
    let (n, p) = (count.dimension, count.points)
    if n < 2 { throw RuleError.sampledDimensionOutOfRange(n) }
    for (name, value, limit) in [
      ("N", n, TeacherSampling.greatest.dimension), ("P", p, TeacherSampling.greatest.points),
    ] where value > limit {
      throw WorkRefused(
        "a simulation of a teacher", size: .parameter("\(name) = \(value)"),
        limit: .fixed(limit, unit: name == "N" ? "coordinates" : "points"))
    }
    self.count = count
    self.seed = seed
    subsets = PointConfiguration.subsets(of: p, size: n - 1)
  }

  /// Draws points, teacher and labels, and counts how often the labels are fitted.
  ///
  /// - Throws: `WorkRefused` above the limits; `CancellationError`.
  /// - Complexity: O(P^N) operations on words for each trial.
  public func run(
    trials: Range<Int>, threads: Int? = nil, limits: WorkLimits = .standard,
    monitor: WorkMonitor = WorkMonitor()
  ) throws -> SuccessCount {
    try limits.admit(
      WorkEstimate(
        subject: "\(trials.count) draws of \(count.points) points and a teacher",
        operations: Double(trials.count) * operationsPerTrial, bytes: 0, isUpperBound: true),
      monitor)
    let streams = TrialStreams(seed: seed, trialsPerStream: 256, kernels: .best)
    let counts = try streams.run(
      trials, threads: threads, monitor: monitor, zero: SuccessCount.zero
    ) { count, stream, range in
      for trial in 0..<range.upperBound {
        let isFitted = draw(&stream)
        if range.contains(trial) {
          count = count + SuccessCount(trials: 1, successes: isFitted ? 1 : 0)
        }
      }
    }
    return counts.reduce(.zero, +)
  }

  /// The points are drawn, and for each subset a normal is multiplied with all of them.
  private var operationsPerTrial: Double {
    let entries = Double((count.points + 1) * count.dimension)
    return entries * Double(8 + subsets.count)
  }

  private func draw(_ stream: inout BitStream) -> Bool {
    let n = count.dimension
    var normal = NormalSource()
    func vector(_ stream: inout BitStream) -> [Int128] {
      (0..<n).map { _ in Int128((normal.next(&stream) * 0x1p16).rounded()) }
    }
    let teacher = vector(&stream)
    let points = (0..<count.points).map { _ in vector(&stream) }
    let signed = points.enumerated().map { index, point in
      let isPositive =
        index < count.points - count.facts
        ? SmallSystem.product(teacher, point) > 0 : stream.next() >> 63 == 1
      return isPositive ? point : point.map { -$0 }
    }
    return SmallSystem.isFeasible(signed, subsets)
  }
}

/// Homogeneous strict inequalities in few unknowns, decided in integers.
enum SmallSystem {
  static func product(_ a: [Int128], _ b: [Int128]) -> Int128 {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Whether some `w` has `<w, x> > 0` for every vector.
  ///
  /// For at least as many vectors in general position as unknowns some extreme ray of the cone is normal to all but one unknown's
  /// number of the vectors, and positive on the others.
  ///
  /// - Parameter subsets: those of one vector fewer than unknowns.
  static func isFeasible(_ vectors: [[Int128]], _ subsets: [[Int]]) -> Bool {
    guard let n = vectors.first?.count, vectors.count > n else { return true }
    for subset in subsets {
      let ray = normal(subset.map { vectors[$0] })
      var (positive, negative) = (true, true)
      for (index, vector) in vectors.enumerated() where !subset.contains(index) {
        let sign = product(ray, vector).signum()
        if sign <= 0 { positive = false }
        if sign >= 0 { negative = false }
        if !positive && !negative { break }
      }
      if positive || negative { return true }
    }
    return false
  }

  /// A vector normal to one vector fewer than coordinates: their minors with signs.
  static func normal(_ rows: [[Int128]]) -> [Int128] {
    (0...rows.count).map { column in
      let minor = determinant(
        rows.map { row in row.indices.filter { $0 != column }.map { row[$0] } })
      return column.isMultiple(of: 2) ? minor : -minor
    }
  }

  private static func determinant(_ rows: [[Int128]]) -> Int128 {
    guard let first = rows.first else { return 1 }
    return first.indices.reduce(0) { sum, column in
      let rest = rows.dropFirst().map { row in
        row.indices.filter { $0 != column }.map { row[$0] }
      }
      let term = first[column] * determinant(rest)
      return column.isMultiple(of: 2) ? sum + term : sum - term
    }
  }
}
