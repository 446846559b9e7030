import Work

/// Why a comparison of contraction coefficients is not computed.
public enum ComparisonError: InputError, Hashable {
  /// A law has too many outcomes of positive probability for the search over all events.
  case tooManyOutcomes(Int, greatest: Int)

  public var description: String {
    switch self {
    case .tooManyOutcomes(let count, let greatest):
      return "the law has \(count) outcomes of positive probability; expected at most \(greatest)"
    }
  }
}
