// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that those who depend on Lemmata never resolve a server.

/// The modules of Lemmata that it needs: what is not named here is not built.
let modules = [
  "Work", "ExactArithmetic", "AlgebraicNumbers", "Claims", "Documents", "Sampling", "Tables",
  "InformationTheory", "Figures", "Contraction", "InformationFlow", "NearestNeighbourGame",
  "RateCertificates", "Rates", "LearningProblems", "Lemmas", "Catalog",
]

let lemmata: [Target.Dependency] = modules.map { .product(name: $0, package: "lemmata") }

/// The sockets of FlyingFox, without its server: see "The server" in README.md.
let sockets: Target.Dependency = .product(name: "FlyingSocks", package: "FlyingFox")

let package = Package(
  name: "explorer",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "lemmata", path: ".."),
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
  ],
  targets: [
    .target(
      name: "ExplorerServer", dependencies: lemmata + [sockets],
      // The proofs are a link to those of the library: `copy` would copy the link, `process` takes the files behind it.
      resources: [.copy("Page"), .process("ProofPages")]),
    .executableTarget(name: "lemmata-explorer", dependencies: ["ExplorerServer"] + lemmata),
    .testTarget(
      name: "ExplorerServerTests", dependencies: ["ExplorerServer", sockets] + lemmata),
  ],
  swiftLanguageModes: [.v6]
)
