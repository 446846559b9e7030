import Work

/// Blocks quantised to the majority of their bits.
enum MajorityCode: NamedCode {
  static let entry = NameEntry(NameForm("majority", "b"), meaning: "of b bits, odd")

  static var recordedForm: String { entry.form.description }

  static func code(
    parameters: [String], named name: String, file: ExampleCode.FileReader
  ) throws -> ExampleCode {
    guard let bits = length(parameters[0]) else {
      throw SamplingError.unknownCode(name, expected: "majority:b with b odd, from 1 to 63")
    }
    return .majority(ofBlocks: bits)
  }

  static func isRecorded(as name: String) -> Bool {
    entry.form.values(in: name).flatMap { length($0[0]) } != nil
  }

  fileprivate static func name(_ length: Int) -> String { "\(entry.form.word):\(length)" }

  private static func length(_ text: String) -> Int? {
    Int(text).flatMap { isLength($0) ? $0 : nil }
  }

  fileprivate static func isLength(_ bits: Int) -> Bool {
    bits % 2 == 1 && (1...63).contains(bits)
  }
}

extension ExampleCode {
  /// Every block of an odd number of bits quantised to its majority: the code of repetitions.
  ///
  /// - Precondition: the length is odd, from 1 to 63.
  public static func majority(ofBlocks length: Int) -> ExampleCode {
    precondition(MajorityCode.isLength(length), "a majority of \(length) bits")
    let code = BinaryCode(words: [0, (1 << UInt64(length)) - 1], length: length)
    return own(MajorityCode.name(length), .quantised(code))
  }
}
