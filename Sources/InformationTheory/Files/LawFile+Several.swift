import Documents

extension LawFile {
  /// Reads several laws from one file: a JSON array of documents, a JSON document on each line, or a single law in any format.
  ///
  /// - Parameters:
  ///   - bytes: the text in UTF-8.
  ///   - fileName: the name of the file.
  ///   - reading: how its numbers are taken.
  /// - Throws: ``LawFileError``; one in a list names the number of the document.
  /// - Complexity: linear in the length of the text for short numbers.
  public static func all(
    recognising bytes: some Collection<UInt8>, fileName: String, reading: Reading = Reading()
  ) throws(LawFileError) -> [LawFile] {
    guard let documents = LawFile.documents(bytes) else {
      return [try LawFile(recognising: bytes, fileName: fileName, reading: reading)]
    }
    var files: [LawFile] = []
    for (number, document) in zip(1..., documents) {
      do {
        files.append(try LawFile(parsing: document.serialized(.compact), reading: reading))
      } catch {
        throw .inDocument(number, error)
      }
    }
    return files
  }

  /// The documents of an array of objects, or those on the lines of a text; `nil` where the text is neither.
  private static func documents(_ bytes: some Collection<UInt8>) -> [JSONValue]? {
    if let whole = try? JSONValue(parsing: bytes) {
      guard case .array(let elements) = whole, !elements.isEmpty, elements.allSatisfy(\.isObject)
      else { return nil }
      return elements
    }
    let lines = bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    let documents = lines.map { try? JSONValue(parsing: $0) }
    let objects = documents.compactMap { $0 }.filter(\.isObject)
    return objects.count > 1 && objects.count == lines.count ? objects : nil
  }
}

extension JSONValue {
  fileprivate var isObject: Bool {
    if case .object = self { return true }
    return false
  }
}
