/// How a curve is told from the others without colours: by its dashes, its mark and its grey.
struct SeriesStyle: Sendable {
  /// The lengths of dashes and gaps in points; empty for a solid line.
  let dashes: [Int]
  let isGrey: Bool
  let mark: Mark

  /// The shape that marks points.
  enum Mark: Sendable, CaseIterable {
    case disc, square, triangle, circle, star, openTriangle, diamond, filledDiamond
  }

  /// The styles in the order of use.
  static let all: [SeriesStyle] = [
    SeriesStyle(dashes: [], isGrey: false, mark: .disc),
    SeriesStyle(dashes: [8, 5], isGrey: false, mark: .square),
    SeriesStyle(dashes: [2, 4], isGrey: false, mark: .triangle),
    SeriesStyle(dashes: [], isGrey: true, mark: .circle),
    SeriesStyle(dashes: [8, 4, 2, 4], isGrey: false, mark: .star),
    SeriesStyle(dashes: [8, 5], isGrey: true, mark: .openTriangle),
    SeriesStyle(dashes: [14, 5], isGrey: false, mark: .diamond),
    SeriesStyle(dashes: [2, 4], isGrey: true, mark: .filledDiamond),
  ]
}
