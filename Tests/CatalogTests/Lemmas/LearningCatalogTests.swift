import Catalog
import Lemmas
import Testing

/// The lemmas of learning in the catalog.
@Suite struct LearningCatalogTests {
  private static let ids = [
    "approximate-sdpi", "dominating-variables", "accuracy-information", "expected-singletons",
    "next-symbol", "gradient-step",
  ]

  @Test func catalog() throws {
    let known = LemmaCatalog.all.map(\.id)
    for id in LearningCatalogTests.ids { #expect(known.contains(id)) }
  }

  /// A claim names both its sides, so that they are printed with their values.
  @Test func claimsNameTheirSides() throws {
    for id in LearningCatalogTests.ids {
      func check(_ lemma: some Lemma) throws {
        for instance in try lemma.cases(.standard).suffix(20) {
          for claim in try lemma.check(instance) {
            #expect(claim.statement.names != nil, "\(id): \(claim.claim)")
          }
        }
      }
      try check(LemmaCatalog.lemma(id))
    }
  }
}
