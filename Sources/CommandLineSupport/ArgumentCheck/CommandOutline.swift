import ArgumentParser
import Documents
import Work

/// A command as the parser describes it: its subcommands, and the names of its options.
struct CommandOutline {
  let name: String
  let subcommands: [CommandOutline]
  let options: [Option]

  /// An option or a flag.
  struct Option {
    /// The names, with their dashes.
    let names: [String]
    let takesValue: Bool
    let mayRepeat: Bool

    /// The name in messages: the first that is long, if there is one.
    var name: String { names.first { $0.hasPrefix("--") } ?? names[0] }
  }

  /// The whole tool.
  ///
  /// - Complexity: some milliseconds: the parser writes all its help.
  init(of tool: any ParsableCommand.Type) throws {
    do {
      _ = try tool.parseAsRoot(["--experimental-dump-help"])
      throw BrokenInvariant("the parser describes no command")
    } catch  where tool.exitCode(for: error) == .success {
      let text = tool.fullMessage(for: error)
      guard let command = try JSONValue(parsing: text.utf8)["command"] else {
        throw BrokenInvariant("the parser describes no command")
      }
      self.init(command)
    }
  }

  private init(_ json: JSONValue) {
    name = json["commandName"]?.text ?? ""
    subcommands = json["subcommands"]?.elements.map { CommandOutline($0) } ?? []
    options = json["arguments"]?.elements.compactMap { Option($0) } ?? []
  }

  func subcommand(_ name: String) -> CommandOutline? { subcommands.first { $0.name == name } }
}

extension CommandOutline.Option {
  /// `nil` for an argument without a name.
  fileprivate init?(_ json: JSONValue) {
    guard let kind = json["kind"]?.text, kind != "positional" else { return nil }
    names =
      json["names"]?.elements.compactMap { name in
        guard let word = name["name"]?.text else { return nil }
        return (name["kind"]?.text == "long" ? "--" : "-") + word
      } ?? []
    if names.isEmpty { return nil }
    takesValue = kind == "option"
    mayRepeat = !takesValue || json["isRepeating"] == true
  }
}

extension JSONValue {
  fileprivate var text: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  fileprivate var elements: [JSONValue] {
    if case .array(let elements) = self { return elements }
    return []
  }
}
