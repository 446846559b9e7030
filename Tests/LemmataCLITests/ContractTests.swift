import Foundation
import Lemmata
import Testing

/// What all subcommands have in common: exit codes, streams, output files, help.
struct ContractTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(#"{"joint": [["1/2", "0"], ["0", "1/2"]]}"#, to: "law.json")
  }

  private static let commands = [
    "game -k 2 -d 2 --rho 1/3", "optimum -k 2 -d 2 --rho 1/3", "information law.json",
    "check law.json 'I(X;Y)<=H(X)'",
    "rate -k 2 -d 2", "table rate -k 2 -d 1...2",
    "table optimum -k 2...3 -d 1...2", "table game -k 2...3 -d 1...2",
    "contraction z:1/3 --input 1/3,2/3", "capacity z:1/3",
    "divergence 1/3,2/3 3/4,1/4 --order 1/2 --channel z:1/3", "table contraction z:0...1 bsc:1/3",
    "table information-curve qsc:3,1/10 --steps 2",
    "list", "show fano",
    "verify merged-columns",
    "verify sdpi-bsc -d 2 --rho 1/3 --message prefix:1", "table lemma merged-columns",
    "memorization sparse -n 3 --fixed 1/3 --learner agreement:1",
    "table memorization boolean --lambda 1/2 -n 1...2",
    "table learner sparse --fixed 1/3 -n 1...2 --learner agreement:1",
    "sample-learning sparse -n 2 --fixed 1/3 -d 9 --learner agreement:9 --trials 99 --seed 1",
    "table learning boolean -n 1...2 -d 81 --trials 99",
    "plot game -k 2 -d 2 --rho 1/3", "long-tail --prior 1,2 -N 2 -n 2",
  ]

  // MARK: Help

  @Test func helpAndVersion() throws {
    for arguments in [
      [], ["game"], ["optimum"], ["rate"], ["table", "rate"], ["plot", "rate"],
      ["information"], ["check"], ["convert"], ["contraction"], ["capacity"], ["divergence"],
      ["list"], ["show"],
      ["verify"], ["sample"], ["sample-learning"], ["merge"], ["table"], ["table", "game"],
      ["table", "lemma"],
      ["memorization"], ["table", "memorization"], ["table", "learner"], ["table", "learning"],
      ["table", "optimum"], ["table", "contraction"], ["plot"], ["plot", "optimum"],
      ["plot", "game"], ["plot", "contraction"], ["plot", "memorization"], ["plot", "learner"],
      ["plot", "asymptotics"],
    ] {
      let run = try place.shell("\"$LEMMATA\" \(arguments.joined(separator: " ")) --help")
      #expect(run.code == 0)
      #expect(run.output.hasPrefix("OVERVIEW: ") && run.output.contains("USAGE: lemmata"))
      #expect(run.errors == "")
    }
    let version = try place.lemmata("--version")
    #expect(version.output == LemmataVersion.current + "\n")
    #expect(version.code == 0)
  }

  @Test func completionScripts() throws {
    for shell in ["bash", "zsh", "fish"] {
      let run = try place.lemmata("--generate-completion-script", shell)
      #expect(run.code == 0)
      #expect(run.errors == "")
      #expect(run.output.contains("lemmata") && run.output.contains("optimum"))
    }
  }

  @Test func usageErrors() throws {
    try place.expectRefusal("nonsense", saying: "nonsense")
    try place.expectRefusal("game", saying: "Missing expected argument '-k <k>'")
    try place.expectRefusal(
      "game", "-k", "2", "-d", "3", saying: "Missing expected argument '--rho <rho>'")
    try place.expectRefusal(
      "game", "-k", "2", "-d", "3", "--rho", saying: "Missing value for '--rho <rho>'")
    try place.expectRefusal("information", saying: "Missing expected argument '<file>'")
    try place.expectRefusal(
      "information", "law.json", "--nonsense", saying: "Unknown option '--nonsense'")
    try place.expectRefusal(
      "information", "law.json", "--format", "xml", saying: "'xml'", "'latex'")
    try place.expectRefusal(
      "information", "law.json", "--unit", "trits", saying: "'trits'", "'nats'")
    for digits in ["0", "-3", "x", "1000001"] {
      try place.expectRefusal(
        "information", "law.json", "--digits", digits,
        saying: "expected a number of digits from 1 to 1000000")
    }
  }

  /// What is misspelt is named, with what was meant, and is never answered with help.
  @Test func misspelling() throws {
    func refuse(_ arguments: String, _ message: String) throws {
      let run = try place.shell("\"$LEMMATA\" \(arguments)")
      #expect(run.code == 2 && run.output == "", "\(arguments): \(run.output)")
      #expect(run.errors.hasPrefix("Error: \(message)"), "\(arguments): \(run.errors)")
      #expect(run.errors.contains("--help' for more information."), "\(arguments): \(run.errors)")
    }
    try refuse("gane -k 2 -d 3", "Unknown subcommand 'gane'. Did you mean 'game'?")
    try refuse("verfy", "Unknown subcommand 'verfy'. Did you mean 'verify'?")
    try refuse("nonsense", "Unknown subcommand 'nonsense'\n")
    try refuse("table gme -k 2 -d 3", "Unknown subcommand 'gme'. Did you mean 'game'?")
    try refuse("plot optimun", "Unknown subcommand 'optimun'. Did you mean 'optimum'?")
    try refuse("help gane", "Unknown subcommand 'gane'. Did you mean 'game'?")
    try refuse("game -k 2 -d 3 -rho 1/2", "Unknown option '-rho'. Did you mean '--rho'?")
    try refuse("game -k 2 -d 3 -rho=1/2", "Unknown option '-rho'. Did you mean '--rho'?")
    try refuse("game -k2 -d 3 --rho 1/2", "Unknown option '-k2'. Did you mean '-k 2'?")
    try refuse("game --ro 1/2", "Unknown option '--ro'. Did you mean '--rho'?")
    try refuse("game -k 2 -d 3 --rho 1/2 -x", "Unknown option '-x'\n")
    try refuse("verify --al", "Unknown option '--al'. Did you mean '--all'?")
    try refuse("--verson", "Unknown option '--verson'. Did you mean '--version'?")
    try refuse("list --digit 3", "Unknown option '--digit'. Did you mean '--digits'?")
    // Values that look like options are values.
    try place.expectRefusal(
      "game", "-k", "2", "-d", "3", "--rho", "1/2", "--message", "-help-me",
      saying: "\"-help-me\" is not a message")
    #expect(try place.lemmata("game", "-help").output.hasPrefix("OVERVIEW: "))
    #expect(try place.lemmata("help", "table", "game").output.hasPrefix("OVERVIEW: "))
  }

  /// An option is given once, where it cannot have several values.
  @Test func repeatedOptions() throws {
    try place.expectRefusal(
      "game", "-k", "2", "-d", "3", "--rho", "1/2", "--message", "nothing", "--message=everything",
      saying: "--message is given twice, as nothing and everything; expected it once")
    try place.expectRefusal(
      "optimum", "-k", "2", "-d", "3", "-k", "3", "--rho", "1/2",
      saying: "-k is given twice, as 2 and 3")
    try place.expectRefusal(
      "memorization", "boolean", "-n", "2", "--lambda", "1/2", "-d", "3", "--dimension", "4",
      saying: "--dimension is given twice, as 3 and 4")
    let twice = try place.lemmata(
      "information", "law.json", "--quantity", "H(X)", "--quantity", "H(Y)", "--format", "csv")
    #expect(twice.code == 0 && twice.output.contains("H(Y)"))
    #expect(
      try place.lemmata("optimum", "-k", "2", "-d", "3", "--rho", "1/2", "--force", "--force").code
        == 0)
    try place.expectRefusal(
      "plot", "game", "-k", "2...3", "-d", "1", "--message", "nothing", "--message", "everything",
      saying: "a figure over ranges is of one message")
  }

  /// Every option that may be left out says what it is then.
  @Test func defaultsInHelp() throws {
    for (command, texts) in [
      ("table game", ["1/4,1/2 (default: 1/2)"]), ("plot optimum", ["1/4,1/2 (default: 1/2)"]),
      ("table memorization", ["1...6 or 1,2,5 (default: 1...6)"]),
      (
        "table learning",
        [
          "(default: 1...6)", "(default: 10000)", "d^(-1/2) (default: 2)", "2^64 - 1 (default: 1)",
          "0 and 1 (default: 99/100)",
        ]
      ),
      ("sample", ["0 and 1 (default: 99/100)"]), ("game", ["(default: everything)"]),
    ] {
      let help = try place.shell("\"$LEMMATA\" \(command) --help").output
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for text in texts { #expect(help.contains(text), "\(command): \(text)") }
    }
  }

  // MARK: Output

  /// A name that asks for a figure or another program's file is not given a text.
  @Test func foreignNames() throws {
    for name in ["g.pdf", "g.PNG", "g.svg", "g.xlsx", "g.gp"] {
      try place.expectRefusal(
        "optimum", "-k", "2", "-d", "3", "--rho", "1/2", "--output", name,
        saying: "the name \(name) asks for", "lemmata plot")
    }
    #expect(try place.files == ["law.json"])
    let run = try place.shell(
      "\"$LEMMATA\" optimum -k 2 -d 3 --rho 1/2 --output g.pdf --format json && \"$LEMMATA\" list --output a.txt"
    )
    #expect(run.code == 0 && run.errors == "")
  }

  /// `-` is standard output where a result goes, and no name for what is written beside it.
  @Test func theNameOfStandardOutput() throws {
    for command in ["optimum -k 2 -d 3 --rho 1/2", "certify optimum -k 2 -d 3 --rho 1/2", "list"] {
      let run = try place.shell("\"$LEMMATA\" \(command) --output - && \"$LEMMATA\" \(command) >&2")
      #expect(run.code == 0 && !run.output.isEmpty && run.output == run.errors, "\(command)")
    }
    try place.expectRefusal(
      "rate", "-k", "2", "-d", "1", "--certificate", "-",
      saying: "- is standard output", "expected the name of a file")
    #expect(try place.files == ["law.json"])
  }

  /// The work of writing very many digits is bounded.
  @Test func manyDigits() throws {
    try place.expectRefusal(
      "game", "-k", "2", "-d", "3", "--rho", "1/2", "--digits", "1000000",
      saying: "numbers to 1000000 digits: about", "expected fewer --digits")
    #expect(try place.lemmata("information", "law.json", "--digits", "2000").code == 0)
  }

  @Test func outputFilesHaveTheSameBytesAsStandardOutput() throws {
    for command in ContractTests.commands {
      for format in TableFormat.allCases where format != .latex {
        let arguments = "\(command) --format \(format.rawValue) --digits 7"
        let run = try place.shell("\"$LEMMATA\" \(arguments)")
        #expect(run.code == 0 && run.errors == "" && run.output.hasSuffix("\n"), "\(arguments)")
        #expect(try place.shell("\"$LEMMATA\" \(arguments)").output == run.output, "\(arguments)")
        let filed = try place.shell("\"$LEMMATA\" \(arguments) --output out")
        #expect(filed.code == 0 && filed.output == "" && filed.errors == "", "\(arguments)")
        #expect(try place.read("out") == run.output, "\(arguments)")
      }
      // LaTeX names the command, and so the file.
      let latex = try place.shell("\"$LEMMATA\" \(command) --format latex").output
      let filed = try place.shell("\"$LEMMATA\" \(command) --format latex --output out; cat out")
        .output
      #expect(
        filed
          == latex.replacingOccurrences(
            of: "--format latex\n", with: "--format latex --output out\n"))
    }
    #expect(try place.files == ["law.json", "out"])
  }

  /// The question stays at the head of JSON in every unit, and the unit stands once.
  @Test func theQuestionBeforeTheUnit() throws {
    for command in ["check law.json 'I(X;Y)<=H(X)'", "table game -k 2 -d 1"] {
      let run = try place.shell("\"$LEMMATA\" \(command) --unit nats --format json")
      #expect(run.code == 0, "\(command): \(run.errors)")
      let keys = try run.json.keys
      #expect(Array(keys.prefix(2)) == ["command", "version"], "\(command)")
      #expect(keys.count { $0 == "unit" } == 1, "\(command)")
    }
  }

  @Test func outputFilesKeepTheirPermissionsAndLinks() throws {
    let run = try place.shell(
      """
      echo old > target && chmod 640 target && ln -s target link &&
      "$LEMMATA" optimum -k 2 -d 3 --rho 1/2 --output link && test -h link && cat target && ls -l target
      """)
    #expect(run.code == 0)
    #expect(run.output.contains("187/256") && run.output.contains("-rw-r-----"))
    #expect(try place.files == ["law.json", "link", "target"])
    let device = try place.shell("\"$LEMMATA\" optimum -k 2 -d 3 --rho 1/2 --output /dev/stderr")
    #expect(device.errors.contains("187/256") && device.output == "")
  }

  @Test func outputsThatCannotBeWritten() throws {
    func refuse(_ output: String, _ parts: String) throws {
      // Refused at once, before hours of work.
      try place.expectRefusal(
        "optimum", "-k", "1000", "-d", "30000", "--rho", "1/2", "--exact", "--output", output,
        saying: parts)
    }
    try refuse("missing/file", "cannot write missing/file: there is no directory ")
    try refuse(".", "cannot write .: it is a directory")
    try refuse("law.json/file", "cannot write law.json/file: there is no directory ")
    try refuse("", "the name of the output file is empty")
    if getuid() != 0 {
      try place.write("", to: "locked")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o400], ofItemAtPath: place.path("locked"))
      try refuse("locked", "cannot write locked: Permission denied")
      try FileManager.default.createDirectory(
        atPath: place.path("closed"), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o500])
      try refuse("closed/file", "cannot write closed/file: Permission denied")
    }
  }

  @Test func fullDevices() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    for command in ["optimum -k 2 -d 3 --rho 1/2", "--help"] {
      let run = try place.shell("\"$LEMMATA\" \(command) > /dev/full")
      #expect(run.code == 2)
      #expect(run.errors == "Error: cannot write to standard output: No space left on device\n")
    }
    try place.expectRefusal(
      "optimum", "-k", "2", "-d", "3", "--rho", "1/2", "--output", "/dev/full",
      saying: "cannot write /dev/full: No space left on device")
  }

  @Test func failuresLeaveOldFilesAlone() throws {
    try place.write("old", to: "out")
    try place.expectRefusal(
      "game", "-k", "2", "-d", "3", "--rho", "3/2", "--output", "out", saying: "rho = 3/2")
    #expect(try place.read("out") == "old")
  }

  // MARK: Ends

  @Test func interruptionLeavesNoFile() throws {
    // The tool needs a moment to start; more on a busy machine.
    var run = Workplace.Run(output: "", errors: "", code: 0)
    for seconds in [0.5, 2, 8] {
      run = try place.interruptedLemmata(
        "optimum", "-k", "1000", "-d", "30000", "--rho", "1/2", "--exact", "--output", "out",
        after: seconds)
      if run.code != -SIGINT { break }
    }
    #expect(run.code == 130)
    #expect(run.output == "" && run.errors == "")
    #expect(try place.files == ["law.json"])
  }

  @Test func closedPipesAreNoError() throws {
    // More output than a pipe holds.
    let run = try place.shell("\"$LEMMATA\" table optimum -k 2...60 -d 1...60 | head -1")
    #expect(run.output == "Optimal success in the 1-out-of-k nearest-neighbour game\n")
    #expect(run.errors == "")
  }
}
