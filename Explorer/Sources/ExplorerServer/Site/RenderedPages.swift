import Synchronization

/// Pages that are rendered when they are first asked for, and kept.
final class RenderedPages: Sendable {
  private let files = Mutex<[String: Site.File]>([:])

  /// The page at a path; `render` makes it the first time, or says that there is none.
  func file(at path: String, _ render: () -> Site.File?) -> Site.File? {
    if let file = files.withLock({ $0[path] }) { return file }
    guard let file = render() else { return nil }
    files.withLock { $0[path] = file }
    return file
  }
}
