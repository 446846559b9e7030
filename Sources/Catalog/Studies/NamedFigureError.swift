import ExactArithmetic
import Work

/// Why parameters do not suit a named figure.
public enum NamedFigureError: InputError, Hashable {
  /// No parameter has several values.
  case noRange(expected: String)
  /// A curve that the figure does not have was asked for.
  case unknownCurve(String, known: [String])
  /// A figure of one sample was asked for so many.
  case severalSamples(Int)

  public var description: String {
    switch self {
    case .noRange(let expected): return "no parameter varies; expected \(expected)"
    case .unknownCurve(let key, let known):
      return "there is no curve \"\(key)\"; expected some of \(known.joined(separator: ", "))"
    case .severalSamples(let count):
      return "found \(count) pairs of n and d; expected one, whose characteristics are drawn"
    }
  }
}
