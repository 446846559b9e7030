import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A page as a parser of XML reads it: the names of its elements, their attributes and the text.
package final class PageReader: NSObject, XMLParserDelegate {
  /// The names of the elements in the order in which they begin.
  package private(set) var elements: [String] = []
  /// The attributes of the elements, in the same order.
  package private(set) var attributes: [[String: String]] = []
  /// The text outside the style sheet, with a space at the end of each element that is not inline.
  package private(set) var text = ""
  /// What is wrong with the page; `nil` for nothing.
  package private(set) var fault: String?

  private var open: [String] = []

  /// Reads a page.
  package init(_ page: String) {
    super.init()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = self
    if !parser.parse() {
      fault = "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "unknown")"
    }
  }

  /// How often an element occurs.
  package func count(of element: String) -> Int { elements.count { $0 == element } }

  /// The values of an attribute, in order.
  package func values(of attribute: String) -> [String] {
    attributes.compactMap { $0[attribute] }
  }

  package func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append(name)
    self.attributes.append(attributes)
    open.append(name)
  }

  package func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
    if !["sub", "sup", "span", "code", "tspan"].contains(name) { text += " " }
  }

  package func parser(_ parser: XMLParser, foundCharacters string: String) {
    if !open.contains("style") { text += string }
  }
}
