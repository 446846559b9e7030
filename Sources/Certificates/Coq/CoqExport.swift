import CertificateChecking
import Documents
import ExactArithmetic
import Work

/// A certificate as a file of Coq, whose theorems speak of real numbers by their textbook definitions.
///
/// The file compiles with `coqc -Q Certificates/Coq Lemmata FILE`, against the library beside the format. It is made from the
/// statements and the evidence only.
public struct CoqExport: Sendable, Hashable {
  /// The text of the file.
  public let text: String
  /// The lines of claims that have no theorem in the library, with the reason.
  public let leftOut: [LeftOut]

  /// A claim that is not exported.
  public struct LeftOut: Sendable, Hashable, CustomStringConvertible {
    public let line: Int
    public let kind: String
    public let reason: String

    /// `line 3, kind optimum: the library has no theorem for it`
    public var description: String { "line \(line), kind \(kind): \(reason)" }
  }

  /// Exports a certificate, all of whose claims must be accepted by the checker.
  ///
  /// - Parameter bytes: the file.
  /// - Throws: ``CoqExportError`` for a claim that is rejected; `CertificateError`.
  public init(of bytes: [UInt8]) throws {
    let check = try CertificateCheck(of: bytes)
    if let rejected = check.claims.first(where: { $0.rejection != nil }) {
      throw CoqExportError.isRejected("\(rejected)")
    }
    var theorems: [String] = []
    var leftOut: [LeftOut] = []
    for (claim, line) in zip(check.claims, try CertificateFile(bytes).claims) {
      let value = try JSONValue(parsing: line)
      do {
        theorems.append(try CoqTheorem(value, name: "claim_\(claim.line)").text)
      } catch let error as CoqTheorem.Unavailable {
        leftOut.append(
          LeftOut(line: claim.line, kind: claim.kind ?? "", reason: error.description))
      }
    }
    self.leftOut = leftOut
    let notes = leftOut.map { "(* not exported: \($0) *)\n" }.joined()
    text = CoqExport.header + notes + theorems.map { "\n" + $0 }.joined()
  }

  private static let header = """
    (* coqc -Q Certificates/Coq Lemmata FILE *)
    From Coq Require Import Reals ZArith QArith Qreals List.
    From Lemmata Require Import All.
    Import ListNotations.
    Open Scope R_scope.

    """
}

extension CoqExport: CustomStringConvertible {
  /// The text of the file.
  public var description: String { text }
}

/// Why a certificate is not exported.
public enum CoqExportError: InputError, Hashable {
  /// The checker rejects a claim.
  case isRejected(String)

  public var description: String {
    switch self {
    case .isRejected(let claim): return "a claim is rejected: \(claim)"
    }
  }
}
