import Documents

extension LawFile.Format {
  /// The separator of a table.
  var separator: DelimitedText.Separator {
    switch self {
    case .json, .csv: .commas
    case .tsv: .tabs
    case .semicolons: .semicolons
    case .blanks, .tra: .blanks
    }
  }

  /// The format that a file's name and its text tell: JSON for `.json` and for a text that begins with a brace or a bracket, else a
  /// table, whose separator is recognised.
  ///
  /// - Throws: ``LawFileError/table(_:)`` where the separator could be one of two.
  public static func recognised(
    _ bytes: some Collection<UInt8>, fileName: String
  ) throws(LawFileError) -> LawFile.Format {
    let name = fileName.lowercased()
    if name.hasSuffix(".json") { return .json }
    if name.hasSuffix(".tsv") { return .tsv }
    if name.hasSuffix(".tra") { return .tra }
    let isTable = name.hasSuffix(".csv")
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
    let first = bytes.first { !blanks.contains($0) }
    if !isTable, first == nil || first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      return .json
    }
    let separator: DelimitedText.Separator
    do {
      separator = try DelimitedText.separator(of: bytes)
    } catch {
      throw .table(error)
    }
    switch separator {
    case .commas: return .csv
    case .tabs: return .tsv
    case .semicolons: return .semicolons
    case .blanks: return isTable ? .csv : .blanks
    }
  }
}
