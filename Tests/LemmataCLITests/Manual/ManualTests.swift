import Foundation
import Lemmata
import Testing

/// The manual page says what the tool's help says.
///
/// With `LEMMATA_UPDATE_MANUAL` set the page is written anew instead of compared; see `Scripts/manual`.
@Suite struct ManualTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let page = root.appending(path: "Documentation/man/lemmata.1")
  private static let updates =
    ProcessInfo.processInfo.environment["LEMMATA_UPDATE_MANUAL"] != nil

  private let place: Workplace
  private let help: ToolHelp

  init() throws {
    place = try Workplace()
    help = try ToolHelp(parsing: place.lemmata("--experimental-dump-help").output)
  }

  @Test func theManualIsUpToDate() throws {
    let text = ManualPage.text(
      of: help, version: LemmataVersion.current, date: try releaseDate())
    if ManualTests.updates {
      try Data(text.utf8).write(to: ManualTests.page)
    } else {
      let written = try String(contentsOf: ManualTests.page, encoding: .utf8)
      #expect(written == text, "Documentation/man/lemmata.1: run Scripts/manual")
    }
  }

  /// What the tool prints for a reader is another route to the names of its options.
  @Test func theManualHasEveryOptionOfTheHelp() throws {
    let written = try String(contentsOf: ManualTests.page, encoding: .utf8)
    let shared = written.components(separatedBy: ".Sh COMMANDS")[0]
    #expect(help.command.leaves.count > 10)
    for command in help.command.leaves {
      let name = command.words.joined(separator: " ")
      let heading = ".Ss lemmata \(Mdoc.escaped(name))\n"
      let parts = written.components(separatedBy: heading)
      try #require(parts.count == 2, "\(name)")
      let section = parts[1].components(separatedBy: "\n.S")[0]
      let shown = try place.shell("$LEMMATA help \(name)").output
      let options = shown.matches(of: /\n {2}(?:-[a-z], )?--([a-z][a-z0-9-]*)/)
      #expect(options.count > 3, "\(name)")
      for option in options {
        let line = "Fl \\-\(Mdoc.escaped(String(option.output.1)))"
        #expect(section.contains(line) || shared.contains(line), "\(name): --\(option.output.1)")
      }
    }
  }

  @Test func textStandsForItself() {
    var page = Mdoc()
    page.paragraphs("Take 10^6. Then 'a-b' of\n  bsc:delta  a \"channel\"\n\n.png an image")
    #expect(
      page.text == """
        Take 10\\(ha6.
        Then \\(aqa\\-b\\(aq of
        .Bl -tag -width Ds
        .It bsc:delta
        a "channel"
        .El
        .Pp
        \\&.png an image

        """)
  }

  /// The date of the release, `date-released` of `CITATION.cff`, in the words of a manual page.
  private func releaseDate() throws -> String {
    let citation = try String(
      contentsOf: ManualTests.root.appending(path: "CITATION.cff"), encoding: .utf8)
    let match = try #require(
      citation.firstMatch(of: /date-released: "?([0-9]{4})-([0-9]{2})-([0-9]{2})/))
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let month = try #require(Int(match.output.2))
    let day = try #require(Int(match.output.3))
    return "\(months[month - 1]) \(day), \(match.output.1)"
  }
}
