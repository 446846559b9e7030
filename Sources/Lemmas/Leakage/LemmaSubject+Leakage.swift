import Lemmas

extension LemmaSubject {
  /// What models leak of their data, and what audits prove about it.
  public static let leakage = LemmaSubject(
    "Leakage and audits",
    lemmas: [
      FingerprintingLemma(),
      TracingAccuracyLemma(),
      TracedCountLemma(),
      TracingInformationLemma(),
      TracingPrivacyLemma(),
      MembershipStatisticsLemma(),
      MembershipRatioLemma(),
      RidgeLeverageLemma(),
      AuditOneRunLemma(),
      AuditApproximateLemma(),
      AuditAnyGuessesLemma(),
      AuditInformationLemma(),
      AuditLeakageLemma(),
      AuditCountsLemma(),
      AuditRatesLemma(),
      PrivateCoinsLemma(),
    ])
}
