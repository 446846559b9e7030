import Lemmas

extension LemmaSubject {
  /// What removing examples does.
  public static let surgery = LemmaSubject(
    "Data diet, unlearning, onion",
    lemmas: [
      EL2NBoundsLemma(),
      OffsetPruningLemma(),
      RenyiContractionLemma(),
      UnlearningStepsLemma(),
      LangevinUnlearningLemma(),
      PrivacyOnionLemma(),
    ])
}
