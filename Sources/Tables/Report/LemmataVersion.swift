/// The version of the library and of the command-line tool.
public enum LemmataVersion {
  /// The version, as in the change log.
  public static let current = "0.3.0"
}
