import Foundation

/// The program gnuplot, which draws figures as images.
///
/// ```swift
/// let image = try Gnuplot.find().image(of: figure, as: .svg)
/// ```
public struct Gnuplot: Sendable {
  /// The path of the program.
  public let path: String

  /// The program at a path.
  public init(path: String) { self.path = path }

  /// The program `gnuplot` of a search path.
  ///
  /// - Parameter searchPath: directories separated by colons; the environment's `PATH` unless given.
  /// - Throws: ``GnuplotError/notFound(searchPath:)``, which says how to install it.
  public static func find(searchPath: String? = nil) throws(GnuplotError) -> Gnuplot {
    let directories = searchPath ?? ProcessInfo.processInfo.environment["PATH"] ?? ""
    for directory in directories.split(separator: ":") {
      let path = "\(directory)/gnuplot"
      var isDirectory: ObjCBool = false
      if FileManager.default.isExecutableFile(atPath: path),
        FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
        !isDirectory.boolValue
      {
        return Gnuplot(path: path)
      }
    }
    throw .notFound(searchPath: directories)
  }

  /// The figure as an image: the same bytes for the same figure and the same gnuplot.
  ///
  /// - Parameters:
  ///   - figure: what is drawn.
  ///   - format: the kind of image.
  ///   - provenance: what made the figure, for a comment of the script.
  ///   - started: receives the number of gnuplot's process, for who has to end it early.
  /// - Throws: ``FigureError``; ``GnuplotError/failed(path:status:message:)`` with gnuplot's own words.
  public func image(
    of figure: Figure, as format: ImageFormat, provenance: String = "Lemmata",
    started: (_ process: Int32) -> Void = { _ in }
  ) throws -> [UInt8] {
    let script = try figure.gnuplotScript(for: format, provenance: provenance)
    let image = try run(script: script, started: started)
    return format == .pdf ? Gnuplot.withoutCreationDate(image) : image
  }

  /// Runs a script and returns what it writes to standard output.
  ///
  /// Script, output and messages are files without names, which need no second thread and vanish with the process
  /// however it ends.
  private func run(script: String, started: (Int32) -> Void) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["-d", "-"]  // without the user's settings
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["LC_ALL": "C.UTF-8", "TZ": "UTC", "SOURCE_DATE_EPOCH": "0"], uniquingKeysWith: { $1 })
    let input = try NamelessFile()
    let output = try NamelessFile()
    let messages = try NamelessFile()
    try input.handle.write(contentsOf: Data(script.utf8))
    try input.handle.seek(toOffset: 0)
    process.standardInput = input.handle
    process.standardOutput = output.handle
    process.standardError = messages.handle
    do {
      try process.run()
    } catch {
      throw GnuplotError.failed(path: path, status: nil, message: "\(error.localizedDescription)")
    }
    started(process.processIdentifier)
    process.waitUntilExit()
    let image = try output.content()
    if process.terminationReason != .exit || process.terminationStatus != 0 || image.isEmpty {
      let words = String(decoding: try messages.content(), as: UTF8.self)
      throw GnuplotError.failed(
        path: path, status: Int(process.terminationStatus),
        message: words.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    return image
  }

  /// The image with the date of its making replaced by one of the same length: older versions of the Cairo
  /// library write the present one whatever `SOURCE_DATE_EPOCH` says.
  private static func withoutCreationDate(_ image: [UInt8]) -> [UInt8] {
    let key = Array("/CreationDate (D:".utf8)
    let date = Array("19700101000000".utf8)
    guard let found = image.firstRange(of: key), image.count >= found.upperBound + date.count else {
      return image
    }
    var image = image
    image.replaceSubrange(found.upperBound..<(found.upperBound + date.count), with: date)
    return image
  }
}

/// A file that has no name in any directory.
private struct NamelessFile {
  let handle: FileHandle

  init() throws {
    let directory = FileManager.default.temporaryDirectory.path
    var template = Array("\(directory)/lemmata-XXXXXX".utf8CString)
    let number = mkstemp(&template)
    if number < 0 {
      throw GnuplotError.noTemporaryFile(
        directory: directory, message: String(cString: strerror(errno)))
    }
    unlink(template)
    handle = FileHandle(fileDescriptor: number, closeOnDealloc: true)
  }

  func content() throws -> [UInt8] {
    try handle.seek(toOffset: 0)
    return Array(try handle.readToEnd() ?? Data())
  }
}
