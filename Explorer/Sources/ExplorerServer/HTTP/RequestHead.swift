/// The head of a request: its method, its target and its headers. No request of this server has a body.
package struct RequestHead: Sendable, Hashable {
  /// The method, such as `GET`.
  package let method: String
  /// The path, still percent-encoded: it is compared with known ones, and never decoded.
  package let path: String
  /// What follows the `?`, still percent-encoded.
  package let query: String
  /// Whether the connection stays open after the answer.
  package let keepsAlive: Bool
  /// Whether the client knows chunks: HTTP/1.0 does not.
  package let knowsChunks: Bool
  private let headers: [String: [String]]

  /// Reads a head that ends with an empty line.
  ///
  /// - Parameter bytes: the head without its empty line.
  /// - Throws: ``RequestError``, which says what is wrong.
  package init(parsing bytes: some Collection<UInt8>) throws(RequestError) {
    guard bytes.allSatisfy(RequestHead.isTextByte) else {
      throw .malformed("the head has a byte that is no printable ASCII character")
    }
    let lines = RequestHead.lines(bytes)
    let words = lines[0].split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count == 3, RequestHead.isToken(words[0]) else {
      throw .malformed("the first line is not a method, a target and a version")
    }
    guard words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0" else { throw .version }
    guard words[1].hasPrefix("/") else { throw .malformed("the target does not begin with /") }
    let target = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    method = words[0]
    path = String(target[0])
    query = target.count == 2 ? String(target[1]) : ""
    headers = try RequestHead.headers(lines.dropFirst())
    let connection = headers["connection"]?.joined(separator: ",").lowercased()
    knowsChunks = words[2] == "HTTP/1.1"
    keepsAlive = knowsChunks ? connection?.contains("close") != true : connection == "keep-alive"
    try checkBody()
  }

  /// The value of a header that may be there at most once.
  ///
  /// - Throws: ``RequestError/malformed(_:)`` where it is there twice.
  package func single(_ name: String) throws(RequestError) -> String? {
    guard let values = headers[name] else { return nil }
    if values.count > 1 { throw .malformed("the header \(name) is there \(values.count) times") }
    return values[0]
  }

  /// No request has a body: where one is announced, what follows could be taken for another request.
  private func checkBody() throws(RequestError) {
    if headers["transfer-encoding"] != nil { throw .body }
    guard let length = try single("content-length") else { return }
    if length != "0" { throw .body }
  }

  /// The lines, without what ends them.
  private static func lines(_ bytes: some Collection<UInt8>) -> [String] {
    let lines = Array(bytes).split(separator: 0x0a, omittingEmptySubsequences: false)
    return lines.map { line -> String in
      let end: Int = line.last == 0x0d ? 1 : 0
      return String(decoding: line.dropLast(end), as: UTF8.self)
    }
  }

  /// Whether a byte is a printable ASCII character, or part of the end of a line.
  private static func isTextByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20..<0x7f, 0x0d, 0x0a: true
    default: false
    }
  }

  private static func headers(
    _ lines: some Sequence<String>
  ) throws(RequestError) -> [String: [String]] {
    var headers: [String: [String]] = [:]
    for line in lines where !line.isEmpty {
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, isToken(parts[0]) else {
        throw .malformed("a header is not a name, a colon and a value")
      }
      let value = parts[1].trimmingPrefix { $0 == " " }
      headers[parts[0].lowercased(), default: []].append(String(value))
    }
    return headers
  }

  private static func isToken(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(isTokenByte)
  }

  /// Whether a byte may be in a method or in the name of a header (RFC 9110, section 5.6.2).
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}

/// Why a request is not answered; the connection is closed after it.
package enum RequestError: Error, Hashable {
  case malformed(String)
  case body
  case tooLarge(limit: Int)
  case tooSlow(seconds: Int)
  case version

  /// The answer, in words.
  var response: Response {
    switch self {
    case .malformed(let reason): .failure(.badRequest, "The request is malformed: \(reason).")
    case .body: .failure(.contentTooLarge, "A request has no body here.")
    case .tooLarge(let limit): .failure(.headTooLarge, "The head is above \(limit) bytes.")
    case .tooSlow(let seconds): .failure(.timeout, "No whole request came in \(seconds) s.")
    case .version: .failure(.version, "The server speaks HTTP/1.1.")
    }
  }
}
