import Foundation

/// Reading of the files that a user names; `-` is standard input.
enum InputFile {
  /// The bytes of a file.
  ///
  /// - Throws: ``InputError``, which names the file and why it cannot be read.
  static func read(_ path: String) throws -> [UInt8] {
    do {
      if path == "-" {
        return [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
      }
      var isDirectory: ObjCBool = false
      if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue {
        throw InputError("cannot read \(path): it is a directory")
      }
      guard let handle = FileHandle(forReadingAtPath: path) else {
        throw InputError("cannot read \(path): \(String(cString: strerror(errno)))")
      }
      defer { try? handle.close() }
      return [UInt8](try handle.readToEnd() ?? Data())
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError("cannot read \(path): \(error.localizedDescription)")
    }
  }

  /// Calls `body` with the bytes of a file; its errors are reported with the name of the file.
  static func parse<Result>(_ path: String, _ body: ([UInt8]) throws -> Result) throws -> Result {
    let bytes = try read(path)
    do {
      return try body(bytes)
    } catch let error where InputError.isInputError(error) {
      throw InputError("\(path == "-" ? "standard input" : path): \(error)")
    }
  }
}
