import ExactArithmetic
import Work

/// Why a figure cannot be drawn.
public enum FigureError: InputError, Hashable {
  /// There is no point in it.
  case nothingToDraw(figure: String)
  /// There are more curves than can be told apart.
  case tooManySeries(found: Int, limit: Int)
  /// A value on a logarithmic axis is not positive.
  case notPositive(value: Rational, axis: String)
  /// The values on an axis are beyond the range of floating-point numbers, in which places are computed.
  case outOfRange(axis: String)
  /// A size in characters that has no room for axes.
  case noRoom(width: Rational, height: Rational)
  /// A width in characters that has no room for curves beside the labels of the vertical axis.
  case noRoomBesideLabels(width: Int, margin: Int)

  public var description: String {
    switch self {
    case .nothingToDraw(let figure):
      return "there is nothing to draw in the figure \"\(figure)\"; expected at least one point"
    case .tooManySeries(let found, let limit):
      return "the figure would have \(found) curves; expected at most \(limit), "
        + "which is how many can be told apart without colours"
    case .notPositive(let value, let axis):
      return "the value \(value) is on the logarithmic axis \"\(axis)\"; expected a positive number"
    case .outOfRange(let axis):
      return "a value on the axis \"\(axis)\" is too large or too close to 0 to be drawn; "
        + "expected a magnitude from 1e-300 to 1e300"
    case .noRoom(let width, let height):
      return
        "the size \(width)x\(height) is none for a figure in characters; expected whole numbers from 40x8 to "
        + "1000x1000"
    case .noRoomBesideLabels(let width, let margin):
      return
        "the labels of the vertical axis take \(margin) of the \(width) characters; expected a width of "
        + "at least \(margin + 10)"
    }
  }
}
