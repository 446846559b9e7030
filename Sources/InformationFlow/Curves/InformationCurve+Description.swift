import ExactArithmetic
import InformationTheory

// How the curves and what is known of their points print.

extension InformationCurve: CustomStringConvertible {
  /// The channel and the input law: `F_I of [[1, 0], [1/4, 3/4]] for P(X=1) = 1/3`.
  public var description: String { "F_I of \(channel) for P(X=1) = \(input)" }
}

extension InformationCurvePoint: CustomStringConvertible {
  /// The budget, the value and what proves its ends:
  /// `F_I(t) in [0.30, 0.31] bits at t = 1/2 bits; from below by U: ..., from above by ...`.
  public var description: String {
    let value = exactValue.map { "= \(InformationQuantity.exact($0))" } ?? "in \(enclosure) bits"
    return "F_I(t) \(value) at t = \(InformationQuantity.exact(budget)); "
      + "from below by \(witness), from above by \(proof)"
  }
}

extension InformationCurvePoint.Proof: CustomStringConvertible {
  /// The argument: `data processing`, `the line l = 3/4 ...`.
  public var description: String {
    switch self {
    case .data: return "data processing"
    case .erasure(let slope): return "the identity I(U;Y) = \(slope) I(U;X)"
    case .line(let certificate): return certificate.description
    }
  }
}

extension CurveCertificate: CustomStringConvertible {
  /// The slope of the line and where it is checked: `the line of slope 0.75, checked at q = 0.1, 0.4 and 0.9`.
  public var description: String {
    "the line of slope \(multiplier.brief()), checked at q = \(left.brief()), \(middle.brief()) and "
      + right.brief()
  }
}

extension CurveWitness: CustomStringConvertible {
  /// The values of `U`: `U: P(X=1) = 0 with probability 1/2, P(X=1) = 2/3 with probability 1/2`.
  public var description: String {
    let values = zip(posteriors, weights).map { posterior, weight in
      "P(X=1) = \(posterior.brief()) with probability \(weight.brief())"
    }
    return "U: " + values.joined(separator: ", ")
  }
}

extension CurveSlope: CustomStringConvertible {
  /// The slope at 0: `F_I'(0) = 9/16`, or an enclosure with the law of the input that attains its lower end.
  public var description: String {
    if let exactValue { return "F_I'(0) = \(exactValue)" }
    let witness = posterior.map { "P(X=1) = \($0.brief())" } ?? "the limit at the input law"
    return "F_I'(0) in \(enclosure), from below by \(witness)"
  }
}

extension UniformCubeCurve: CustomStringConvertible {
  /// The number of bits and the slope at 0: `F_I of 3 uniform bits, each with (1-2 delta)^2 = 1/4`.
  public var description: String {
    "F_I of \(dimension) uniform \(dimension == 1 ? "bit" : "bits"), each with "
      + "(1-2 delta)^2 = \(slopeAtZero)"
  }
}
