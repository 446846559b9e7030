import Foundation
import Lemmata

/// Reading of the files that a user names; `-` is standard input.
enum InputFile {
  /// Calls `body` with the bytes of a file; its errors are reported with the name of the file.
  ///
  /// - Throws: ``UsageError``, which names the file and what is wrong.
  static func parse<Result>(_ path: String, _ body: ([UInt8]) throws -> Result) throws -> Result {
    let name = path == "-" ? "standard input" : path
    let bytes = try read(path, name)
    do {
      return try body(bytes)
    } catch let error as any InputError {
      throw UsageError("\(name): \(error)")
    }
  }

  private static func read(_ path: String, _ name: String) throws(UsageError) -> [UInt8] {
    if path.isEmpty { throw UsageError("the name of the input file is empty") }
    do {
      if path == "-" { return try FileDescriptor.standardInput.readToEnd() }
      let file = try FileDescriptor(opening: path, O_RDONLY)
      let bytes = try file.readToEnd()
      try file.close()
      return bytes
    } catch {
      throw UsageError("cannot read \(name): \(error)")
    }
  }
}
