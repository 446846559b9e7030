import Lemmas

/// A lemma whose cases are written as claims.
public protocol CertifiableLemma: Lemma {
  /// The claims of a case.
  ///
  /// - Throws: ``CertificationError`` where a claim cannot be written.
  func certificateClaims(of instance: Instance, digits: Int) throws -> [CertificateClaim]

  /// Whether a case has claims within the limits of the format; the tightest one is looked for among these.
  func isCertifiable(_ instance: Instance) -> Bool
}

extension CertifiableLemma {
  public func isCertifiable(_ instance: Instance) -> Bool { true }

  /// The claims of the case with the smallest slack among the lemma's standard cases that have claims.
  ///
  /// - Throws: ``CertificationError``, and what checking the lemma throws.
  public func tightestClaims(digits: Int = 12) throws -> [CertificateClaim] {
    let cases = try cases(.standard).filter(isCertifiable)
    let tightest = try verify(cases: cases).tightest?.label
    guard let instance = cases.first(where: { label($0) == tightest }) else {
      throw CertificationError.hasNoKind("the lemma \(id)", reason: "it has no inequality")
    }
    return try certificateClaims(of: instance, digits: digits)
  }

  /// The claims of an instance of the user's own.
  ///
  /// - Throws: ``CertificationError``, `LemmaError`.
  public func claims(of arguments: LemmaArguments, digits: Int = 12) throws -> [CertificateClaim] {
    try certificateClaims(of: instance(arguments), digits: digits)
  }
}
