import ExactArithmetic

extension ContractionWidth: CustomStringConvertible {
  /// The width: `1/1000000`, `1/1000 of the coefficient`.
  public var description: String {
    switch self {
    case .absolute(let width): width.description
    case .relative(let share): "\(share) of the coefficient"
    }
  }
}
