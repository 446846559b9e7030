import Foundation

/// Where results go unless a file is named.
enum StandardOutput {
  /// - Throws: ``InputError``, when the output is full or closed.
  static func write(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      throw InputError("cannot write to standard output: \(InputError.reason(error))")
    }
  }
}

/// A file that a result is written to: whole, or not at all.
struct OutputFile {
  private let path: String
  /// The file behind symbolic links; `nil` for a device or a pipe.
  private let regularFile: URL?
  /// The permissions of the file that is replaced.
  private let permissions: mode_t?

  /// Checks that the file can be written, so that nothing is computed in vain.
  ///
  /// - Throws: ``InputError``, which names the file and the reason.
  init(_ path: String) throws(InputError) {
    if path.isEmpty { throw InputError("the name of the output file is empty") }
    self.path = path
    var status = stat()
    if stat(path, &status) == 0 {
      let kind = status.st_mode & S_IFMT
      if kind == S_IFDIR { throw InputError("cannot write \(path): it is a directory") }
      if access(path, W_OK) != 0 { throw OutputFile.failure(path) }
      permissions = status.st_mode & 0o777
      if kind != S_IFREG {
        regularFile = nil
        return
      }
    } else {
      permissions = nil
    }
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    regularFile = file
    let directory = file.deletingLastPathComponent().path
    if stat(directory, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR {
      throw InputError("cannot write \(path): there is no directory \(directory)")
    }
    if access(directory, W_OK) != 0 { throw OutputFile.failure(path, in: directory) }
  }

  /// Writes the text: to another file, which then takes the place of this one.  A device or a pipe is written
  /// in place.
  ///
  /// - Throws: ``InputError``, which names the file and the reason.
  func write(_ text: String) throws {
    let data = Data(text.utf8)
    do {
      if let regularFile {
        try Interruption.ignored {
          try data.write(to: regularFile, options: .atomic)
          if let permissions { chmod(regularFile.path, permissions) }
        }
      } else {
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try handle.write(contentsOf: data)
        try handle.close()
      }
    } catch {
      throw InputError("cannot write \(path): \(InputError.reason(error))")
    }
  }

  /// The failure of the last system call.
  private static func failure(_ path: String, in directory: String? = nil) -> InputError {
    let reason = String(cString: strerror(errno))
    return InputError("cannot write \(path): \(reason)\(directory.map { " (\($0))" } ?? "")")
  }
}
