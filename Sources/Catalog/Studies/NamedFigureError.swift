import ExactArithmetic
import Work

/// Why parameters do not suit a named figure.
public enum NamedFigureError: InputError, Hashable {
  /// No parameter has several values.
  case noRange(expected: String)
  /// A figure of one family of channels was asked for several.
  case severalFamilies([String])
  /// A figure of one sample was asked for so many.
  case severalSamples(Int)

  public var description: String {
    switch self {
    case .noRange(let expected): return "no parameter varies; expected \(expected)"
    case .severalFamilies(let names):
      return
        "found the channels \(names.joined(separator: " and ")); expected one family, whose parameter is "
        + "the horizontal axis"
    case .severalSamples(let count):
      return "found \(count) pairs of n and d; expected one, whose characteristics are drawn"
    }
  }
}
