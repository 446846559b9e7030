import ExactArithmetic

// How what a learner does prints.

extension MemorizationQuantities: CustomStringConvertible {
  /// The informations and the best test, a line each: `I(M;X1..n|theta) = 3/2 bits`.
  public var description: String {
    var lines = [
      "I(M;X1..n) = \(dataInformation)", "I(M;theta) = \(parameterInformation)",
      "I(M;X1..n|theta) = \(memorization)", "I(M;X) = \(testInformation)",
    ]
    if let bestTest { lines.append("best test: \(bestTest)") }
    return lines.joined(separator: "\n")
  }
}

extension BestTest: CustomStringConvertible {
  /// The probabilities: `a = 3/4, b = 1/4, e = 1/4`.
  public var description: String {
    "a = \(acceptance.brief()), b = \(falseAcceptance.brief()), e = \(error.brief())"
  }
}

extension EnclosedTest: CustomStringConvertible {
  /// The probabilities, enclosed: `a in [0.74, 0.75], b in [0.24, 0.25], e in [0.24, 0.26]`.
  public var description: String {
    func text(_ name: String, _ value: Enclosure) -> String {
      "\(name) \(value.isExact ? "=" : "in") \(value)"
    }
    let parts = [
      acceptance.map { text("a", $0) }, text("b", falseAcceptance), error.map { text("e", $0) },
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }
}

extension SignMessage: CustomStringConvertible {
  /// What is kept: `3 coordinates, each kept with probability 1/2, with correlation 1/4`.
  public var description: String {
    "\(coordinates) \(coordinates == 1 ? "coordinate" : "coordinates"), each kept with probability "
      + "\(keptProbability.brief()), with correlation \(correlation.brief())"
  }
}
