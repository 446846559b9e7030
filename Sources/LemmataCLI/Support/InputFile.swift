import Foundation

/// Reading of the files that a user names; `-` is standard input.
enum InputFile {
  /// Calls `body` with the bytes of a file; its errors are reported with the name of the file.
  ///
  /// - Throws: ``InputError``, which names the file and what is wrong.
  static func parse<Result>(_ path: String, _ body: ([UInt8]) throws -> Result) throws -> Result {
    let bytes = try read(path)
    do {
      return try body(bytes)
    } catch let error where InputError.isInputError(error) {
      throw InputError("\(path == "-" ? "standard input" : path): \(error)")
    }
  }

  private static func read(_ path: String) throws -> [UInt8] {
    if path == "-" { return try readToEnd(FileHandle.standardInput, "standard input") }
    if path.isEmpty { throw InputError("the name of the input file is empty") }
    let descriptor = open(path, O_RDONLY)
    if descriptor < 0 {
      throw InputError("cannot read \(path): \(String(cString: strerror(errno)))")
    }
    return try readToEnd(FileHandle(fileDescriptor: descriptor, closeOnDealloc: true), path)
  }

  private static func readToEnd(_ handle: FileHandle, _ name: String) throws -> [UInt8] {
    do {
      return [UInt8](try handle.readToEnd() ?? Data())
    } catch {
      throw InputError("cannot read \(name): \(InputError.reason(error))")
    }
  }
}
