import ExactArithmetic

extension KLContraction: CustomStringConvertible {
  /// The coefficient and where it is attained:
  /// `eta_KL(W) = 1/4, attained by the inputs 0 and 1 with weight 1/2 on the first`; inputs count from 0.
  public var description: String {
    guard let pair else { return "eta_KL(W) = \(value): all rows are equal" }
    let place: String
    switch weight {
    case .interior(let weight): place = "attained by \(pair) with weight \(weight) on the first"
    case .towardsZero: place = "approached by \(pair) as the weight on the first tends to 0"
    case .towardsOne: place = "approached by \(pair) as the weight on the first tends to 1"
    }
    return "eta_KL(W) = \(value), \(place)"
  }
}

extension KLContraction.Pair: CustomStringConvertible {
  /// The inputs, counted from 0: `the inputs 0 and 1`.
  public var description: String { "the inputs \(first) and \(second)" }
}
