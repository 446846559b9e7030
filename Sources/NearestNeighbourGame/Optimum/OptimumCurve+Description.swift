import ExactArithmetic

extension OptimumCurve: CustomStringConvertible {
  /// The parameters: `OPT for k = 4, d = 10 and rho in [0, 1]`; of a large `k` its length.
  public var description: String {
    let k =
      examples.bitWidth <= 64 ? examples.description : "a number of \(examples.bitWidth) bits"
    return "OPT for k = \(k), d = \(dimension) and rho in [0, \(greatestCorrelation)]"
  }
}

extension OptimumCurve.Crossing: CustomStringConvertible {
  /// Where the optimum reaches a success: `below it at 3/10, reached at 4/10`.
  public var description: String {
    (below.map { "below it at \($0), " } ?? "") + "reached at \(reaching)"
  }
}
