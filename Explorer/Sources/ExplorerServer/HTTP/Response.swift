import Documents

/// What is sent for a request.
package struct Response: Sendable {
  package let status: Status
  let contentType: String
  let body: Body

  /// What follows the head.
  enum Body: Sendable {
    /// Bytes that are at hand.
    case bytes([UInt8])
    /// The lines of a computation, sent as they come; it is cancelled when the client is gone.
    case lines(Computation)
  }

  /// The status codes of this server.
  package enum Status: Int, Sendable {
    case ok = 200
    case seeOther = 303
    case badRequest = 400
    case forbidden = 403
    case notFound = 404
    case method = 405
    case timeout = 408
    case contentTooLarge = 413
    case headTooLarge = 431
    case unavailable = 503
    case version = 505

    /// The words beside the code.
    var phrase: String {
      switch self {
      case .ok: "OK"
      case .seeOther: "See Other"
      case .badRequest: "Bad Request"
      case .forbidden: "Forbidden"
      case .notFound: "Not Found"
      case .method: "Method Not Allowed"
      case .timeout: "Request Timeout"
      case .contentTooLarge: "Content Too Large"
      case .headTooLarge: "Request Header Fields Too Large"
      case .unavailable: "Service Unavailable"
      case .version: "HTTP Version Not Supported"
      }
    }
  }

  /// A file of the page.
  static func file(_ bytes: [UInt8], _ contentType: String) -> Response {
    Response(status: .ok, contentType: contentType, body: .bytes(bytes))
  }

  /// A value as JSON.
  static func json(_ value: JSONValue) -> Response {
    Response(
      status: .ok, contentType: "application/json",
      body: .bytes(Array((value.serialized(.compact) + "\n").utf8)))
  }

  /// A computation, whose answer is a line of JSON after any number of lines on its progress.
  static func lines(_ computation: Computation) -> Response {
    Response(status: .ok, contentType: "application/x-ndjson", body: .lines(computation))
  }

  /// What went wrong, in a sentence.
  static func failure(_ status: Status, _ message: String) -> Response {
    let error: JSONValue = ["error": ["kind": "request", "message": .string(message)]]
    return Response(
      status: status, contentType: "application/json",
      body: .bytes(Array((error.serialized(.compact) + "\n").utf8)))
  }

  // MARK: The head

  /// Whether the connection stays open after this answer: lines without chunks end with it.
  func keepsAlive(after head: RequestHead) -> Bool {
    if case .lines = body, !head.knowsChunks { return false }
    return head.keepsAlive
  }

  /// The head with its empty line.
  func head(keepsAlive: Bool, isChunked: Bool = true) -> String {
    var lines = [
      "HTTP/1.1 \(status.rawValue) \(status.phrase)", "Content-Type: \(contentType)",
      "Connection: \(keepsAlive ? "keep-alive" : "close")",
    ]
    switch body {
    case .bytes(let bytes): lines.append("Content-Length: \(bytes.count)")
    case .lines: if isChunked { lines.append("Transfer-Encoding: chunked") }
    }
    if status == .method { lines.append("Allow: GET, HEAD") }
    return (lines + Response.protections).joined(separator: "\r\n") + "\r\n\r\n"
  }

  /// What a browser may do with any answer: nothing but show the page and ask this server again.
  private static let protections = [
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
      + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; "
      + "frame-ancestors 'none'",
    "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer",
    "Cross-Origin-Opener-Policy: same-origin", "Cross-Origin-Resource-Policy: same-origin",
    "Cache-Control: no-cache",
  ]
}
