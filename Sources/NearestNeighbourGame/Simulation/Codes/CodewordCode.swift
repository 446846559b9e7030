import Work

/// Blocks quantised to the nearest codeword of a code in a file.
enum CodewordCode: NamedCode {
  static let entry = NameEntry(
    NameForm("code", "FILE"),
    meaning: #"the nearest codeword of {"codewords": ["000", "111", ...]}"#)

  static var recordedForm: String { "the code of a file" }

  static func code(
    parameters: [String], named name: String, file: ExampleCode.FileReader
  ) throws -> ExampleCode {
    .nearestCodeword(try file(parameters[0]) { try BinaryCode(file: $0) })
  }

  static func isRecorded(as name: String) -> Bool { BinaryCode.isName(name) }
}

extension ExampleCode {
  /// The nearest codeword of a binary code, in each block of its length.
  public static func nearestCodeword(_ code: BinaryCode) -> ExampleCode {
    own(code.name, .quantised(code))
  }
}
