import ExactArithmetic

// How the game and what is computed of it print.

extension Game: CustomStringConvertible {
  /// The parameters: `k = 2, d = 3, rho = 1/2`.
  public var description: String { "k = \(examples), d = \(dimension), rho = \(correlation)" }
}

extension GameQuantities: CustomStringConvertible {
  /// Bob's success and the informations, a line each: `I(X;M) = 6 bits`.
  public var description: String {
    """
    success = \(success.brief())
    I(X;M) = \(information)
    sum I(Xj;M) = \(exampleInformationSum)
    I(M;Y|J) = \(noisyInformation)
    I(J;Y|M) = \(indexInformation)
    """
  }
}

extension GameBounds: CustomStringConvertible {
  /// Fano's term and the bounds on `I(X;M)`, a line each.
  public var description: String {
    """
    F = \(InformationQuantity.exact(fano))
    I(X;M) >= k F / rho^2 = \(InformationQuantity.exact(sdpi))
    I(X;M) >= k d g^-1(F/d) = \(mrsGerber)
    """
  }
}

extension Examples: CustomStringConvertible {
  /// The examples in order, each with its coordinates in order: `(010, 110)`.
  public var description: String {
    let strings = (0..<count).map { j in
      (0..<dimension).map { (self[j] >> $0) & 1 == 1 ? "1" : "0" }.joined()
    }
    return "(\(strings.joined(separator: ", ")))"
  }
}
