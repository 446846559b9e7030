import Foundation
import Testing

/// The checker shares no code with what it checks.
@Suite struct ImportsTests {
  private static let sources = Repository.root.appending(path: "Sources/CertificateChecking")

  private func files() throws -> [(name: String, text: String)] {
    let paths = FileManager.default.enumerator(atPath: Self.sources.path)?
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
    return try (paths ?? []).map {
      ($0, try String(contentsOf: Self.sources.appending(path: $0), encoding: .utf8))
    }
  }

  @Test func theCheckerImportsIntegersRationalsAndTheJSONReaderOnly() throws {
    let files = try files()
    #expect(files.count > 10)
    for (name, text) in files {
      let imports = text.matches(of: /(?m)^\s*(?:@\w+ )?import (?:struct |enum |func )?(\w+)/)
        .map { String($0.output.1) }
      #expect(Set(imports).isSubset(of: ["ExactArithmetic", "Documents"]), "\(name): \(imports)")
    }
  }

  /// `ExactArithmetic` has logarithms and enclosures too; the checker uses none of them.
  @Test func theCheckerNamesNoLogarithmOfTheLibrary() throws {
    for (name, text) in try files() {
      for word in ["LogForm", "Enclosure", "BigFloat", "ComputableReal", "MPFR", "Double"] {
        let isNamed = try text.contains(Regex("\\b\(word)\\b"))
        #expect(!isNamed, "\(name) names \(word)")
      }
    }
  }
}
