import Catalog
import ExactArithmetic
import Foundation
import Lemmas
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
      try page.results.settle(
        ProofPage.results(of: lemma, verification), updating: ProofPageTests.updates)
    }
  }

  /// A page links what the proof builds on, and lists what the check refutes.
  @Test func pagesLinkEachOther() throws {
    let graph = LemmaGraph(LemmaCatalog.all)
    for lemma in LemmaCatalog.all {
      let page = try ProofPage(of: lemma)
      try page.foundations.settle(
        ProofPage.foundations(of: lemma, in: graph), updating: ProofPageTests.updates)
      try page.falseVariants.settle(
        ProofPage.falseVariants(of: lemma), updating: ProofPageTests.updates)
    }
  }

  /// The proof of a lemma links those that it builds on, and no other; large parameters have a section of their own.
  @Test func proofsNameWhatTheyBuildOn() throws {
    let known = Set(LemmaCatalog.all.map(\.id))
    for lemma in LemmaCatalog.all {
      let section = try #require(try ProofPage(of: lemma).section("Proof"))
      let proof = section.split(separator: "<!-- end of builds on -->").last ?? ""
      let named = proof.matches(of: /\]\(([a-z0-9-]+)\.md\)/).map { String($0.1) }
      #expect(known.isSuperset(of: named), "\(lemma.id)")
      #expect(Set(named) == Set(lemma.buildsOn), "the proof of \(lemma.id)")
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
    let list = LemmaCatalog.subjects.map { subject in
      let rows = subject.lemmas.map {
        "| [\($0.id)](\($0.id).md) | \($0.title) | \($0.status) |"
      }
      return (["### \(subject.title)", "", "| id | title | status |", "|---|---|---|"] + rows)
        .joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
    let readme = try MarkedSection(
      in: ProofPage.directory.appending(path: "README.md"), named: "lemmas")
    try readme.settle(list, updating: ProofPageTests.updates)
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

  /// The type, and so its file, bears the id; an id keeps its spelling, the code has the field's.
  @Test func typesBearTheIds() {
    for lemma in LemmaCatalog.all {
      let expected =
        lemma.id.replacing("-", with: "").replacing("isation", with: "ization") + "lemma"
      #expect("\(type(of: lemma))".lowercased() == expected)
    }
  }
}
