import ExactArithmetic

/// The search for all maxima of the ratio that are not below the others, each in an island on which it is known to any width;
/// outside the islands no law has a greater ratio, by a proof for a ratio slightly below.
struct IsolatedMaxima {
  private let instance: ReducedInput
  private let ascent: RatioAscent
  /// A proof that no law outside the islands has a ratio above one, or a law that has.
  private let decide: (Double, [MaximumIsland]) throws -> BinaryOutputGap.Answer

  init(
    _ instance: ReducedInput, ascent: RatioAscent,
    decide: @escaping (_ ratio: Double, _ islands: [MaximumIsland]) throws -> BinaryOutputGap.Answer
  ) {
    self.instance = instance
    self.ascent = ascent
    self.decide = decide
  }

  /// More maxima of the same height are not sought.
  private static let greatestCount = 24

  /// The islands of the maxima.
  ///
  /// - Parameters:
  ///   - best: the laws with great ratios that were found.
  ///   - floor: chi-square's coefficient, the limit at P, which must be lower.
  /// - Returns: the islands, and a ratio that no law outside has; `nil` when a maximum has no island or the proof does not succeed.
  func islands(
    from candidates: [RatioAscent.Point], above floor: Double
  ) throws -> (islands: [MaximumIsland], ratio: Double)? {
    guard let first = candidates.max(by: { $0.ratio < $1.ratio }), first.ratio > floor else {
      return nil
    }
    var points = [first]
    var islands: [MaximumIsland] = []
    for point in candidates where point.ratio >= first.ratio * (1 - 0x1p-34) {
      guard !islands.contains(where: { $0.contains(law: ascent.law(point.deviation), ascent) })
      else { continue }
      guard let island = island(at: point, ratio: first.ratio),
        !islands.contains(where: { $0.hasMaximum(of: island, ascent) })
      else { continue }
      islands.append(island)
      points.append(point)
    }
    if islands.isEmpty { return nil }
    var best = first.ratio
    while islands.count <= IsolatedMaxima.greatestCount {
      let ratio = best * (1 - 0x1p-36)
      guard ratio > floor else { return nil }
      switch try decide(ratio, islands) {
      case .proved: return (islands, ratio)
      case .unresolved: return nil
      case .violated(let deviation):
        let point = ascent.climb(from: deviation, steps: 2000)
        if islands.contains(where: { $0.contains(law: ascent.law(point.deviation), ascent) }) {
          return nil
        }
        points.append(point)
        if point.ratio > best * (1 + 0x1p-40) {
          best = point.ratio
          islands = []
          for point in points where point.ratio >= best * (1 - 0x1p-34) {
            guard let island = island(at: point, ratio: best) else { return nil }
            if islands.contains(where: { $0.hasMaximum(of: island, ascent) }) { continue }
            islands.append(island)
          }
        } else {
          // Around a maximum that has an island already the ratio is too flat for it.
          guard let island = island(at: point, ratio: best),
            !islands.contains(where: { $0.hasMaximum(of: island, ascent) })
          else { return nil }
          islands.append(island)
        }
      }
    }
    return nil
  }

  private func island(at point: RatioAscent.Point, ratio: Double) -> MaximumIsland? {
    let law = ascent.law(point.deviation)
    let greatest = law.indices.max { law[$0] < law[$1] }!
    if 1 - law[greatest] < 1e-3, let corner = CornerIsland(instance, input: greatest),
      Double(corner.value.enclosure(bits: 64).upper) >= ratio * (1 - 0x1p-30)
    {
      return .corner(corner)
    }
    // A law without some inputs is on a face, unless these are only rare.
    if law.contains(where: { $0 < 1e-9 }),
      let face = FaceIsland(instance, near: law, ratio: point.ratio)
    {
      return .face(face)
    }
    let positive = law.map { max($0, 1e-200) }
    if let critical = CriticalLaw(instance, near: positive, ratio: point.ratio),
      let island = InteriorIsland(instance, around: critical, ratio: ratio)
    {
      return .interior(island)
    }
    return FaceIsland(instance, near: law, ratio: point.ratio).map { .face($0) }
  }
}
