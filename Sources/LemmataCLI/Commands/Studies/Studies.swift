/// The studies that can be asked for by name: one line each.
enum Studies {
  static let all: [any StudyOptions.Type] = [
    OptimumStudyOptions.self,
    RateStudyOptions.self,
    GameStudyOptions.self,
    ContractionStudyOptions.self,
    InformationCurveStudyOptions.self,
    LemmaTableOptions.self,
    MemorizationStudyOptions.self,
    LearnerStudyOptions.self,
    LearningStudyOptions.self,
    AsymptoticsStudyOptions.self,
    LongTailStudyOptions.self,
    TracingStudyOptions.self,
    MembershipStudyOptions.self,
    RidgeStudyOptions.self,
    MemorizedPriorStudyOptions.self,
    PosteriorWeightsStudyOptions.self,
    NearestNeighborStudyOptions.self,
    DataDietStudyOptions.self,
    UnlearningStudyOptions.self,
    StreamingStudyOptions.self,
    FactsStudyOptions.self,
    RulesAndFactsStudyOptions.self,
  ]
}
