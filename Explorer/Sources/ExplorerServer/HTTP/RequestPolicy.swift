/// Which requests are answered: those of this server's own pages, under its own names.
///
/// A page of another site that a browser shows can send requests to a loopback port; it cannot forge the headers `Host`,
/// `Origin` and `Sec-Fetch-Site`. A name that another site makes resolve to the loopback address is told by `Host`.
package struct RequestPolicy: Sendable {
  /// What `Host` may be.
  let hosts: Set<String>

  /// The names of a loopback port.
  package init(port: UInt16) {
    hosts = ["127.0.0.1:\(port)", "localhost:\(port)"]
  }

  /// The refusal of a request, if it is one to refuse.
  package func refusal(of head: RequestHead) throws(RequestError) -> Response? {
    guard let host = try head.single("host"), hosts.contains(host.lowercased()) else {
      return .failure(.forbidden, "The header Host is not that of this server.")
    }
    if let origin = try head.single("origin"), origin.lowercased() != "http://\(host.lowercased())"
    {
      return .failure(.forbidden, "The request comes from a page of another origin.")
    }
    if head.path.hasPrefix("/api/"), let site = try head.single("sec-fetch-site"),
      site != "same-origin" && site != "none"
    {
      return .failure(.forbidden, "The request comes from a page of another site.")
    }
    if head.method != "GET" && head.method != "HEAD" {
      return .failure(.method, "Expected GET.")
    }
    return nil
  }
}
