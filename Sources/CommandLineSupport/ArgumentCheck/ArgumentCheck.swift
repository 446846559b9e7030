import ArgumentParser
import Work

/// What the parser lets pass, or answers with something else than what is wrong: subcommands and options that are
/// misspelt, long options with one dash, options given twice.
package struct ArgumentCheck {
  /// The words after the name of the tool.
  private let words: [String]

  /// The tool, whose names are known once something could be wrong.
  private let tool: any ParsableCommand.Type

  package init(_ words: [String], of tool: any ParsableCommand.Type) {
    self.words = words
    self.tool = tool
  }

  /// Whether something could be wrong that the parser does not refuse.
  package var isNeeded: Bool {
    if words.first == "help" { return true }
    var names: Set<Substring> = []
    for word in words {
      if ArgumentCheck.hasOneDash(word) { return true }
      guard word.hasPrefix("-"), word.count > 1 else { continue }
      if !names.insert(word.prefix { $0 != "=" }).inserted { return true }
    }
    // A short name and a long one may be the same option: -d, --dimension.
    let letters = Set(names.filter { $0.count == 2 }.compactMap(\.last))
    return names.contains { $0.hasPrefix("--") && letters.contains($0.dropFirst(2).first ?? "-") }
  }

  /// - Throws: ``UsageError``, which names the word and what was meant.
  package func check() throws {
    if words.contains(where: { ArgumentCheck.askingForHelp.contains($0) }) { return }
    if words.first.map({ $0.hasPrefix("--generate-") || $0.hasPrefix("--experimental-") }) ?? false
    {
      return
    }
    var command = try CommandOutline(of: tool)
    var path = [command.name]
    var rest = words[...]
    while !command.subcommands.isEmpty, let word = rest.first, !word.hasPrefix("-") {
      guard let next = command.subcommand(word) else {
        throw unknown("subcommand", word, among: command.subcommands.map(\.name), path)
      }
      rest = rest.dropFirst()
      // Help names a command, as if it were called from here.
      if word == "help" { continue }
      command = next
      path.append(word)
    }
    try checkOptions(of: command, rest, path)
  }

  private func checkOptions(
    of command: CommandOutline, _ words: ArraySlice<String>, _ path: [String]
  ) throws(UsageError) {
    let options = command.options
    var given: [String: String] = [:]
    var rest = words
    while let word = rest.popFirst(), word != "--" {
      guard word.hasPrefix("--") || ArgumentCheck.isShort(word) || ArgumentCheck.hasOneDash(word)
      else { continue }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let option = options.first(where: { $0.names.contains(name) }) else {
        throw unknown("option", name, among: options.flatMap(\.names), path)
      }
      if !option.takesValue { continue }
      // Some options need no value; none has one that begins with two dashes.
      let hasNone = parts.count == 1 && rest.first?.hasPrefix("--") ?? true
      let value = parts.count > 1 ? String(parts[1]) : hasNone ? "" : rest.removeFirst()
      if let former = given.updateValue(value, forKey: option.name), !option.mayRepeat {
        let values = [former, value].filter { !$0.isEmpty }
        throw UsageError(
          "\(option.name) is given twice"
            + (values.count == 2 ? ", as \(former) and \(value)" : "") + "; expected it once"
            + ArgumentCheck.advice(path))
      }
    }
  }

  private func unknown(
    _ kind: String, _ word: String, among names: [String], _ path: [String]
  ) -> UsageError {
    var message = "Unknown \(kind) '\(word)'"
    if let meant = ArgumentCheck.meant(by: word, among: names) {
      message += ". Did you mean '\(meant)'?"
    }
    return UsageError(message + ArgumentCheck.advice(path))
  }

  /// The name that was meant: dashes apart the same, else the nearest.
  private static func meant(by word: String, among names: [String]) -> String? {
    let bare = word.drop { $0 == "-" }
    if let same = names.first(where: { $0.drop { $0 == "-" } == bare }) { return same }
    if !word.hasPrefix("-") { return Spelling.nearest(to: word, among: names) }
    // A short option with its value: -k2.
    if !word.hasPrefix("--"), bare.dropFirst().allSatisfy({ $0.isNumber }),
      let short = names.first(where: { $0 == word.prefix(2) })
    {
      return "\(short) \(bare.dropFirst())"
    }
    return Spelling.nearest(to: "--" + bare, among: names.filter { $0.hasPrefix("--") })
  }

  private static func advice(_ path: [String]) -> String {
    "\n  See '\((path + ["--help"]).joined(separator: " "))' for more information."
  }

  /// Words after which nothing else is checked.
  private static let askingForHelp: Set<String> = [
    "--help", "-h", "-help", "--help-hidden", "-help-hidden", "--version",
  ]

  /// Whether a word is an option of one letter: not a negative number.
  private static func isShort(_ word: String) -> Bool {
    let letters = word.prefix { $0 != "=" }
    return letters.count == 2 && letters.first == "-" && letters.last!.isLetter
  }

  /// Whether a word has one dash and more than one letter.
  private static func hasOneDash(_ word: String) -> Bool {
    guard word.hasPrefix("-"), !word.hasPrefix("--") else { return false }
    let letters = word.dropFirst().prefix { $0 != "=" }
    return letters.count > 1 && letters.first!.isLetter
  }
}
