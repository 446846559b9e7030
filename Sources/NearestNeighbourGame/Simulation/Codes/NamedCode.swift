import Work

/// A kind of code of examples that simulations know by name, and that is no message of the game.
protocol NamedCode {
  /// The form of its name on the command line, and what it stands for in help texts.
  static var entry: NameEntry { get }
  /// What a record calls codes of this kind, as error messages ask for it.
  static var recordedForm: String { get }

  /// The code with these parameters.
  ///
  /// - Parameters:
  ///   - parameters: the texts of the parameters in the form of its name.
  ///   - name: the whole name, for errors.
  ///   - file: reads a code in a file.
  /// - Throws: ``SamplingError/unknownCode(_:expected:)``; the errors of `file`.
  static func code(
    parameters: [String], named name: String, file: ExampleCode.FileReader
  ) throws -> ExampleCode

  /// Whether a record may call a code of this kind so.
  static func isRecorded(as name: String) -> Bool
}

extension ExampleCode {
  /// The codes that only simulations know by name, a line each, in the order of help texts.
  static let builtIn: [any NamedCode.Type] = [
    MajorityCode.self,
    CodewordCode.self,
  ]

  /// Reads a code in a file: it is given a path, and what makes a code of the bytes there.
  package typealias FileReader = (
    _ path: String, _ code: ([UInt8]) throws -> BinaryCode
  ) throws -> BinaryCode

  /// The names beside ``names`` that ``init(named:file:)`` reads, with what they stand for.
  package static var ownNames: [NameEntry] { builtIn.map { $0.entry } }

  /// The code of this name: one of ``names`` or of ``ownNames``.
  ///
  /// - Throws: ``SamplingError/unknownCode(_:expected:)``, or what is wrong with a number; the errors of `file`.
  package init(named name: String, file: FileReader) throws {
    for kind in ExampleCode.builtIn {
      guard let parameters = kind.entry.form.values(in: name) else { continue }
      self = try kind.code(parameters: parameters, named: name, file: file)
      return
    }
    do {
      try self.init(parsing: name)
    } catch GameError.unknownMessage {
      throw SamplingError.unknownCode(
        name, expected: ExampleCode.forms(ExampleCode.ownNames.map(\.form.description)))
    }
  }

  /// Checks that a record names a code as this version names one: of a code in a file only the name is left.
  ///
  /// - Throws: ``SampleRecordError``.
  package static func checkRecorded(_ name: String) throws {
    if (try? ExampleCode(parsing: name)) != nil { return }
    if builtIn.contains(where: { $0.isRecorded(as: name) }) { return }
    throw SampleRecordError.invalid(
      "message", value: name, expected: forms(builtIn.map { $0.recordedForm }))
  }

  private static func forms(_ own: [String]) -> String {
    (names.map(\.form.description) + own).list("or")
  }
}
