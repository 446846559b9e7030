/// A rectangle of characters on which curves are drawn; places go from 0 to 1, to the right and upwards.
struct CharacterCanvas {
  private let columns: Int
  private let rows: Int
  private let isASCII: Bool
  /// The characters that cover the dots.
  private var cells: [[Character?]]
  /// The dots of Braille's letters in each cell, two across and four down.
  private var dots: [[UInt8]]

  init(columns: Int, rows: Int, isASCII: Bool) {
    self.columns = columns
    self.rows = rows
    self.isASCII = isASCII
    cells = Array(repeating: Array(repeating: nil, count: columns), count: rows)
    dots = Array(repeating: Array(repeating: 0, count: columns), count: rows)
  }

  /// The lines, top to bottom.
  var lines: [String] {
    zip(cells, dots).map { cells, dots in
      String(
        zip(cells, dots).map { cell, dots -> Character in
          if let cell { return cell }
          return dots == 0 ? " " : Character(Unicode.Scalar(0x2800 + UInt32(dots)) ?? " ")
        })
    }
  }

  /// Puts a mark at a place.
  mutating func mark(_ place: (Double, Double), _ mark: Character) {
    guard let (column, row) = cell(place) else { return }
    cells[row][column] = mark
  }

  /// Draws a straight line: dots, or in ASCII marks.
  mutating func line(from first: (Double, Double), to second: (Double, Double), mark: Character) {
    let (across, down) = isASCII ? (1, 1) : (2, 4)
    let width = abs(second.0 - first.0) * Double(columns * across)
    let height = abs(second.1 - first.1) * Double(rows * down)
    let steps = max(1, Int(max(width, height).rounded(.up)))
    for step in 0...steps {
      let part = Double(step) / Double(steps)
      let place = (first.0 + part * (second.0 - first.0), first.1 + part * (second.1 - first.1))
      if isASCII { self.mark(place, mark) } else { dot(place) }
    }
  }

  /// Draws a dashed line across all columns.
  mutating func dash(row place: Double) {
    guard let (_, row) = cell((0, place)) else { return }
    for column in 0..<columns where !isASCII || column % 2 == 0 {
      cells[row][column] = isASCII ? "-" : "┄"
    }
  }

  /// Draws an upright bar.
  mutating func bar(_ x: Double, from lower: Double, to upper: Double) {
    guard let (column, bottom) = cell((x, lower)), let (_, top) = cell((x, upper)) else { return }
    for row in top...max(top, bottom) { cells[row][column] = isASCII ? "|" : "│" }
  }

  private mutating func dot(_ place: (Double, Double)) {
    let across = Int((place.0 * Double(2 * columns - 1)).rounded())
    let down = Int(((1 - place.1) * Double(4 * rows - 1)).rounded())
    guard (0..<2 * columns).contains(across), (0..<4 * rows).contains(down) else { return }
    let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
    dots[down / 4][across / 2] |= bits[down % 4][across % 2]
  }

  /// The column and the row of a place; `nil` outside.
  private func cell(_ place: (Double, Double)) -> (column: Int, row: Int)? {
    guard (0...1).contains(place.0), (0...1).contains(place.1) else { return nil }
    return (
      Int((place.0 * Double(columns - 1)).rounded()),
      Int(((1 - place.1) * Double(rows - 1)).rounded())
    )
  }
}
