"""Tests of the Python checker and of the mutants: python3 -m unittest discover Certificates"""
import contextlib
import io
import json
import os
import random
import sys
import unittest
from decimal import Decimal, getcontext
from fractions import Fraction
from itertools import product

FOLDER = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, FOLDER)

import check  # noqa: E402
import mutate  # noqa: E402


def line(**claim):
    """A claim with its digest, as a line."""
    claim = {"kind": claim.pop("kind"), **claim}
    claim["digest"] = check.digest(claim)
    return json.dumps(claim, separators=(",", ":")).encode()


def reason(text):
    """Why a line is rejected, or None."""
    try:
        check.check_claim(text)
    except check.Rejected as error:
        return str(error)
    return None


def golden():
    folder = os.path.join(FOLDER, "Examples")
    for name in sorted(os.listdir(folder)):
        if name.endswith(".cert"):
            with open(os.path.join(folder, name), "rb") as file:
                yield name, file.read()


BSC = [["3/4", "1/4"], ["1/4", "3/4"]]
BITS, TWO = {"bits": 64}, {"bases": ["2"]}
ENTRIES = [[[0, 0], "3/8"], [[0, 1], "1/8"], [[1, 0], "1/8"], [[1, 1], "3/8"]]
INFORMATION = dict(
    kind="information", variables=["X", "Y"], law=ENTRIES, quantity="I(X;Y)",
    form=[["-1", "2"], ["3/4", "3"]], between=["0.1887", "0.1888"],
    evidence={"form": ["2", "3"], "ends": BITS})
OPTIMUM = dict(kind="optimum", k=2, d=1, delta="1/4", value="5/8")
GAME = dict(
    kind="game-chain", k=2, d=1, delta="1/4", messages=[0, 1, 2, 3], success="5/8",
    between=[["2", "2"], ["2", "2"], ["0.1887", "0.1888"], ["0.0943", "0.0944"]],
    evidence={"links": [BITS, BITS, BITS, TWO], "ends": [TWO, TWO, BITS, BITS]})


class Logarithms(unittest.TestCase):
    def test_enclosures_against_decimal_arithmetic(self):
        """Random arguments of 1 to 1,200 bits, at 8 to 1,060 bits of precision."""
        count = int(os.environ.get("LEMMATA_LOGARITHMS", "1000"))
        getcontext().prec = 450
        random.seed(1)
        for bits in (8, 16, 64, 96, 97, 128, 352, 1060):
            logarithms = check.Logarithms(bits)
            for _ in range(count // 8):
                n = random.getrandbits(random.randint(1, 1200)) + 1
                if random.random() < 0.2:
                    n = (1 << random.randint(1, 1100)) + random.randint(-1, 1)
                low, high = logarithms.ln(n)
                value = Decimal(n).ln() * (1 << bits)
                self.assertTrue(low <= value <= high, (bits, n))
                self.assertLess(high - low, (1 << 14) * n.bit_length(), (bits, n))

    def test_exact_at_powers_of_two(self):
        logarithms = check.Logarithms(64)
        low, high = logarithms.ln(2)
        self.assertEqual(logarithms.ln(1 << 100), (100 * low, 100 * high))
        self.assertEqual(logarithms.ln(1), (0, 0))


class Values(unittest.TestCase):
    def test_rationals(self):
        for text in ("0", "-1", "3/4", "-22/7"):
            self.assertEqual(check.rational(text), Fraction(text))
        for text in ("", "00", "-0", "+1", "2/4", "1/1", "1/0", "0/2", "1/-2", " 1", "1.5", "1e2", 1, None, "١"):
            with self.assertRaises(check.Rejected, msg=text):
                check.rational(text)

    def test_decimals(self):
        for text in ("0", "-0.5", "12.25"):
            self.assertEqual(check.decimal(text), Fraction(text))
        for text in ("0.50", "1.", ".5", "-0", "-0.0", "01", "1/2", "1e-3"):
            with self.assertRaises(check.Rejected, msg=text):
                check.decimal(text)


class Claims(unittest.TestCase):
    def accepted(self, claim, **changes):
        self.assertIsNone(reason(line(**{**claim, **changes})))

    def rejected(self, words, claim, **changes):
        self.assertIn(words, reason(line(**{**claim, **changes})) or "accepted")

    def test_form(self):
        # 2^32 7^7 > 3^3 5^20
        form = [["32", "2"], ["-3", "3"], ["-20", "5"], ["7", "7"]]
        claim = dict(kind="form", form=form, relation=">", evidence=BITS)
        self.assertEqual(2 ** 32 * 7 ** 7 > 3 ** 3 * 5 ** 20, True)
        self.accepted(claim)
        self.accepted(claim, relation=">=")
        self.rejected("other sort", claim, relation="=")
        self.rejected("8 bits do not show", claim, evidence={"bits": 8})
        self.rejected("do not show", claim, form=[[str(-int(a)), n] for a, n in form])
        zero = dict(kind="form", form=[["1", "2"], ["1", "3"], ["-1", "6"]], relation="=", evidence={"bases": ["2", "3"]})
        self.accepted(zero)
        self.rejected("remainder", zero, evidence={"bases": ["4", "3"]})
        self.rejected("remainder", zero, evidence={"bases": ["2"]})
        self.rejected("not 0", zero, form=[["1", "2"], ["1", "3"], ["-2", "6"]])
        self.rejected("increasing", zero, form=[["1", "3"], ["1", "2"]])

    def test_information(self):
        self.accepted(INFORMATION)
        self.rejected("not 0", INFORMATION, form=[["-1", "2"], ["1/2", "3"]])
        self.rejected("do not show", INFORMATION, between=["0.1888", "0.1889"])
        self.rejected("unknown", INFORMATION, quantity="I(X;Z)")
        self.rejected("sum", INFORMATION, law=ENTRIES[:3])
        self.accepted(INFORMATION, quantity="H(X|Y)", form=[["2", "2"], ["-3/4", "3"]], between=["0.811", "0.812"])
        self.accepted(INFORMATION, quantity="H(X)", form=[["1", "2"]], between=["1", "1"], evidence={"form": ["2"], "ends": TWO})

    def test_information_against_entropies(self):
        """The definition by ratios against sums of entropies, on random laws of three variables."""
        random.seed(2)
        names = ["X", "Y", "Z"]
        for _ in range(30):
            cells = [c for c in product(range(2), range(3), range(2)) if random.random() < 0.7] or [(0, 0, 0)]
            weights = [random.randint(1, 9) for _ in cells]
            law = [(c, Fraction(w, sum(weights))) for c, w in zip(cells, weights)]

            def entropy(group):
                return check.quantity_form(names, law, f"H({group})")

            def vanishes(*parts):
                total = check.Form()
                for factor, part in parts:
                    total = total.plus(factor, part)
                bits = check.Logarithms(200)
                terms = total.cleared()
                return sum(a * bits.ln(n)[a < 0] for n, a in terms) <= 0 <= sum(a * bits.ln(n)[a > 0] for n, a in terms)

            of = lambda quantity: check.quantity_form(names, law, quantity)  # noqa: E731
            self.assertTrue(vanishes((1, of("I(X;Y|Z)")), (-1, entropy("X,Z")), (-1, entropy("Y,Z")), (1, entropy("X,Y,Z")), (1, entropy("Z"))))
            self.assertTrue(vanishes((1, of("I(X;Y,Z)")), (-1, of("I(X;Z)")), (-1, of("I(X;Y|Z)"))))
            self.assertTrue(vanishes((1, of("H(X|Y)")), (-1, entropy("X,Y")), (1, entropy("Y"))))
            self.assertFalse(vanishes((1, entropy("X,Y,Z")), (1, check.Form({2: Fraction(1, 1000)})), (-1, entropy("X,Y,Z"))))

    def test_divergence(self):
        claim = dict(kind="divergence", p=["1/2", "1/2", "0"], q=["1/4", "1/4", "1/2"], form=[["1", "2"]],
                     between=["1", "1"], evidence={"form": ["2"], "ends": TWO})
        self.accepted(claim)
        self.rejected("q is 0", claim, p=["1/4", "1/4", "1/2"], q=["1/2", "1/2", "0"])
        self.rejected("list of 3", claim, q=["1/2", "1/2"])

    def test_total_variation(self):
        rows = [["1/2", "1/2", "0"], ["1/4", "1/4", "1/2"], ["0", "1/2", "1/2"]]
        self.accepted(dict(kind="dobrushin", channel=rows, value="1/2"))
        self.rejected("another", dict(kind="dobrushin", channel=rows, value="1/4"))
        self.accepted(dict(kind="doeblin", channel=rows, value="1/4"))
        self.rejected("another", dict(kind="doeblin", channel=rows, value="1/2"))
        self.accepted(dict(kind="dobrushin", channel=[["1"]], value="0"))

    def test_kl_witness(self):
        claim = dict(kind="kl-witness", channel=BSC, input=["1/2", "1/2"], witness=["1", "0"], ratio="1887/10000", evidence=BITS)
        self.accepted(claim)  # 1 - h(1/4) = 0.18872...
        self.rejected("do not show", claim, ratio="118/625")
        self.rejected("the input law", claim, witness=["1/2", "1/2"])
        self.rejected("q is 0", claim, input=["0", "1"])

    def test_chi_square(self):
        upper = dict(kind="chi-square-upper", channel=BSC, input=["1/2", "1/2"], value="1/4",
                     evidence={"factor": [[], ["0"]], "diagonal": ["0", "0"]})
        self.accepted(upper)
        self.rejected("product", upper, value="1/5")
        # r = 1/2: (1/16) (1, -1)(1, -1)^T
        self.accepted(upper, value="1/2", evidence={"factor": [[], ["-1"]], "diagonal": ["1/16", "0"]})
        self.rejected("negative", upper, value="0", evidence={"factor": [[], ["-1"]], "diagonal": ["-1/16", "0"]})
        self.rejected("column", upper, evidence={"factor": [[], ["5"]], "diagonal": ["0", "0"]})
        lower = dict(kind="chi-square-lower", channel=BSC, input=["1/2", "1/2"], value="1/4", function=["1", "-1"])
        self.accepted(lower)
        self.rejected("less", lower, value="13/50")
        self.rejected("mean", lower, function=["1", "1"])
        self.rejected("is 0", lower, function=["0", "0"])

    def test_kl_over_all_inputs(self):
        upper = dict(kind="kl-channel-upper", channel=BSC, value="1/4", evidence={"depth": 3})
        self.accepted(upper)  # (1 - 2/4)^2, reached at the weight 1/2
        self.rejected("contracts less", upper, value="249999/1000000", evidence={"depth": 30})
        self.rejected("depth", upper, evidence={"depth": 0})
        z = [["1", "0"], ["1/3", "2/3"]]
        self.accepted(upper, channel=z, value="2/3", evidence={"depth": 20})
        self.rejected("contracts less", upper, channel=z, value="13/20", evidence={"depth": 60})
        self.accepted(upper, channel=[["1/2", "1/2"]] * 2, value="0")
        lower = dict(kind="kl-channel-lower", channel=BSC, value="1/4", inputs=[0, 1], weight="1/2")
        self.accepted(lower)
        self.rejected("less", lower, weight="2/5")
        self.rejected("(0,1)", lower, weight="1")
        self.rejected("equal", lower, inputs=[1, 1])
        self.rejected("whole", lower, inputs=[0, 2])

    def test_kl_over_all_inputs_against_a_grid(self):
        """On random channels an upper bound that is accepted is above the two-input formula on a grid."""
        random.seed(3)
        for _ in range(20):
            rows = []
            for _ in range(2):
                weights = [random.choice((0, 1, 2, 5)) for _ in range(3)]
                weights[random.randrange(3)] += 1
                rows.append([Fraction(w, sum(weights)) for w in weights])
            grid = max((b * (1 - b) * sum((u - v) ** 2 / (b * u + (1 - b) * v) for u, v in zip(*rows) if u or v)
                        for b in (Fraction(i, 40) for i in range(1, 40))), default=0)
            text = [[str(p) for p in row] for row in rows]
            claim = dict(kind="kl-channel-upper", channel=text, value="1", evidence={"depth": 60})
            if grid > 0:
                self.assertIsNotNone(reason(line(**{**claim, "value": str(grid * Fraction(999, 1000))})), text)
            above = reason(line(**claim))
            self.assertIsNone(above, text)

    def test_capacity(self):
        # BSC(1/4): 1 - h(1/4) = 0.18872... bits, by the uniform laws
        half = ["1/2", "1/2"]
        claim = dict(kind="capacity", channel=BSC, input=half, output=half, between=["0.1887", "0.1888"],
                     evidence={"lower": BITS, "upper": [BITS, BITS]})
        self.accepted(claim)
        self.rejected("do not show", claim, between=["0.1888", "0.1889"])
        self.rejected("do not show", claim, between=["0.1886", "0.1887"])
        self.rejected("exceeds", claim, between=["0.1888", "0.1887"])
        self.rejected("do not show", claim, input=["1/4", "3/4"])
        self.rejected("do not show", claim, output=["1/4", "3/4"])
        self.rejected("list of 2", claim, evidence={"lower": BITS, "upper": [BITS]})
        self.rejected("q is 0", claim, output=["1", "0"])
        erasure = dict(claim, channel=[["3/4", "1/4", "0"], ["0", "1/4", "3/4"]], output=["3/8", "1/4", "3/8"],
                       between=["0.75", "0.75"], evidence={"lower": TWO, "upper": [TWO, TWO]})
        self.accepted(erasure)
        self.rejected("not 0", erasure, between=["0.5", "0.75"])
        self.rejected("not 0", erasure, between=["0.75", "1"])
        # an input that is never used is bounded as well
        self.rejected("do not show", claim, channel=BSC + [["1", "0"]], input=half + ["0"],
                      evidence={"lower": BITS, "upper": [BITS] * 3})

    def test_optimum_against_the_game(self):
        """The closed form against the enumeration of the game in which everything is sent."""
        for k, d in ((1, 2), (2, 1), (2, 2), (3, 1), (2, 3)):
            for delta in ("0", "1/4", "1/3", "1/2"):
                claim = {"kind": "optimum", "k": k, "d": d, "delta": delta}
                rejected = [s for s in self.successes(k, d, Fraction(delta)) if reason(line(**claim, value=str(s)))]
                self.assertEqual(rejected, [], (k, d, delta))
        self.accepted(OPTIMUM)
        self.rejected("another", OPTIMUM, value="11/16")
        self.rejected("k d exceeds", OPTIMUM, k=4096, d=2)
        self.rejected("[0, 1/2]", OPTIMUM, delta="3/4")

    @staticmethod
    def successes(k, d, delta):
        """Bob's success when everything is sent, by brute force."""
        total = 0
        for examples in product(range(1 << d), repeat=k):
            for y in range(1 << d):
                total += max(delta ** w * (1 - delta) ** (d - w) for w in (bin(x ^ y).count("1") for x in examples))
        yield total / (k * 2 ** (k * d))

    def test_game(self):
        self.accepted(GAME)
        self.rejected("success", GAME, success="11/16")
        self.rejected("k d exceeds", GAME, d=7)
        self.rejected("whole number", GAME, messages=[0, 1, 2, 4])
        self.rejected("list of 4", GAME, messages=[0, 1, 2])
        self.rejected("[0, 1/2]", GAME, delta="3/4")
        nothing = dict(GAME, messages=[0, 0, 0, 0], success="1/2", between=[["0", "0"]] * 4,
                       evidence={"links": [{"bases": ["2"]}] * 4, "ends": [{"bases": ["2"]}] * 4})
        self.accepted(nothing)

    def test_randomised_message(self):
        """A channel of 0 and 1 claims what the table claims."""
        rows = [["1" if m == x else "0" for m in range(4)] for x in range(4)]
        claim = {("channel" if key == "messages" else key): (rows if key == "messages" else value)
                 for key, value in GAME.items()}
        self.accepted(claim)
        noisy = [["3/4", "1/4"]] * 2 + [["1/4", "3/4"]] * 2  # X_2 through a BSC(1/4); delta = 1/4
        claim.update(channel=noisy, success="9/16", between=[
            ["0.1887", "0.1888"], ["0.1887", "0.1888"], ["0.0227", "0.0228"], ["0.0113", "0.0115"]],
            evidence={"links": [BITS, BITS, BITS, {"bases": ["2", "3"]}], "ends": [BITS] * 4})
        self.assertIsNone(reason(line(**claim)))

    def test_mrs_gerber(self):
        # c = Psi(1/2) = ln 2 - h(1/4), rho = 1/2: g(c) = Psi(1/4) = 0.0456 bits
        claim = dict(kind="mrs-gerber", rho="1/2", function="g", form=[["-1", "2"], ["3/4", "3"]], scale="1",
                     between=["0.045", "0.046"], evidence={"theta": ["499/1000", "501/1000"], "bits": 64})
        self.accepted(claim)
        self.rejected("do not show", claim, between=["0.046", "0.047"])
        self.rejected("do not show", claim, evidence={"theta": ["501/1000", "503/1000"], "bits": 64})
        inverse = dict(claim, function="inverse", form=[["-2", "2"], ["3/8", "3"], ["5/8", "5"]], scale="2",
                       between=["0.377", "0.378"], evidence={"theta": ["2499/10000", "2501/10000"], "bits": 64})
        self.accepted(inverse)
        self.rejected("out of range", inverse, evidence={"theta": ["1/4", "3/4"], "bits": 64})

    def test_verify(self):
        claim = dict(kind="verify", lemma="data-processing", case="a", variables=["X", "Y"], law=ENTRIES,
                     left=[["1", "I(X;Y)"]], relation="<=", right=[["1/4", "H(X)"]], evidence=BITS)
        self.accepted(claim)
        self.rejected("do not show", claim, right=[["3/16", "H(X)"]])
        self.rejected("needs bases", claim, relation="=")
        self.accepted(claim, relation="=", right=[["1", "H(X)"], ["-1", "H(X|Y)"]], evidence={"bases": ["2", "3"]})


class Files(unittest.TestCase):
    def test_lines(self):
        good = line(**OPTIMUM)
        self.assertIsNone(reason(good))
        for bad in (good.replace(b":", b": ", 1), good[:-1], good.replace(b'"k":2', b'"k":2.0'),
                    good.replace(b'"k":2', b'"k":2,"k":2'), good.replace(b'"k":2', b'"k":02'), b"", b"[]", b"[" * 100_000,
                    good.replace(b"optimum", b"optim\\u0075m"), good.replace(b"optimum", "öptimum".encode()),
                    good.replace(b'"k":2,"d":1', b'"d":1,"k":2')):
            self.assertIsNotNone(reason(bad), bad)

    def test_files(self):
        header = b'{"lemmata-certificate":1,"claims":1}\n'
        good = header + line(**OPTIMUM) + b"\n"
        self.assertTrue(check.check_file(good))
        self.assertFalse(check.check_file(good.replace(b"5/8", b"3/4")))
        self.assertTrue(check.check_file(b'{"lemmata-certificate":1,"claims":0}\n'))
        for bad in (b"", good[:-1], good[len(header):], good + b"\n", header, good.replace(b":1,", b":2,", 1),
                    good.replace(b'claims":1', b'claims":2')):
            with self.assertRaises(check.NotACertificate, msg=bad):
                check.check_file(bad)

    def test_command(self):
        with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()):
            self.assertEqual(check.main([]), 2)
            self.assertEqual(check.main(["/nowhere"]), 2)
        self.assertIn("Usage", out.getvalue())

    def test_goldens_are_accepted(self):
        for name, data in golden():
            reports = []
            self.assertTrue(check.check_file(data, reports.append), (name, reports))


class Mutants(unittest.TestCase):
    def test_mutants(self):
        """Old digest: all rejected. New digest: accepted mutants are in the fixed list of fields."""
        lines = [line(**claim) for claim in (INFORMATION, OPTIMUM, GAME)]
        lines += [text for _, data in golden() for text in check.split(data)]
        most = int(os.environ.get("LEMMATA_MUTANTS", "3000"))
        result = mutate.examine(lines, most)
        self.assertGreater(result.examined, min(most, 500))
        self.assertEqual(result.accepted_with_old_digest, [])
        self.assertEqual(result.unexpected, [])
        self.assertEqual(result.accepted_though_false, [])


if __name__ == "__main__":
    unittest.main()
