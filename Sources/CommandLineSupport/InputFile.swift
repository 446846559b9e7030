import Foundation
import Work

/// Reading of the files that a user names; `-` is standard input.
package enum InputFile {
  /// Calls `body` with the bytes of a file; its errors are reported with the name of the file.
  ///
  /// - Throws: ``UsageError``, which names the file and what is wrong.
  package static func parse<Result>(
    _ path: String, _ body: ([UInt8]) throws -> Result
  ) throws -> Result {
    try parse(bytes(of: path), of: path, body)
  }

  /// Calls `body` with bytes that were read from a file.
  ///
  /// - Throws: ``UsageError``, which names the file and what is wrong.
  package static func parse<Result>(
    _ bytes: [UInt8], of path: String, _ body: ([UInt8]) throws -> Result
  ) throws -> Result {
    do {
      return try body(bytes)
    } catch let error as any InputError {
      throw UsageError("\(name(path)): \(error)")
    }
  }

  /// The bytes of a file, or of standard input.
  package static func bytes(of path: String) throws(UsageError) -> [UInt8] {
    try read(path, name(path))
  }

  private static func name(_ path: String) -> String { path == "-" ? "standard input" : path }

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
