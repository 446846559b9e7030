import ExactArithmetic
import Foundation
import LemmataTestSupport
import RateCertificates
import Rates
import Testing

/// The article "Table of R_OPT(k,d)" in the documentation, cell by cell.
///
/// With `LEMMATA_UPDATE_PROOFS` set its table is written anew instead of compared.
@Suite struct NearestCostTableTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/Lemmata/Lemmata.docc/NearestNeighbourCosts.md")

  /// The greatest `d` of each `k` from 2 on in the table.
  private static let greatest = [2: 12, 3: 8, 4: 5, 5: 4, 6: 3, 7: 3, 8: 3]
  /// Cells of more sources, `(2^k - 1)^d`, are computed only with the multiplier.
  private static let usualSourceCount = 70_000.0

  /// The first ten significant digits that both ends of the interval share.
  private func text(_ k: Int, _ d: Int) throws -> String {
    let certificate = try AlwaysNearest(examples: k, dimension: d).certificate()
    let interval = certificate.interval()
    #expect(interval.width <= AlwaysNearest.standardWidth)
    let ends = [
      interval.lower.decimal(significantDigits: 30, rounding: .down),
      interval.upper.decimal(significantDigits: 30, rounding: .up),
    ]
    if ends[0] == ends[1] { return ends[0] }
    let shared = ends[0].commonPrefix(with: ends[1])
    return String(shared.prefix(11))
  }

  @Test func cells() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    var lines = text.components(separatedBy: "\n")
    let first = try #require(lines.firstIndex { $0.hasPrefix("| d |") }) + 2
    let isWritten = ProcessInfo.processInfo.environment["LEMMATA_UPDATE_PROOFS"] != nil
    for d in 1...12 {
      var cells = lines[first + d - 1].split(separator: "|").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      try #require(cells.count == 8)
      #expect(cells[0] == "\(d)")
      for k in 2...8 {
        let isThere = d <= Self.greatest[k]!
        let sources = k == 2 ? 1 : pow(pow(2.0, Double(k)) - 1, Double(d))
        if !isThere { #expect(cells[k - 1] == "—", "k = \(k), d = \(d)") }
        guard isThere, isWritten || multiplier > 1 || sources <= Self.usualSourceCount else {
          continue
        }
        let value = try self.text(k, d)
        if isWritten {
          cells[k - 1] = value
        } else {
          #expect(cells[k - 1] == value, "k = \(k), d = \(d)")
        }
      }
      if isWritten { lines[first + d - 1] = "| " + cells.joined(separator: " | ") + " |" }
    }
    if isWritten {
      try lines.joined(separator: "\n").write(to: Self.page, atomically: true, encoding: .utf8)
    }
  }
}
