import ExactArithmetic

/// How a curve is told from the others without colours: by its dashes, its mark and its grey.
struct SeriesStyle: Sendable {
  /// The lengths of dashes and gaps in points; empty for a solid line.
  let dashes: [Int]
  /// How dark the curve is, from 100 for black down to 0 for white.
  let blackness: Int
  let mark: Mark

  /// The shape that marks points.
  enum Mark: Sendable, CaseIterable {
    case disc, square, triangle, circle, star, openTriangle, diamond, filledDiamond
  }

  /// The styles in the order of use.
  static func all(_ strokes: Figure.Strokes) -> [SeriesStyle] {
    switch strokes {
    case .mixed: return mixed
    case .black:
      return mixed.map { SeriesStyle(dashes: $0.dashes, blackness: 100, mark: $0.mark) }
    case .grey:
      return zip(mixed, [100, 45, 75, 30, 90, 55, 65, 38]).map { style, blackness in
        SeriesStyle(dashes: [], blackness: blackness, mark: style.mark)
      }
    }
  }

  private static let mixed: [SeriesStyle] = [
    SeriesStyle(dashes: [], blackness: 100, mark: .disc),
    SeriesStyle(dashes: [8, 5], blackness: 100, mark: .square),
    SeriesStyle(dashes: [2, 4], blackness: 100, mark: .triangle),
    SeriesStyle(dashes: [], blackness: 50, mark: .circle),
    SeriesStyle(dashes: [8, 4, 2, 4], blackness: 100, mark: .star),
    SeriesStyle(dashes: [8, 5], blackness: 50, mark: .openTriangle),
    SeriesStyle(dashes: [14, 5], blackness: 100, mark: .diamond),
    SeriesStyle(dashes: [2, 4], blackness: 50, mark: .filledDiamond),
  ]
}

extension Figure {
  /// How curves are told from each other.
  public enum Strokes: String, Sendable, Hashable, CaseIterable {
    /// By dashes, marks, and black or grey.
    case mixed
    /// By dashes and marks, all of them black.
    case black
    /// By marks and shades of grey, all of them solid.
    case grey
  }

  /// The size of a figure: in characters in a terminal, in centimetres elsewhere.
  public struct Size: Sendable, Hashable {
    /// The width.
    public var width: Rational
    /// The height.
    public var height: Rational

    /// Creates a size.
    ///
    /// - Precondition: both are positive.
    public init(width: Rational, height: Rational) {
      precondition(width.signum() > 0 && height.signum() > 0, "\(width) by \(height)")
      self.width = width
      self.height = height
    }
  }
}
