import Catalog
import ExactArithmetic
import Foundation
import Testing

/// Every lemma holds on its cases and has a page, and page and code agree.
///
/// With `LEMMATA_UPDATE_PROOFS` set the tables of the pages are written anew instead of compared; see
/// `Scripts/proofs`.
@Suite struct ProofPageTests {
  private static let updates =
    ProcessInfo.processInfo.environment["LEMMATA_UPDATE_PROOFS"] != nil

  @Test func everyLemmaHoldsAsItsPageSays() throws {
    for lemma in LemmaCatalog.all {
      let verification = try lemma.verify()
      #expect(verification.holds, "\(verification)")
      let page = try ProofPage(of: lemma)
      let results = try ProofPage.results(of: lemma, verification)
      if ProofPageTests.updates {
        try page.write(results: results)
      } else {
        #expect(page.results == results, "Proofs/\(lemma.id).md: run Scripts/proofs")
      }
    }
  }

  @Test func pagesAgreeWithTheCode() throws {
    for lemma in LemmaCatalog.all {
      let page = try ProofPage(of: lemma)
      let name = "Proofs/\(lemma.id).md"
      #expect(page.title == lemma.title, "\(name)")
      #expect(page.section("In short") == ProofPage.unwrapped(lemma.summary), "\(name)")
      for heading in ["Statement", "Proof", "Exact check", "Source and status"] {
        #expect(page.section(heading) != nil, "\(name) has no section \(heading)")
      }
      let status = page.section("Source and status") ?? ""
      #expect(status.contains("Status: **\(lemma.status)**"), "\(name)")
      #expect(!lemma.source.isEmpty && !lemma.statement.isEmpty, "\(name)")
      #expect(lemma.enumerated.hasSuffix("."), "\(name)")
    }
  }

  /// The list of all pages, which `Proofs/README.md` must contain.
  @Test func theListOfProofsIsComplete() throws {
    let url = ProofPage.directory.appending(path: "README.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    for lemma in LemmaCatalog.all {
      #expect(
        text.contains("| [\(lemma.id)](\(lemma.id).md) | \(lemma.title) | \(lemma.status) |"),
        "Proofs/README.md lacks | [\(lemma.id)](\(lemma.id).md) | \(lemma.title) | \(lemma.status) |"
      )
    }
    let pages = try FileManager.default.contentsOfDirectory(atPath: ProofPage.directory.path())
    let expected = Set(LemmaCatalog.all.map { "\($0.id).md" })
    #expect(Set(pages).subtracting(["README.md"]) == expected)
  }

  @Test func idsAreDifferent() {
    let ids = LemmaCatalog.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(id)")
    }
  }
}
