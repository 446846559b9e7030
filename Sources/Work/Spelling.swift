/// What a misspelt name was meant to be.
package enum Spelling {
  /// The known name nearest to a word, if one is near enough to have been meant: it is the word with a few letters
  /// changed, left out, added or exchanged with their neighbours, or begins with it.
  ///
  /// - Complexity: O(length^2) for each name.
  package static func nearest(to word: String, among names: [String]) -> String? {
    if word.isEmpty { return nil }
    let letters = Array(word.lowercased())
    let near = names.map { ($0, distance(letters, Array($0.lowercased()))) }
      .filter { $0.1 <= max(1, max(letters.count, $0.0.count) / 3) }
      .min { ($0.1, $0.0) < ($1.1, $1.0) }
    if let near { return near.0 }
    let longer = names.filter { letters.count >= 2 && $0.lowercased().hasPrefix(word.lowercased()) }
    return longer.min { ($0.count, $0) < ($1.count, $1) }
  }

  /// The number of letters to change, leave out, add or exchange with their neighbours.
  ///
  /// Source: the restricted distance of F. J. Damerau, "A technique for computer detection and correction of
  /// spelling errors", Communications of the ACM 7, 1964.
  static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var rows: [[Int]] = [Array(0...second.count)]
    for (i, letter) in first.enumerated() {
      var row = [i + 1]
      for (j, other) in second.enumerated() {
        var least = min(rows[i][j + 1], row[j]) + 1
        least = min(least, rows[i][j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == second[j - 1], first[i - 1] == other {
          least = min(least, rows[i - 1][j - 1] + 1)
        }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[first.count][second.count]
  }
}
