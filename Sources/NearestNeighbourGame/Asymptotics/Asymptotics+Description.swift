import ExactArithmetic

extension AsymptoticsPoint: CustomStringConvertible {
  /// The parameters and the bounds on `I(X;M)/(k d)`, a line each.
  public var description: String {
    """
    k = 2^\(log2Examples), d = \(dimension), rho = \(correlation), success \(success.brief())
    OPT in \(optimum)
    rho^2 d / (2 ln k) in \(thresholdRatio)
    log2 k / (d (1 - h(delta))) in \(rateOverCapacity)
    I(X;M)/(k d) >= \(sdpi) by the SDPI
    I(X;M)/(k d) >= \(mrsGerber) by Mrs Gerber's lemma
    I(X;M)/(k d) = \(noisyCopy) for the noisy copy with flip probability \(noisyCopyFlip)
    """
  }
}

extension Asymptotics: CustomStringConvertible {
  /// The rules: `d = 200 ln k, rho where the optimum reaches 1 - 1/log2 k`.
  public var description: String {
    let asked = success.map { ", success \($0)" } ?? ""
    return "d = \(dimension), rho \(correlation)\(asked)"
  }
}

extension Asymptotics.CorrelationRule: CustomStringConvertible {
  /// How `rho` is chosen.
  public var description: String {
    switch self {
    case .optimum(let rule): return "where the optimum reaches \(rule)"
    case .threshold(let c): return "with rho^2 d = 2 \(c) ln k"
    }
  }
}
