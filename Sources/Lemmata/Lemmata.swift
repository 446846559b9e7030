@_exported import AlgebraicNumbers
@_exported import Capacity
@_exported import CapacityLemmas
@_exported import Catalog
@_exported import CertificateChecking
@_exported import Certificates
@_exported import Claims
@_exported import Contraction
@_exported import ContractionLemmas
@_exported import Documents
@_exported import ExactArithmetic
@_exported import Figures
@_exported import GameLemmas
@_exported import InformationFlow
@_exported import InformationLemmas
@_exported import InformationTheory
@_exported import Leakage
@_exported import LeakageLemmas
@_exported import LearningLemmas
@_exported import LearningProblems
@_exported import Lemmas
@_exported import NearestNeighbourGame
@_exported import PosteriorLemmas
@_exported import Posteriors
@_exported import RateCertificates
@_exported import Rates
@_exported import Sampling
@_exported import Statements
@_exported import Surgery
@_exported import SurgeryLemmas
@_exported import Tables
@_exported import Work

/// The version of the library and of the command-line tool.
public enum LemmataVersion {
  /// The version, as in the change log.
  public static let current = "0.2.0"
}
