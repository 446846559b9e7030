extension String {
  /// The line broken at spaces, where it exceeds 100 characters, with its indentation.
  package var wrapped: String {
    let width = 100
    if count <= width { return self }
    let indentation = String(prefix { $0 == " " })
    var lines: [String] = []
    var line = indentation
    for word in dropFirst(indentation.count).split(separator: " ", omittingEmptySubsequences: false)
    {
      if line.count + word.count > width && line != indentation {
        lines.append(line)
        line = indentation
      }
      line += word + " "
    }
    return (lines + [line]).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}
