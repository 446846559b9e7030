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
      guard let page = try? ProofPage(of: lemma) else {
        Issue.record("there is no page Proofs/\(lemma.id).md")
        continue
      }
      let results = try ProofPage.results(of: lemma, verification)
      if ProofPageTests.updates {
        try page.results.write(results)
      } else {
        #expect(try page.results.contents == results, "Proofs/\(lemma.id).md: run Scripts/proofs")
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

  /// `Proofs/README.md` lists all pages, and there is no other.
  @Test func theListOfProofsIsComplete() throws {
    let rows = LemmaCatalog.all.map {
      "| [\($0.id)](\($0.id).md) | \($0.title) | \($0.status) |"
    }
    let list = (["| id | title | status |", "|---|---|---|"] + rows).joined(separator: "\n") + "\n"
    let readme = try MarkedSection(
      in: ProofPage.directory.appending(path: "README.md"), named: "lemmas")
    if ProofPageTests.updates {
      try readme.write(list)
    } else {
      #expect(readme.contents == list, "Proofs/README.md: run Scripts/proofs")
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
