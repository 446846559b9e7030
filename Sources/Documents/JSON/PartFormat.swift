import Work

/// How the files of parts of long work begin: their format with its version, and which part a file is.
package struct PartFormat: Sendable, Hashable {
  /// The format without its version: `lemmata verify part`.
  private let family: String
  /// The format: `lemmata verify part 1`.
  package let name: String

  /// The format of a command's parts.
  ///
  /// - Parameters:
  ///   - command: the words of the command after `lemmata`: `table rate`.
  ///   - version: the version of the format.
  package init(_ command: String, version: Int) {
    family = "lemmata \(command) part"
    name = "\(family) \(version)"
  }

  /// Whether a file is such a part, or at least says so.
  package func isSaid(by value: JSONValue) -> Bool {
    guard case .object(let object) = value, case .string(let format)? = object["format"] else {
      return false
    }
    return format.hasPrefix(family + " ")
  }

  /// Which part a file is.
  ///
  /// - Throws: `JSONReadingError`; `PartError` for another format, and where `part` is none.
  package func share(of object: JSONObject) throws -> WorkShare {
    let format = try object.value(forKey: "format").string(at: "format")
    if format != name { throw PartError.invalidFile("format is \(format); expected \(name)") }
    return try WorkShare(parsing: object.value(forKey: "part").string(at: "part"))
  }
}
