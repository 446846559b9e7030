@_exported import Catalog
@_exported import Contraction
@_exported import ExactArithmetic
@_exported import Figures
@_exported import InformationTheory
@_exported import Memorization
@_exported import Sampling
@_exported import Tables

/// The version of the library and of the command-line tool.
public enum LemmataVersion {
  /// The version, as in the change log.
  public static let current = "0.1.0"
}
