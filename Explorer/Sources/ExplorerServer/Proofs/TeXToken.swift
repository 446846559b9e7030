/// A piece of TeX source in mathematics.
enum TeXToken: Hashable {
  /// `\alpha`, without the backslash; a single character after a backslash is a command as well.
  case command(String)
  /// Any other character.
  case character(Character)
  /// Space between pieces, which counts in text only.
  case space

  /// The pieces of a source.
  static func tokens(of source: some Sequence<Character>) -> [TeXToken] {
    var tokens: [TeXToken] = []
    let characters = Array(source)
    var index = 0
    while index < characters.count {
      let character = characters[index]
      index += 1
      if character.isWhitespace {
        if tokens.last != .space { tokens.append(.space) }
      } else if character != "\\" {
        tokens.append(.character(character))
      } else if index < characters.count {
        var name = String(characters[index])
        let isWord = isLetter(characters[index])
        index += 1
        while isWord, index < characters.count, isLetter(characters[index]) {
          name.append(characters[index])
          index += 1
        }
        tokens.append(.command(name))
      }
    }
    return tokens
  }

  private static func isLetter(_ character: Character) -> Bool {
    character.isASCII && character.isLetter
  }
}
