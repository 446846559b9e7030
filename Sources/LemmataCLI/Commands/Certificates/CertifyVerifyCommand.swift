import ArgumentParser
import Lemmata

/// `lemmata certify verify`: a lemma's case.
struct CertifyVerifyCommand: CertifyingCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Certifies the tightest case of a lemma, or an instance of your own.",
    discussion: """
      The sides are computed from the law of the case, which the certificate states. Lemmas: \
      \(UncertifiedNumber.certifiedLemmaIDs.joined(separator: ", ")).
      """)

  @Argument(help: ArgumentHelp("The lemma; see 'lemmata list'.", valueName: "id"))
  var id: String

  @OptionGroup(title: "An instance of your own") var instance: InstanceOptions

  @OptionGroup var certificate: CertificateOptions

  func claims() throws -> [CertificateClaim] {
    try CertifyVerifyCommand.claims(of: id, instance, digits: certificate.digits)
  }

  /// The claims of the tightest case of a lemma, or of an instance of the user's own.
  static func claims(
    of id: String, _ instance: InstanceOptions, digits: Int
  ) throws -> [CertificateClaim] {
    let lemma = try LemmaCatalog.lemma(id)
    guard let lemma = lemma as? any CertifiableLemma else {
      throw CertificationError.hasNoKind(
        "the lemma \(id)",
        reason: "expected one of \(UncertifiedNumber.certifiedLemmaIDs.joined(separator: ", "))")
    }
    if instance.isGiven { return try lemma.claims(of: instance.arguments(), digits: digits) }
    return try lemma.tightestClaims(digits: digits)
  }
}
