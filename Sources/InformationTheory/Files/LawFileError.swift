import Documents
import ExactArithmetic
import Work

/// Why a file does not describe a law or a channel.  Rows, columns and entries count from 1.
public enum LawFileError: InputError, Hashable {
  /// The text is not JSON.
  case json(JSONParsingError)
  /// The text is not a table of comma-separated rationals.
  case csv(CSVParsingError)
  /// The text is no table, or one that can be read in two ways.
  case table(DelimitedTextError)
  /// A long table has no column of the name that was given for its weights.
  case noColumn(String, names: [String])
  /// A number that should be a count is not an integer that is at least 0.
  case notACount(place: String, value: Rational)
  /// A JSON value is not what belongs where it stands.
  case value(JSONReadingError)
  /// The JSON document has none of the keys that say what it describes.
  case unknownContents(keys: [String])
  /// The numbers do not make a joint law.
  case law(LawError)
  /// The numbers do not make a channel.
  case channel(ChannelError)
  /// The numbers under a name in `channels` do not make a channel.
  indirect case namedChannel(String, LawFileError)
  /// A line of a file of transitions is not what it should be.
  case transition(line: Int, problem: String)
  /// A law or a channel cannot be written in a form.
  case notWritable(form: String, reason: String)
  /// A document of a file with several of them is not one.
  indirect case inDocument(Int, LawFileError)
  /// The numbers under `input` do not make an input law for the channel.
  case input(LawError)
  /// The file describes something else than was asked for.
  case wrongContents(found: String, expected: String)
}

extension LawFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .json(let error): return "\(error)"
    case .csv(let error): return "\(error)"
    case .table(let error): return "\(error)"
    case .noColumn(let name, let names):
      let known = names.prefix(8).map { "\"\($0)\"" }.joined(separator: ", ")
      return "there is no column \"\(name)\"; the first row has \(known)"
    case .notACount(let place, let value):
      return "\(place) is \(value.abbreviated), which is no count; "
        + "expected an integer that is at least 0"
    case .value(let error): return "\(LawFileError.place(error.path)): \(error.problem)"
    case .unknownContents(let keys):
      let found =
        keys.isEmpty ? "no keys" : keys.prefix(8).map { "\"\($0)\"" }.joined(separator: ", ")
      return "expected the key \"channel\" (with an optional \"input\"), the key \"joint\", "
        + "or the keys \"variables\" and \"law\"; found \(found)"
    case .law(let error): return "\(error)"
    case .channel(let error): return "\(error)"
    case .transition(let line, let problem): return "line \(line): \(problem)"
    case .notWritable(let form, let reason): return "cannot be written as \(form): \(reason)"
    case .inDocument(let number, let error): return "document \(number): \(error)"
    case .namedChannel(let name, let error): return "channel \"\(name)\": \(error)"
    case .input(let error): return "input: \(error)"
    case .wrongContents(let found, let expected):
      return "the file describes \(found); expected \(expected)"
    }
  }

  /// The place of a value as users count: `row 2, column 3`, or `law, entry 5, weight`.
  private static func place(_ path: JSONPath) -> String {
    guard case .key(let key)? = path.steps.first else { return "\(path)" }
    let indices = path.steps.dropFirst().compactMap { step -> Int? in
      if case .index(let index) = step { return index }
      return nil
    }
    guard let first = indices.first else { return key }
    switch key {
    case "channel", "joint", "counts":
      return "row \(first + 1)" + indices.dropFirst().map { ", column \($0 + 1)" }.joined()
    case "law":
      var place = "law, entry \(first + 1)"
      if indices.count >= 2 { place += indices[1] == 0 ? ", outcomes" : ", weight" }
      if indices.count >= 3 { place += ", number \(indices[2] + 1)" }
      return place
    default: return "\(key), entry \(first + 1)"
    }
  }
}
