import ExactArithmetic

extension SuccessCount: CustomStringConvertible {
  /// The counts: `731 successes in 1000 trials`.
  public var description: String {
    "\(successes) \(successes == 1 ? "success" : "successes") in "
      + "\(trials) \(trials == 1 ? "trial" : "trials")"
  }
}

extension Confidence: CustomStringConvertible {
  /// The level: `99/100`; with what is kept back for looks where there are any: `99/100, the error halved 2 times`.
  public var description: String {
    switch halvings {
    case 0: return "\(level)"
    case 1: return "\(level), the error halved once"
    default: return "\(level), the error halved \(halvings) times"
    }
  }
}
