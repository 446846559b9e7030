import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas

extension DataProcessingLemma: CertifiableLemma {
  /// `I(M;Y) <= I(M;X)` and `I(M;Y) <= I(X;Y)` for the joint law of message, bits and noisy bits.
  public func certificateClaims(
    of instance: Instance, digits: Int
  ) throws -> [CertificateClaim] {
    let law: JointLaw
    switch instance {
    case .message(let message): law = try message.jointLaw()
    case .chain(let chain): law = chain.law
    }
    return try ["I(M;X)", "I(X;Y)"].map { (greater: String) in
      try LawInequality(law, [(1, "I(M;Y)")], atMost: [(1, greater)])
        .claim(lemma: id, case: label(instance))
    }
  }
}

extension SDPIBSCLemma: CertifiableLemma {
  /// `I(U;Y) <= rho^2 I(U;X)` for the joint law of message, bits and noisy bits; the message `U` is called `M`.
  public func certificateClaims(
    of instance: NoisyMessage, digits: Int
  ) throws -> [CertificateClaim] {
    let square = instance.correlation.power(2)
    return [
      try LawInequality(
        try instance.jointLaw(), [(1, "I(M;Y)")], atMost: [(square, "I(M;X)")]
      ).claim(lemma: id, case: label(instance))
    ]
  }
}

extension NoisyMessage {
  /// The joint law of the message `M`, the bits `X` and the noisy bits `Y`.
  ///
  /// - Throws: ``CertificationError`` for more than 8 bits; what a message throws that does not fit.
  func jointLaw() throws -> JointLaw {
    if dimension > 8 {
      throw CertificationError.isBeyondTheFormat(
        claim: "\(self)", limit: "the law of more than 8 noisy bits is too long")
    }
    let weights = try weights()
    let delta = (1 - correlation) / 2
    let likelihoods = (0...dimension).map {
      delta.power($0) * (1 - delta).power(dimension - $0)
    }
    let total = weights.reduce(Integer.zero) { $0 + $1[0] } << dimension
    var entries: [(outcomes: [Int], weight: Rational)] = []
    for (m, row) in weights.enumerated() {
      for (x, weight) in row.enumerated() where !weight.isZero {
        for y in row.indices {
          let probability = Rational(weight, total) * likelihoods[(x ^ y).nonzeroBitCount]
          if probability.isZero { continue }
          entries.append((outcomes: [m, x, y], weight: probability))
        }
      }
    }
    return try JointLaw(["M", "X", "Y"], entries: entries)
  }
}
