/// Where a value stands in a JSON document: `channel[2][1]`.
///
/// Indices count from 0, as in JSON tools.
///
/// ```swift
/// let path: JSONPath = "channel"
/// print(path[2][1])  // channel[2][1]
/// ```
public struct JSONPath: Sendable, Hashable {
  /// One step inwards.
  public enum Step: Sendable, Hashable {
    case key(String)
    case index(Int)
  }

  /// The steps from the document to the value.
  public let steps: [Step]

  /// Creates a path from its steps.
  public init(_ steps: [Step]) { self.steps = steps }

  /// The document itself.
  public static let root = JSONPath([])

  /// The path to a member of the object at this path.
  public subscript(key: String) -> JSONPath { JSONPath(steps + [.key(key)]) }

  /// The path to an element of the array at this path.
  public subscript(index: Int) -> JSONPath { JSONPath(steps + [.index(index)]) }
}

extension JSONPath: ExpressibleByStringLiteral {
  /// The path to a member of the document; the text is one key, whatever it contains.
  public init(stringLiteral key: String) { self.init([.key(key)]) }
}

extension JSONPath: CustomStringConvertible {
  /// `channel[2][1]`; keys that are not plain words stand in brackets: `["I(X;M)"]`.
  public var description: String {
    if steps.isEmpty { return "the JSON document" }
    var text = ""
    for step in steps {
      switch step {
      case .index(let index): text += "[\(index)]"
      case .key(let key) where JSONPath.isPlain(key): text += text.isEmpty ? key : ".\(key)"
      case .key(let key): text += "[\(JSONValue.string(key))]"
      }
    }
    return text
  }

  private static func isPlain(_ key: String) -> Bool {
    !key.isEmpty && key.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
  }
}
