import Lemmas

extension LemmaSubject {
  /// What models leak of their data, and what audits prove about it.
  public static let leakage = LemmaSubject(
    "Leakage and audits",
    lemmas: [
      PrivateCoinsLemma(),
      FingerprintingLemma(),
      TracingAccuracyLemma(),
      TracedCountLemma(),
      TracingInformationLemma(),
      TracingPrivacyLemma(),
    ])
}
