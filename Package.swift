// swift-tools-version: 6.1
import PackageDescription

/// The modules, lowest first: each may depend on those above it in this list, never on those below.
///
/// A subject is a module; `Tests/ArchitectureTests` checks the imports of every file against this list.
let modules: [Target] = [
  // MARK: Floor 0: cores, progress, limits, seeds
  .target(name: "Work"),

  // MARK: Floor 1: numbers
  .target(name: "ExactArithmetic", dependencies: ["Work", "CGMP", "CMPFR"]),
  .target(name: "AlgebraicNumbers", dependencies: ["Work", "ExactArithmetic", "CGMP"]),

  // MARK: Floor 2: what is claimed, what is read and written, what is random
  .target(name: "Claims", dependencies: ["ExactArithmetic", "AlgebraicNumbers"]),
  .target(name: "Documents", dependencies: ["Work", "ExactArithmetic"]),
  .target(name: "CertificateChecking", dependencies: ["ExactArithmetic", "Documents"]),
  .target(name: "BitKernels"),
  .target(name: "Sampling", dependencies: ["Work", "ExactArithmetic", "BitKernels"]),

  // MARK: Floor 3: tables of exact values, finite laws
  .target(
    name: "Tables",
    dependencies: ["Work", "ExactArithmetic", "AlgebraicNumbers", "Claims", "Documents"]),
  .target(name: "InformationTheory", dependencies: ["Work", "ExactArithmetic", "Documents"]),
  .target(name: "RateCertificates", dependencies: ["Work", "ExactArithmetic", "Documents"]),

  // MARK: Floor 4: figures, channels, the game
  .target(name: "Figures", dependencies: ["Work", "ExactArithmetic", "Tables"]),
  .target(
    name: "Contraction",
    dependencies: [
      "Work", "ExactArithmetic", "AlgebraicNumbers", "Claims", "InformationTheory",
    ]),
  .target(
    name: "InformationFlow",
    dependencies: [
      "Work", "ExactArithmetic", "AlgebraicNumbers", "Claims", "InformationTheory", "Contraction",
    ]),
  .target(
    name: "NearestNeighbourGame",
    dependencies: [
      "Work", "ExactArithmetic", "Claims", "Documents", "Sampling", "Tables", "InformationTheory",
    ]),
  .target(
    name: "Rates",
    dependencies: [
      "Work", "ExactArithmetic", "Claims", "Documents", "Tables", "InformationTheory",
      "RateCertificates", "NearestNeighbourGame",
    ]),

  // MARK: Floor 5: learning problems
  .target(
    name: "LearningProblems",
    dependencies: [
      "Work", "ExactArithmetic", "Claims", "Sampling", "Tables", "InformationTheory",
      "Contraction", "NearestNeighbourGame",
    ]),
  .target(
    name: "Leakage",
    dependencies: [
      "Work", "ExactArithmetic", "AlgebraicNumbers", "Claims", "Documents", "Sampling", "Tables",
      "InformationTheory",
    ]),
  .target(
    name: "Posteriors",
    dependencies: [
      "Work", "ExactArithmetic", "AlgebraicNumbers", "Claims", "Documents", "Tables",
      "InformationTheory",
    ]),
  .target(
    name: "Surgery",
    dependencies: [
      "Work", "ExactArithmetic", "Claims", "Tables", "InformationTheory", "Contraction",
    ]),
  .target(
    name: "Capacity",
    dependencies: [
      "Work", "ExactArithmetic", "AlgebraicNumbers", "Claims", "Documents", "Sampling", "Tables",
      "InformationTheory", "Contraction",
    ]),

  .target(
    name: "Statements",
    dependencies: [
      "Work", "ExactArithmetic", "AlgebraicNumbers", "Claims", "Documents", "Tables",
      "InformationTheory", "Contraction",
    ]),

  // MARK: Floor 6: lemmas, a target for each subject: those about information compile beside the game
  .target(
    name: "Lemmas", dependencies: ["Work", "ExactArithmetic", "Claims", "Tables"],
    path: "Sources/Lemmas/Framework"),
  .target(
    name: "InformationLemmas",
    dependencies: [
      "Work", "ExactArithmetic", "Claims", "Tables", "InformationTheory", "Lemmas",
    ],
    path: "Sources/Lemmas/Information"),
  .target(
    name: "ContractionLemmas",
    dependencies: [
      "Work", "ExactArithmetic", "AlgebraicNumbers", "Claims", "Tables", "InformationTheory",
      "Contraction", "InformationFlow", "Lemmas", "InformationLemmas",
    ],
    path: "Sources/Lemmas/Contraction"),
  .target(
    name: "GameLemmas",
    dependencies: [
      "Work", "ExactArithmetic", "Claims", "Tables", "InformationTheory", "NearestNeighbourGame",
      "RateCertificates", "Rates", "Lemmas", "InformationLemmas",
    ],
    path: "Sources/Lemmas/Game"),
  .target(
    name: "LearningLemmas",
    dependencies: [
      "Work", "ExactArithmetic", "Claims", "Tables", "InformationTheory", "Contraction",
      "NearestNeighbourGame", "LearningProblems", "Lemmas", "InformationLemmas",
    ],
    path: "Sources/Lemmas/Learning"),
  .target(
    name: "LeakageLemmas",
    dependencies: [
      "Work", "ExactArithmetic", "AlgebraicNumbers", "Claims", "Tables", "InformationTheory",
      "Leakage", "Lemmas", "InformationLemmas",
    ],
    path: "Sources/Lemmas/Leakage"),
  .target(
    name: "PosteriorLemmas",
    dependencies: [
      "Work", "ExactArithmetic", "AlgebraicNumbers", "Claims", "Tables", "InformationTheory",
      "Posteriors", "Lemmas", "InformationLemmas",
    ],
    path: "Sources/Lemmas/Posteriors"),
  .target(
    name: "SurgeryLemmas",
    dependencies: [
      "Work", "ExactArithmetic", "Claims", "Tables", "InformationTheory", "Contraction", "Surgery",
      "Lemmas", "InformationLemmas",
    ],
    path: "Sources/Lemmas/Surgery"),
  .target(
    name: "CapacityLemmas",
    dependencies: [
      "Work", "ExactArithmetic", "AlgebraicNumbers", "Claims", "Tables", "InformationTheory",
      "Capacity", "Lemmas", "InformationLemmas",
    ],
    path: "Sources/Lemmas/Capacity"),

  // MARK: Floor 7: certificates, the list of lemmas, studies
  .target(
    name: "Certificates",
    dependencies: [
      "Work", "ExactArithmetic", "AlgebraicNumbers", "Documents", "CertificateChecking",
      "InformationTheory", "RateCertificates", "Contraction", "NearestNeighbourGame", "Rates",
      "Leakage", "Lemmas", "InformationLemmas", "ContractionLemmas", "GameLemmas",
    ]),
  .target(
    name: "Catalog",
    dependencies: [
      "Work", "ExactArithmetic", "AlgebraicNumbers", "Claims", "Documents", "Sampling", "Tables",
      "InformationTheory", "Figures", "Contraction", "InformationFlow", "NearestNeighbourGame",
      "RateCertificates", "Rates",
      "LearningProblems", "Leakage", "Posteriors", "Surgery", "Capacity", "Lemmas",
      "InformationLemmas", "ContractionLemmas", "GameLemmas", "LearningLemmas", "LeakageLemmas",
      "PosteriorLemmas", "SurgeryLemmas", "CapacityLemmas",
    ]),
]

/// The command-line tool: what its commands share, which compiles beside the lemmas and the catalogue, and the commands.
let tool: [Target] = [
  .target(
    name: "CommandLineSupport",
    dependencies: [
      "Work", "ExactArithmetic", "Documents", "Sampling", "Tables", "InformationTheory", "Figures",
      "Lemmas", .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ], plugins: ["EmbedProofPages"]),
  .executableTarget(
    name: "LemmataCLI",
    dependencies: [
      "CommandLineSupport", "Lemmata",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ]),
]

let subjects = modules.map(\.name).filter { $0 != "BitKernels" }

let package = Package(
  name: "lemmata",
  platforms: [.macOS(.v15)],
  products: [
    // MARK: The command-line tool
    .executable(name: "lemmata", targets: ["LemmataCLI"]),

    // MARK: The umbrella library, and each of its modules by itself
    .library(name: "Lemmata", targets: ["Lemmata"]),
  ] + subjects.map { .library(name: $0, targets: [$0]) },
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // MARK: System libraries
    .systemLibrary(
      name: "CGMP", pkgConfig: "gmp", providers: [.apt(["libgmp-dev"]), .brew(["gmp"])]),
    .systemLibrary(
      name: "CMPFR", pkgConfig: "mpfr", providers: [.apt(["libmpfr-dev"]), .brew(["mpfr"])]),
  ] + modules + tool + [
    // MARK: All of the modules
    .target(name: "Lemmata", dependencies: subjects.map { .byName(name: $0) }),

    // MARK: The pages of Proofs, which the tool has in it
    .executableTarget(name: "ProofPageWriter", path: "Plugins/ProofPageWriter"),
    .plugin(
      name: "EmbedProofPages", capability: .buildTool(), dependencies: ["ProofPageWriter"]),

    // MARK: Tests
    .target(
      name: "LemmataTestSupport",
      dependencies: [
        "Work", "ExactArithmetic", "AlgebraicNumbers", "Documents", "Sampling", "InformationTheory",
        "NearestNeighbourGame",
      ],
      path: "Tests/LemmataTestSupport"),
    .testTarget(name: "WorkTests", dependencies: ["Work", "ExactArithmetic"]),
    .testTarget(
      name: "ExactArithmeticTests",
      dependencies: ["Work", "ExactArithmetic", "AlgebraicNumbers", "LemmataTestSupport"]),
    .testTarget(
      name: "AlgebraicNumbersTests",
      dependencies: ["AlgebraicNumbers", "Work", "ExactArithmetic", "LemmataTestSupport"]),
    .testTarget(name: "ClaimsTests", dependencies: ["Claims", "ExactArithmetic"]),
    .testTarget(
      name: "DocumentsTests",
      dependencies: ["Documents", "Work", "ExactArithmetic", "LemmataTestSupport"]),
    .testTarget(
      name: "CertificateCheckingTests",
      dependencies: ["CertificateChecking", "Documents", "ExactArithmetic"]),
    .testTarget(
      name: "CertificatesTests",
      dependencies: [
        "Certificates", "CertificateChecking", "Documents", "ExactArithmetic", "InformationTheory",
        "RateCertificates", "Rates", "Contraction", "NearestNeighbourGame", "Leakage",
        "InformationLemmas",
      ]),
    .testTarget(
      name: "SamplingTests",
      dependencies: ["Sampling", "Work", "ExactArithmetic", "LemmataTestSupport"]),
    .testTarget(
      name: "TablesTests",
      dependencies: [
        "Tables", "Claims", "Documents", "Work", "ExactArithmetic", "AlgebraicNumbers",
        "LemmataTestSupport",
      ]),
    .testTarget(
      name: "InformationTheoryTests",
      dependencies: [
        "InformationTheory", "Documents", "Work", "ExactArithmetic", "LemmataTestSupport",
      ]),
    .testTarget(
      name: "FiguresTests",
      dependencies: ["Figures", "Tables", "Work", "ExactArithmetic", "AlgebraicNumbers"]),
    .testTarget(
      name: "ContractionTests",
      dependencies: [
        "Contraction", "Catalog", "InformationFlow", "InformationTheory", "Claims", "Work",
        "ExactArithmetic", "AlgebraicNumbers", "LemmataTestSupport",
      ]),
    .testTarget(
      name: "InformationFlowTests",
      dependencies: [
        "InformationFlow", "Contraction", "InformationTheory", "Claims", "Work", "ExactArithmetic",
        "AlgebraicNumbers", "LemmataTestSupport",
      ]),
    .testTarget(
      name: "NearestNeighbourGameTests",
      dependencies: [
        "NearestNeighbourGame", "InformationTheory", "Sampling", "Claims", "Documents", "Tables",
        "Work", "ExactArithmetic", "LemmataTestSupport",
      ]),
    .testTarget(
      name: "RatesTests",
      dependencies: [
        "Rates", "RateCertificates", "NearestNeighbourGame", "Work", "ExactArithmetic", "Documents",
        "LemmataTestSupport",
      ]),
    .testTarget(
      name: "LearningProblemsTests",
      dependencies: [
        "LearningProblems", "InformationTheory", "Sampling", "Claims", "Documents", "Tables",
        "Work", "ExactArithmetic", "LemmataTestSupport",
      ]),
    .testTarget(
      name: "LeakageTests",
      dependencies: [
        "Leakage", "InformationTheory", "Claims", "Documents", "Tables", "Work", "ExactArithmetic",
        "AlgebraicNumbers",
        "LemmataTestSupport",
      ]),
    .testTarget(
      name: "StatementsTests",
      dependencies: [
        "Statements", "InformationTheory", "Contraction", "Claims", "Tables", "Work",
        "ExactArithmetic", "AlgebraicNumbers", "LemmataTestSupport",
      ]),
    .testTarget(
      name: "PosteriorsTests",
      dependencies: [
        "Posteriors", "PosteriorLemmas", "Lemmas", "InformationTheory", "AlgebraicNumbers",
        "ExactArithmetic", "Claims", "Tables", "Work", "LemmataTestSupport",
      ]),
    .testTarget(
      name: "SurgeryTests",
      dependencies: [
        "Surgery", "SurgeryLemmas", "Lemmas", "InformationTheory", "ExactArithmetic", "Claims",
        "Tables", "Work", "LemmataTestSupport",
      ]),
    .testTarget(
      name: "CapacityTests",
      dependencies: [
        "Capacity", "Claims", "Documents", "Sampling", "Tables", "Work", "ExactArithmetic",
        "AlgebraicNumbers", "LemmataTestSupport",
      ]),
    .testTarget(
      name: "CatalogTests",
      dependencies: subjects.map { .byName(name: $0) } + ["LemmataTestSupport"]),
    .testTarget(name: "LemmataTests", dependencies: ["Lemmata"]),
    .testTarget(
      name: "LemmataCLITests", dependencies: ["LemmataCLI", "Lemmata", "LemmataTestSupport"]),

    // MARK: The floor plan itself
    .testTarget(name: "ArchitectureTests"),

    // MARK: Examples, built with the tests
    .testTarget(
      name: "CheckInequality", dependencies: ["Lemmata"], path: "Examples/CheckInequality"),
    .testTarget(name: "OwnLemma", dependencies: ["Lemmata"], path: "Examples/OwnLemma"),
    .executableTarget(name: "PaperTable", dependencies: ["Lemmata"], path: "Examples/PaperTable"),
    .executableTarget(name: "OwnMessage", dependencies: ["Lemmata"], path: "Examples/OwnMessage"),
    .executableTarget(
      name: "ContractionPlot", dependencies: ["Lemmata"], path: "Examples/ContractionPlot"),
  ],
  swiftLanguageModes: [.v6]
)

// The documentation plug-in is a dependency only of those who build the documentation: Scripts/docs.
if Context.environment["LEMMATA_DOCS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0"))
}
