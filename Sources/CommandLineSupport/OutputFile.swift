import Foundation

/// Where results go unless a file is named.
package enum StandardOutput {
  /// - Throws: ``UsageError``, when the output is full or closed.
  package static func write(_ text: String) throws(UsageError) { try write(Array(text.utf8)) }

  /// - Throws: ``UsageError``, when the output is full or closed.
  package static func write(_ bytes: [UInt8]) throws(UsageError) {
    do {
      try FileDescriptor.standardOutput.write(bytes)
    } catch {
      throw UsageError("cannot write to standard output: \(error)")
    }
  }
}

/// A file that a result is written to: whole, or not at all.
package struct OutputFile {
  private let path: String
  /// The file behind symbolic links, which is replaced; `nil` for a device or a pipe.
  private let regularFile: URL?
  /// The permissions of the new file.
  private let permissions: mode_t

  /// Checks that the file can be written, so that nothing is computed in vain.
  ///
  /// - Throws: ``UsageError``, which names the file and the reason.
  package init(_ path: String) throws(UsageError) {
    if path.isEmpty { throw UsageError("the name of the output file is empty") }
    if path == "-" {
      throw UsageError("- is standard output, which takes the result; expected the name of a file")
    }
    self.path = path
    var status = stat()
    if stat(path, &status) == 0 {
      let kind = status.st_mode & S_IFMT
      if kind == S_IFDIR { throw UsageError("cannot write \(path): it is a directory") }
      if access(path, W_OK) != 0 {
        throw UsageError("cannot write \(path): \(SystemFailure.last)")
      }
      permissions = status.st_mode & 0o777
      if kind != S_IFREG {
        regularFile = nil
        return
      }
    } else {
      let mask = umask(0)
      umask(mask)
      permissions = 0o666 & ~mask
    }
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    regularFile = file
    let directory = file.deletingLastPathComponent().path
    if stat(directory, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR {
      throw UsageError("cannot write \(path): there is no directory \(directory)")
    }
    if access(directory, W_OK) != 0 {
      throw UsageError("cannot write \(path): \(SystemFailure.last) (\(directory))")
    }
  }

  /// Writes the bytes: to another file, which then takes the place of this one.  A device or a pipe is written
  /// in place.
  ///
  /// - Throws: ``UsageError``, which names the file and the reason.
  package func write(_ bytes: [UInt8]) throws(UsageError) {
    do {
      if let regularFile {
        try Interruption.deferred { () throws(SystemFailure) in
          try OutputFile.replace(regularFile, with: bytes, permissions: permissions)
        }
      } else {
        let device = try FileDescriptor(opening: path, O_WRONLY)
        try device.write(bytes)
        try device.close()
      }
    } catch {
      throw UsageError("cannot write \(path): \(error)")
    }
  }

  private static func replace(
    _ file: URL, with bytes: [UInt8], permissions: mode_t
  ) throws(SystemFailure) {
    let directory = file.deletingLastPathComponent()
    let prefix = directory.appendingPathComponent(".lemmata-").path
    let temporary = try FileDescriptor.temporary(prefix: prefix, permissions: permissions)
    do throws(SystemFailure) {
      try temporary.file.write(bytes)
      try temporary.file.close()
      if rename(temporary.path, file.path) != 0 { throw SystemFailure.last }
    } catch {
      unlink(temporary.path)
      throw error
    }
  }
}
