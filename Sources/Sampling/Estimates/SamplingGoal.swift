import Work

/// When a simulation has done enough.
public enum SamplingGoal: Sendable {
  /// A number of trials of the seed.
  case trials(Int)
  /// The width of the interval.
  case width(Double)
}

/// Why a simulation would never reach its goal.
public enum SamplingGoalError: InputError, Hashable {
  /// An interval that would need more than 10^12 trials.
  case widthOutOfReach(Double)

  public var description: String {
    switch self {
    case .widthOutOfReach(let width):
      return "an interval of width \(width) needs more than 10^12 trials; expected a greater width"
    }
  }
}
