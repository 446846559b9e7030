import Catalog
import Foundation
import Lemmas

/// The pages of the lemmas: the list of all, and a page for each with its proof.
struct LemmaPages: Sendable {
  private let proofs: [String: String]
  private let subjects: [String: String]
  private let template: String

  /// Reads the proofs.
  ///
  /// - Parameters:
  ///   - template: the page of a lemma, with places for what differs.
  ///   - proof: the Markdown of a lemma's page.
  init(template: String, proof: (String) throws -> String) rethrows {
    self.template = template
    var proofs: [String: String] = [:]
    var subjects: [String: String] = [:]
    for subject in LemmaCatalog.subjects {
      for lemma in subject.lemmas {
        proofs[lemma.id] = try proof(lemma.id)
        subjects[lemma.id] = subject.title
      }
    }
    self.proofs = proofs
    self.subjects = subjects
  }

  /// The list of all lemmas by their subjects.
  static var list: String {
    LemmaCatalog.subjects.map { subject -> String in
      let items = subject.lemmas.map(item).joined(separator: "\n")
      let title = MathML.escaped(subject.title)
      return """
        <section class="group" aria-label="\(title)"><h2>\(title)</h2>
        <ul class="lemmas">
        \(items)
        </ul></section>
        """
    }.joined(separator: "\n")
  }

  private static func item(_ lemma: any Lemma) -> String {
    let words = MathML.escaped(lemma.statement.lowercased().replacing("\n", with: " "))
    return """
      <li data-words="\(words)"><a href="/lemmas/\(lemma.id)">\(MathML.escaped(lemma.title))</a>
      <span class="quiet"><code>\(lemma.id)</code>, \(lemma.status)</span></li>
      """
  }

  /// The title and the content of the page at `/lemmas/<id>`; `nil` where there is no such lemma.
  func page(at path: String) -> (title: String, main: String)? {
    guard path.hasPrefix("/lemmas/") else { return nil }
    let id = String(path.dropFirst("/lemmas/".count))
    guard let markdown = proofs[id], let lemma = try? LemmaCatalog.lemma(id) else { return nil }
    let main = template.replacing("{{id}}", with: id)
      .replacing("{{heading}}", with: MathML.escaped(lemma.title))
      .replacing("{{subject}}", with: MathML.escaped(subjects[id] ?? ""))
      .replacing("{{status}}", with: "\(lemma.status)")
      .replacing("{{source}}", with: MathML.escaped(lemma.source))
      .replacing("{{statement}}", with: MathML.escaped(ReadableText.text(lemma.statement)))
      .replacing("{{enumerated}}", with: MathML.escaped(ReadableText.text(lemma.enumerated)))
      .replacing("{{proof}}", with: html(markdown))
    return (lemma.title, main)
  }

  /// The proof, whose section "In short" is plain text, with the usual signs in that section.
  private static func readable(_ markdown: String) -> String {
    let parts = markdown.split(separator: "\n## ", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].hasPrefix("In short") else { return markdown }
    return "\(parts[0])\n## \(ReadableText.text(String(parts[1])))\n## \(parts[2])"
  }

  /// A proof as HTML; links lead to the pages of lemmas.
  private func html(_ markdown: String) -> String {
    var markdown = Markdown(LemmaPages.readable(markdown)) { target in
      if target == "README.md" { return "/lemmas" }
      guard target.hasSuffix(".md") else { return nil }
      let id = String(target.dropLast(3))
      return proofs[id] == nil ? nil : "/lemmas/\(id)"
    }
    return markdown.html()
  }
}
