import Foundation

/// An open file.  Its errors are the system's words, which Foundation's errors do not have everywhere.
struct FileDescriptor {
  private let number: Int32

  static let standardInput = FileDescriptor(number: STDIN_FILENO)
  static let standardOutput = FileDescriptor(number: STDOUT_FILENO)
  static let standardError = FileDescriptor(number: STDERR_FILENO)

  private init(number: Int32) { self.number = number }

  /// Opens a file with flags such as `O_RDONLY`.
  init(opening path: String, _ flags: Int32) throws(SystemFailure) {
    number = open(path, flags)
    if number < 0 { throw .last }
  }

  /// Creates a file whose name is the prefix and some letters, with permissions.
  static func temporary(
    prefix: String, permissions: mode_t
  ) throws(SystemFailure) -> (file: FileDescriptor, path: String) {
    var template = Array((prefix + "XXXXXX").utf8CString)
    let number = mkstemp(&template)
    if number < 0 { throw .last }
    fchmod(number, permissions)
    let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    return (FileDescriptor(number: number), path)
  }

  func readToEnd() throws(SystemFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(number, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += chunk[..<count]
      } else if errno != EINTR {
        throw .last
      }
    }
  }

  func write(_ text: String) throws(SystemFailure) { try write(Array(text.utf8)) }

  func write(_ content: [UInt8]) throws(SystemFailure) {
    var bytes = content[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(number, $0.baseAddress, $0.count) }
      if count >= 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        throw .last
      }
    }
  }

  func close() throws(SystemFailure) {
    if Foundation.close(number) != 0 { throw .last }
  }
}

/// Why a system call failed.
struct SystemFailure: Error, CustomStringConvertible {
  let description: String

  /// The failure of the last call.
  static var last: SystemFailure { SystemFailure(description: String(cString: strerror(errno))) }
}
