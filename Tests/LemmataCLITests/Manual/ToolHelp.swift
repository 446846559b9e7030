import Foundation

/// What the tool says about itself, as the argument parser prints it for `--experimental-dump-help`.
struct ToolHelp: Decodable {
  var command: Command

  init(parsing text: String) throws {
    self = try JSONDecoder().decode(ToolHelp.self, from: Data(text.utf8))
  }

  /// The tool, or a subcommand.
  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var superCommands: [String]?
    var arguments: [Argument]?
    var subcommands: [Command]?

    /// The words with which the command is called, the tool's own name left out.
    var words: [String] { (superCommands ?? []).dropFirst() + [commandName] }

    /// The commands below this one that do something themselves, in the order of the help.
    var leaves: [Command] {
      (subcommands ?? []).filter { $0.commandName != "help" }
        .flatMap { $0.subcommands == nil ? [$0] : $0.leaves }
    }

    var shownArguments: [Argument] { (arguments ?? []).filter(\.shouldDisplay) }
  }

  /// An option, a flag, or an argument without a name.
  struct Argument: Decodable, Equatable {
    var kind: Kind
    var names: [Name]?
    var preferredName: Name?
    var valueName: String?
    var abstract: String?
    var defaultValue: String?
    var allValues: [String]?
    var sectionTitle: String?
    var isOptional: Bool
    var isRepeating: Bool
    var shouldDisplay: Bool
  }

  enum Kind: String, Decodable {
    case positional, option, flag
  }

  struct Name: Decodable, Equatable {
    enum Kind: String, Decodable {
      case long, short, longWithSingleDash
    }

    var kind: Kind
    var name: String
  }
}
