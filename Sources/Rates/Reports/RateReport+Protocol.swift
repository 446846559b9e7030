import ExactArithmetic
import RateCertificates
import Tables

extension RateReport {
  /// At most so many bits of a string are drawn as columns of a table.
  private static let greatestDrawnDimension = 3
  /// At most so many rules are listed.
  private static let greatestRuleCount = 12

  /// The rules of the protocol with their weights, the heaviest first.
  var protocolSection: Report.Section? {
    guard let certificate else { return nil }
    let rules = certificate.rules.sorted { $0.weight > $1.weight }
    let shown = Array(rules.prefix(RateReport.greatestRuleCount))
    var blocks: [Report.Section.Block] = [.paragraph(explanation)]
    if case .oddMajority? = shown.first?.rule {
      blocks.append(.table(majorities(shown)))
    } else if dimension <= RateReport.greatestDrawnDimension {
      blocks.append(.table(drawn(shown)))
    } else {
      blocks.append(.table(letters(shown)))
    }
    if rules.count > shown.count {
      blocks.append(.paragraph("and \(count: rules.count - shown.count) more rules"))
    }
    return Report.Section(heading: "The protocol that costs no more than this", blocks)
  }

  private var explanation: Phrase {
    if case .oddMajority? = certificate?.rules.first?.rule {
      return """
        A rule is a majority on s coordinates, s odd: string 1 is answered where most of s bits of \
        Bob's string agree with s given ones, else string 2. All majorities on s coordinates share the \
        weight of s. Alice draws one among those that answer a nearest string everywhere, in \
        proportion to the weights, and sends it.
        """
    }
    if certificate?.subject == .rate {
      return """
        A rule says which string is answered, 1 to \(count: examples), for each string that Bob may \
        get. Each rule below stands for all that come of it by renaming strings, permuting coordinates and \
        flipping coordinates, which share its weight. Alice draws a rule and sends it: the better it does on \
        her strings, the more likely it is, by a constant factor for each unit of Bob's success.
        """
    }
    return """
      A rule says which string is answered, 1 to \(count: examples), for each string that Bob may \
      get. Each rule below stands for all that come of it by renaming strings, permuting coordinates and \
      flipping coordinates, which share its weight. Alice draws one among those that answer a nearest string \
      everywhere, in proportion to the weights, and sends it.
      """
  }

  private func majorities(_ rules: [RateCertificate.WeightedRule]) -> Table {
    Table(
      columns: [
        Table.Column("s", alignment: .right), Table.Column("weight", notation: .decimal),
      ],
      rows: rules.map { rule in
        guard case .oddMajority(let size) = rule.rule else {
          return [.empty, .rational(rule.weight)]
        }
        return [.integer(size), .rational(rule.weight)]
      }, readerDigits: 6)
  }

  /// A column for each string that Bob may get.
  private func drawn(_ rules: [RateCertificate.WeightedRule]) -> Table {
    let columns = (0..<(1 << dimension)).map { (y: Int) -> Table.Column in
      let bits = (0..<dimension).map { (i: Int) -> Character in (y >> i) & 1 == 1 ? "1" : "0" }
      return Table.Column(String(bits), alignment: .center)
    }
    return Table(
      columns: columns + [Table.Column("weight", notation: .decimal)],
      rows: rules.map { rule in
        guard case .answers(let items) = rule.rule else { return [] }
        return items.map { .text("\($0)") } + [.rational(rule.weight)]
      }, readerDigits: 6)
  }

  /// The answers as letters.
  private func letters(_ rules: [RateCertificate.WeightedRule]) -> Table {
    Table(
      columns: [
        Table.Column("answers", alignment: .left), Table.Column("weight", notation: .decimal),
      ],
      rows: rules.map { [.text($0.rule.description), .rational($0.weight)] }, readerDigits: 6)
  }
}
