import Foundation

/// A file that a result is written to: whole, or not at all.
struct OutputFile {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Checks that the file can be written, so that nothing is computed in vain.
  ///
  /// - Throws: ``UsageError``, which names the file and the reason.
  func check() throws(UsageError) {
    var isDirectory: ObjCBool = false
    let files = FileManager.default
    if path.isEmpty { throw UsageError("the name of the output file is empty") }
    if files.fileExists(atPath: path, isDirectory: &isDirectory) {
      if isDirectory.boolValue { throw UsageError("cannot write \(path): it is a directory") }
      if !files.isWritableFile(atPath: path) { throw UsageError("cannot write \(path)") }
      return
    }
    let directory = URL(fileURLWithPath: path).deletingLastPathComponent().path
    if !files.isWritableFile(atPath: directory) {
      throw UsageError(
        "cannot write \(path): the directory \(directory) is not there or not writable")
    }
  }

  /// - Throws: ``UsageError``, when the output is full or closed.
  static func writeToStandardOutput(_ data: Data) throws(UsageError) {
    do {
      try FileHandle.standardOutput.write(contentsOf: data)
    } catch {
      throw UsageError("cannot write to standard output: \(error.localizedDescription)")
    }
  }

  /// Writes the bytes: to another file, which then takes the place of this one.  A device or a pipe is written in place.
  ///
  /// - Throws: ``UsageError``, which names the file and the reason.
  func write(_ data: Data) throws(UsageError) {
    do {
      if isDeviceOrPipe {
        let device = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try device.write(contentsOf: data)
        try device.close()
      } else {
        // Behind symbolic links, which stay.
        try data.write(
          to: URL(fileURLWithPath: path).resolvingSymlinksInPath(), options: .atomic)
      }
    } catch {
      throw UsageError("cannot write \(path): \(error.localizedDescription)")
    }
  }

  /// Whether something is there that is no regular file, and that another file must not replace.
  private var isDeviceOrPipe: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }
}
