import ExactArithmetic

/// The greatest of some maxima, exact where it is at a corner, else enclosed.
struct GreatestMaximum {
  /// Contains the greatest ratio.
  let interval: Enclosure
  /// The greatest ratio, where it is known exactly.
  let quotient: LogQuotient?
  /// A law whose ratio is at least the lower end.
  let law: [Rational]
  let kind: FixedInputContraction.Maximum

  /// - Returns: `nil` when the maxima cannot be enclosed to the width.
  init?(_ islands: [MaximumIsland], width wanted: Rational, ratio: Double) {
    // The surroundings of faces were closed for ratios up to this close.
    let width = min(wanted, Rational(exactly: ratio * 0x1p-35)!)
    var intervals: [Found] = []
    var corners: [CornerIsland] = []
    for island in islands {
      switch island {
      case .corner(let corner): corners.append(corner)
      case .interior(var interior):
        guard let found = interior.supremum(width: width) else { return nil }
        intervals.append(Found(interval: found.interval, law: found.law, kind: .interior))
      case .face(var face):
        guard let found = face.inner.supremum(width: width) else { return nil }
        intervals.append(
          Found(interval: found.interval, law: face.extended(found.law), kind: .face))
      }
    }
    let best = intervals.max { $0.interval.lower < $1.interval.lower }
    let upper = intervals.map(\.interval.upper).max()
    if !corners.isEmpty {
      guard let corner = GreatestMaximum.greatest(corners) else { return nil }
      let value = corner.value.enclosure(within: width)
      if upper.map({ corner.value.compare(to: $0) >= 0 }) ?? true {
        interval = value
        quotient = corner.value
        law = corner.law
        kind = .corner
        return
      }
      if best == nil || value.lower > best!.interval.lower {
        interval = Enclosure(value.lower, max(value.upper, upper ?? value.upper))
        quotient = nil
        law = corner.law
        kind = .corner
        return
      }
    }
    guard let best, let upper else { return nil }
    interval = Enclosure(best.interval.lower, upper)
    quotient = nil
    law = best.law
    kind = best.kind
  }

  /// An enclosed maximum.
  private struct Found {
    let interval: Enclosure
    let law: [Rational]
    let kind: FixedInputContraction.Maximum
  }

  /// The corner with the greatest ratio, where the order is decided.
  private static func greatest(_ corners: [CornerIsland]) -> CornerIsland? {
    corners.first { corner in
      corners.allSatisfy { corner.value.isAtLeast($0.value) == .holds }
    }
  }
}

extension CornerIsland {
  /// The law at the corner.
  var law: [Rational] {
    (0..<inputCount).map { $0 == input ? .one : .zero }
  }
}
