import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata onion`: what is memorized once the memorized points are removed.
struct OnionCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "onion",
    abstract: "Counts the layers of the privacy onion of 1-NN over all labelings of some points.",
    discussion: """
      1-NN memorizes the label of a point if it differs from that of its nearest other point; of two equally near ones that named first \
      counts. The memorized points are removed and the question is asked again: the sets removed are the layers. All 2^n labelings are gone \
      through, for up to \(PrivacyOnion.greatestPointCount) points.
      """)

  @Option(
    name: .customShort("n"), parsing: .unconditional,
    help: "Take the n points 1, 2, 4, ..., 2^(n-1).", transform: Arguments.integer)
  var count: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Where the points are on the line, instead of -n.", valueName: "x1,x2,..."),
    transform: Arguments.rationals)
  var positions: [Rational]?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A label, 0 or 1, of each point: say its layers too.", valueName: "y1,y2,..."),
    transform: Arguments.integers)
  var labels: [Int]?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if (count == nil) == (positions == nil) {
      throw ValidationError("expected either -n or --positions")
    }
  }

  func report() throws -> Report {
    let onion =
      if let positions {
        try OnionCommand.checked(positions.count) { try PrivacyOnion(positions: positions) }
      } else {
        try OnionCommand.checked(count ?? 0) { try PrivacyOnion(powersOfTwo: count ?? 0) }
      }
    var question = Report.Question("onion")
    if let count { question.parameters.append(.init("n", .integer(count))) }
    if let positions { question.parameters.append(.init("positions", .list(positions))) }
    if let labels { question.parameters.append(.init("labels", .list(labels))) }
    return try OnionReport(
      onion, labels: labels, question: question, monitor: Progress.monitor
    ).report.asked
  }

  /// The onion, unless its points are more than labels can be given to.
  private static func checked(
    _ count: Int, _ onion: () throws -> PrivacyOnion
  ) throws -> PrivacyOnion {
    if count > PrivacyOnion.greatestPointCount {
      throw WorkRefused(
        "the onions of \(count) points", size: .count("2^\(count) labelings"),
        limit: .fixed(1 << PrivacyOnion.greatestPointCount, unit: ""))
    }
    return try onion()
  }
}
