"""Tests of the Python checker and of the mutants: python3 -m unittest discover Certificates"""
import contextlib
import io
import json
import math
import os
import random
import signal
import subprocess
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


def said(claims):
    """What is reported of a file of claims."""
    lines, reports = [line(**claim) for claim in claims], []
    header = b'{"lemmata-certificate":1,"claims":%d}' % len(lines)
    check.check_lines(check.split(b"\n".join([header, *lines, b""])), reports.append)
    return "\n".join(reports) + "\n"


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


REPORT = """line 2: verify: accepted
  "a", case "b: c": I(X;Y) <= 1/4 H(X)
line 3: verify: accepted
  "a", case "b: c": I(X;Y) = H(X) - H(X|Y)
line 4: verify: accepted
  "a", case "b: c": -1 H(X) - 1/2 H(Y) <= 0
line 5: verify: accepted
  "a", case "b: c": 0 = 0 H(X,Y) + 11 I(X;X|X)
line 6: rejected: 64 bits do not show that the form is positive
line 7: optimum: accepted
5 of 6 claims accepted
"""


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

    def test_powers_against_decimal_arithmetic(self):
        """Random arguments from -40 to 40 and near 0; the ends are above, and by little where the power is."""
        getcontext().prec = 450
        random.seed(6)
        for bits in (8, 16, 61, 62, 64, 96, 128, 352, 1060):
            logarithms = check.Logarithms(bits)
            for i in range(60):
                x = random.randint(-40 << bits, 40 << bits) if i % 2 else random.randint(-1 << bits, 1 << bits - 2)
                value = (Decimal(x) / (1 << bits)).exp() * (1 << bits)
                excess = logarithms.exp(x) - value
                self.assertTrue(0 <= excess, (bits, x, excess))
                if bits > 60:
                    self.assertLess(excess, (value / (1 << bits) + 1) * (1 << 20), (bits, x, excess))
            self.assertEqual(logarithms.exp(-1 << bits + 20), 1)
            with self.assertRaises(check.Rejected):
                logarithms.exp((1 << bits + 16) + 1)

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
        self.rejected("negative at an end", upper, value="249999/1000000", evidence={"depth": 30})
        self.rejected("depth", upper, evidence={"depth": 0})
        z = [["1", "0"], ["1/3", "2/3"]]
        self.accepted(upper, channel=z, value="2/3", evidence={"depth": 20})
        self.rejected("negative at an end", upper, channel=z, value="13/20", evidence={"depth": 60})
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

    def test_kl_of_an_input_law(self):
        # for a uniform input the coefficient of a BSC is (1 - 2 delta)^2
        claim = dict(kind="kl-input-upper", channel=BSC, input=["1/2", "1/2"], value="1/4",
                     evidence={"depth": 3, "bits": 64, "cells": [["1", "1/2"]]})
        self.accepted(claim)
        self.rejected("negative at an end", claim, value="6/25", evidence={"depth": 9, "bits": 64, "cells": [["1", "1/2"]]})
        self.rejected("do not reach", claim, evidence={"depth": 3, "bits": 64, "cells": [["3/4", "1/2"]]})
        self.rejected("do not increase", claim, evidence={"depth": 3, "bits": 64, "cells": [["1/2", "1/2"]] * 2})
        self.rejected("not in its cell", claim, evidence={"depth": 3, "bits": 64, "cells": [["1/4", "1/2"], ["1", "1/2"]]})
        self.rejected("over the input", claim, evidence={"depth": 3, "bits": 64, "cells": [["1", "step"]]})
        self.rejected("list of 4", claim, channel=BSC + BSC)
        # other cells than those of the input law: tangents, steps and chords
        cells = [["1/8", "step"], ["5/16", "1/4"], ["11/16", "1/2"], ["7/8", "3/4"], ["1", "step"]]
        self.accepted(claim, value="9/20", evidence={"depth": 9, "bits": 64, "cells": cells})
        self.rejected("do not show", claim, value="13/50", evidence={"depth": 9, "bits": 64, "cells": cells})
        many = [[str(Fraction(i, 65537)), "step"] for i in range(1, 65537)] + [["1", "step"]]
        one = dict(claim, channel=[["1"], ["1"]], value="0")
        self.rejected("pairs of a cell", one, evidence={"depth": 3, "bits": 64, "cells": many})
        self.rejected("pairs of a cell", one, channel=[["1/2", "1/2"]] * 2, evidence={"depth": 3, "bits": 64, "cells": many[:32769]})
        self.rejected("a form is negative", claim, channel=BSC, value="0", evidence={"depth": 3, "bits": 64, "cells": [["1", "1/2"]]})
        # Z: the excess is concave far from an input law near 1
        z = dict(claim, channel=[["1", "0"], ["1/2", "1/2"]], input=["9/10", "1/10"], value="1/2")
        self.rejected("negative at an end", z, evidence={"depth": 20, "bits": 64, "cells": [["1", "chord"]]})

    def test_kl_of_an_input_law_by_simplices(self):
        # three rows so near to each other that the whole simplex is near 1, with eta_chi2 = 1/600
        rows = [["1/2", "1/2"], ["21/40", "19/40"], ["19/40", "21/40"]]
        evidence = {"chi-square": "1/600", "factor": [[], ["-1/2"], ["-1/2", "0"]], "diagonal": ["1/2700", "0", "0"],
                    "divided": "inputs", "bits": 64, "cells": "."}

        def changed(**changes):
            return dict(evidence, **changes)
        claim = dict(kind="kl-input-upper", channel=rows, input=["1/3", "1/3", "1/3"], value="1/10", evidence=evidence)
        self.accepted(claim)
        self.accepted(claim, evidence=changed(divided="inputs", cells="2.1.."))
        self.rejected("is not closed", claim, value="1/500")
        self.rejected("is not closed", claim, evidence=changed(divided="outputs"))
        self.accepted(claim, value="1", evidence=changed(divided="outputs", cells="00..0.."))
        self.rejected("after the last", claim, evidence=changed(cells=".."))
        self.rejected("missing", claim, evidence=changed(cells="0."))
        self.rejected("missing", claim, evidence=changed(cells=""))
        for cells in ("3..", "Z..", "0 .", "/.."):
            self.rejected("no edge", claim, evidence=changed(cells=cells))
        self.rejected("inputs or outputs", claim, evidence=changed(divided="both"))
        self.rejected("chi-square < value", claim, value="1/600")
        self.rejected("chi-square < value", claim, value="11/10")
        self.rejected("product", claim, evidence={**evidence, "chi-square": "1/700"})
        self.rejected("from 8 to", claim, evidence=changed(bits=7))
        self.rejected("2^24 triples", claim, evidence=changed(cells="0" * (1 + (1 << 24) // 9)))
        # inputs and outputs of probability 0 do not count; twelve outputs are too many
        wider = dict(claim, channel=[row + ["0"] for row in rows] + [["0", "0", "1"]], input=["1/3", "1/3", "1/3", "0"])
        zero = changed(factor=[[], ["-1/2"], ["-1/2", "0"], ["0"] * 3], diagonal=["1/2700", "0", "0", "0"])
        self.accepted(wider, evidence=zero)
        spread = [[str(Fraction(p) / 6) for p in row for _ in range(6)] for row in rows]
        self.rejected("more than 11", claim, channel=spread, evidence=changed(divided="outputs"))
        self.accepted(claim, channel=spread)

    def test_kl_of_an_input_law_against_a_grid(self):
        """No cells show a bound that a law on a grid exceeds."""
        random.seed(5)
        shown = 0
        for _ in range(40):
            rows = [[Fraction(w + 1, sum(ws) + 3) for w in ws] for ws in ([random.randrange(9) for _ in range(3)] for _ in range(2))]
            p = Fraction(random.randint(1, 9), 10)
            p = [p, 1 - p]
            out = check.image(p, rows)
            d = lambda a, b: sum(float(x) * math.log(x / y) for x, y in zip(a, b) if x)  # noqa: E731
            laws = [[Fraction(i, 41), 1 - Fraction(i, 41)] for i in range(42)]
            best = max(d(check.image(q, rows), out) / d(q, p) for q in laws)
            if best < 1e-6:
                continue
            text = dict(kind="kl-input-upper", channel=[[str(a) for a in row] for row in rows], input=[str(a) for a in p], value="1")
            whole = {"depth": 60, "bits": 64, "cells": [["1", str(p[0])]]}
            self.accepted(text, evidence=whole)  # data processing: the excess of 1 is convex
            above, below = (str(Fraction(best * factor).limit_denominator(10**6)) for factor in (1.05, 0.999))
            claim = lambda value, cells: line(**{**text, "value": value, "evidence": {**whole, "cells": cells}})  # noqa: E731
            # cells by halving: one that shows nothing is named before the end that is not reached
            cells, parts = [], [(Fraction(0), Fraction(1), 0)]
            while parts:
                a, b, level = parts.pop()
                hints = [str(p[0])] if a <= p[0] <= b else ["step", "chord", str((a + b) / 2)]
                tried = (cells + [[str(b), hint]] for hint in hints)
                good = [more for more in tried if reason(claim(above, more)) in (None, "the cells do not reach 1")]
                cells = (good or [cells])[0]
                if not good and level < 8:
                    parts += [((a + b) / 2, b, level + 1), (a, (a + b) / 2, level + 1)]
                elif not good:
                    parts, cells = [], whole["cells"]
            shown += len(cells) > 1 and reason(claim(above, cells)) is None
            for value in (below, "0"):
                self.assertIsNotNone(reason(claim(value, cells)), (text, cells))
        self.assertGreater(shown, 10)

    def test_rates(self):
        # R_OPT(2,1) = 1/2 bit: one rule for each pair of different strings
        lower = dict(kind="rate-lower", k=2, d=1, delta="1/4", alpha="optimum", value="0.5",
                     evidence={"theta": "1", "weights": ["1", "2", "2", "1"], "sign": TWO})
        self.accepted(lower)
        self.rejected("not 0", lower, value="0.51")
        self.rejected("exceeds 1", lower, evidence={"theta": "1", "weights": ["1", "2", "2", "2"], "sign": TWO})
        self.rejected("not positive", lower, evidence={"theta": "1", "weights": ["1", "2", "2", "0"], "sign": TWO})
        self.rejected("(0, 1/2)", lower, delta="1/2")
        self.rejected("pairs", lower, k=3, d=4)
        upper = dict(lower, kind="rate-upper", evidence={
            "theta": "1", "rules": [[0, 1], [1, 0]], "law": ["1/2", "1/2"], "sign": TWO})
        self.accepted(upper)
        self.rejected("not 0", upper, value="0.49")
        self.rejected("without a rule", upper, evidence={"theta": "1", "rules": [[0, 1], [0, 0]], "law": ["1/2", "1/2"], "sign": TWO})

    def test_rates_of_successes_that_are_not_reached(self):
        # k = 2, d = 1, delta = 1/4: the greatest success is 5/8
        shown = {"theta": "1", "weights": ["1"] * 4, "sign": TWO}
        claim = dict(kind="rate-lower", k=2, d=1, delta="1/4", alpha="5/8", value="0", evidence=shown)
        self.accepted(claim)
        self.accepted(claim, alpha="0")
        huge = {"theta": "1" + "0" * 100, "weights": ["1/1" + "0" * 900] * 4, "sign": BITS}
        for alpha in ("2", "626/1000", "626/999", "5000000001/8000000000", "-1/8"):
            alpha = str(Fraction(alpha))
            self.rejected("not reached", claim, alpha=alpha)
            self.rejected("not reached", claim, alpha=alpha, value="1000", evidence=huge)
        upper = dict(claim, kind="rate-upper", evidence={"theta": "1", "rules": [[0, 0]], "law": ["1"], "sign": TWO})
        self.accepted(upper, alpha="1/2")
        self.rejected("success is less", upper)

    def test_common_denominators(self):
        # N = 4096: at most 65536 bits
        claim = dict(kind="rate-lower", k=6, d=2, delta="1/4", alpha="optimum", value="0")
        for power, why in ((65535, "exceeds 1"), (65536, "common denominators")):
            weights = ["5000", f"1/{1 << power}"] + ["1"] * 4094
            self.rejected(why, claim, evidence={"theta": "1", "weights": weights, "sign": BITS})

    def test_rates_below_the_optimum(self):
        """Bounds made of random laws on rules: both sides of one channel are accepted, and the lower is below the upper."""
        random.seed(7)
        for k, d, delta in ((2, 1, "1/4"), (3, 1, "1/5"), (2, 2, "1/4")):
            a, q = Fraction(delta).numerator, Fraction(delta).denominator
            theta = 1 + Fraction(random.randint(1, 9), 20)
            rules = list(product(range(k), repeat=1 << d))
            law = [random.randint(0, 3) + (len(set(f)) > 1) for f in rules]
            law = [Fraction(w, sum(law)) for w in law]
            sources = list(product(range(1 << d), repeat=k))
            sources = [x[::-1] for x in sources]  # x = X_1 + 2^d X_2 + ...
            v = [a ** w * (q - a) ** (d - w) for w in range(d + 1)]
            gain = [(w - v[d]) // (q - 2 * a) for w in v]
            c = [[sum(gain[bin(x[i] ^ y).count("1")] for y, i in enumerate(f)) for f in rules] for x in sources]
            z = [sum(p * theta ** e for p, e in zip(law, row)) for row in c]
            mean = sum(sum(p * e * theta ** e for p, e in zip(law, row)) / s for row, s in zip(c, z)) / len(z)
            success = ((q - 2 * a) * mean + (v[d] << d)) / (k * q ** d)
            upper = float(mean) * math.log2(theta) - sum(math.log2(s) for s in z) / len(z)
            most = max(sum(theta ** row[f] / s for row, s in zip(c, z)) for f in range(len(rules))) / len(z)
            lower = -sum(math.log2(s * most) for s in z) / len(z) + float(mean) * math.log2(theta)
            self.assertLessEqual(lower, upper + 1e-12)
            claim = dict(kind="rate-upper", k=k, d=d, delta=delta, alpha=str(success))
            shown = {"theta": str(theta), "rules": [list(f) for f in rules], "law": [str(p) for p in law], "sign": BITS}
            self.accepted(claim, value=f"{upper + 1e-3:.4f}".rstrip("0"), evidence=shown)
            self.rejected("do not show", claim, value=f"{upper - 1e-3:.4f}".rstrip("0"), evidence=shown)
            self.rejected("success is less", claim, value="9", alpha=str(success + Fraction(1, 10**9)), evidence=shown)
            shown = {"theta": str(theta), "weights": [str(1 / (s * most)) for s in z], "sign": BITS}
            claim["kind"] = "rate-lower"
            self.accepted(claim, value=f"{lower - 1e-3:.4f}".rstrip("0"), evidence=shown)
            self.rejected("do not show", claim, value=f"{lower + 1e-3:.4f}".rstrip("0"), evidence=shown)
            shown["weights"] = [str(Fraction(w) * Fraction(1001, 1000)) for w in shown["weights"]]
            self.rejected("exceeds 1", claim, value="0", evidence=shown)

    def test_audits_against_sums(self):
        """The tails of binomial laws and what an approximate guarantee adds, against sums term by term."""
        claim = dict(kind="audit", trials=2, correct=2, success="1/2", canaries=2, delta="0", least=0, between=["0.25", "0.25"])
        self.accepted(claim)
        self.rejected("another number", claim, between=["0.25", "0.26"])
        self.accepted(claim, delta="1/100", between=["0.2575", "0.2575"])
        self.accepted(claim, delta="1/100", least=1, between=["0.26", "0.26"])
        self.accepted(claim, delta="1", between=["1", "1"])
        self.accepted(claim, correct=0, between=["1", "1"])
        self.rejected("(0,1)", claim, success="1")
        self.rejected("exceeds the trials", claim, correct=3)
        # where the bound does not hold: too small a number of guesses, too few coins, a success below 1/2
        self.rejected("least exceeds", claim, delta="1/100", least=3, between=["0.26", "0.26"])
        self.rejected("with delta", claim, delta="1/100", canaries=1, between=["0.25375", "0.25375"])
        self.rejected("with delta", claim, delta="1/100", success="1/4", between=["0", "1"])
        self.accepted(claim, canaries=0)
        self.accepted(claim, success="1/4", between=["0.0625", "0.0625"])
        # K_20(1) = 0.1375..., the greatest quotient of 20 guesses; min(1, .) from just below
        quotient = lambda n, v: (lambda t: t * (1 - t) / (v * Fraction(math.comb(n, v), 2 ** n)))(  # noqa: E731
            Fraction(sum(math.comb(n, i) for i in range(v, n + 1)), 2 ** n))
        for least in (5, 20):
            constant = max(quotient(least, v) for v in range(1, least + 1))
            self.assertEqual(round(float(constant), 4), 0.2667 if least == 5 else 0.1375)
            for delta in (Fraction(1, 1000), (1 - Fraction(1, 2 ** 20)) / (20 * constant) - Fraction(1, 10 ** 9)):
                exact = Fraction(1, 2 ** 20) + 20 * delta * constant
                low = Fraction(int(exact * 10 ** 12), 10 ** 12)
                ends = [mutate.decimal_text(low + i * Fraction(1, 10 ** 12), 12) for i in range(3)]
                other = dict(claim, trials=20, correct=20, canaries=20, delta=str(delta), least=least)
                self.assertTrue(exact < 1)
                self.accepted(other, between=ends[:2])
                self.rejected("another number", other, between=ends[1:])
                self.rejected("another number", other, between=["1", "1"])
        for n, v, s, m, delta in ((7, 5, "2/3", 9, "0"), (12, 9, "3/4", 40, "1/1000"), (30, 28, "7/10", 1000, "1/100000")):
            p = Fraction(s)
            mass = [math.comb(n, i) * p ** i * (1 - p) ** (n - i) for i in range(n + 1)]
            tail = sum(mass[v:])
            exact = tail + m * Fraction(delta) * tail * (1 - tail) / (v * mass[v])
            low = Fraction(int(exact * 10**9), 10**9)
            ends = [mutate.decimal_text(low + i * Fraction(1, 10**9), 9) for i in range(3)]
            claim = dict(kind="audit", trials=n, correct=v, success=s, canaries=m, delta=delta, least=0, between=ends[:2])
            self.accepted(claim)
            self.rejected("another number", claim, between=ends[1:])

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
        self.rejected("both sides", claim, left=[], right=[], evidence=TWO)
        self.accepted(claim, relation="=", right=[["1", "H(X)"], ["-1", "H(X|Y)"]], evidence={"bases": ["2", "3"]})

    def test_the_sides_are_said(self):
        """The Swift tests have the same claims and the same report."""
        claim = dict(kind="verify", lemma="a", case="b: c", variables=["X", "Y"], law=ENTRIES,
                     left=[["1", "I(X;Y)"]], relation="<=", right=[["1/4", "H(X)"]], evidence=BITS)
        bases = {"bases": ["2", "3"]}
        claims = [claim, dict(claim, relation="=", right=[["1", "H(X)"], ["-1", "H(X|Y)"]], evidence=bases),
                  dict(claim, left=[["-1", "H(X)"], ["-1/2", "H(Y)"]], right=[]),
                  dict(claim, left=[], relation="=", right=[["0", "H(X,Y)"], ["11", "I(X;X|X)"]], evidence=TWO),
                  dict(claim, right=[["0", "H(X)"]]), OPTIMUM]
        self.assertEqual(said(claims), REPORT)


class Files(unittest.TestCase):
    def test_lines(self):
        good = line(**OPTIMUM)
        self.assertIsNone(reason(good))
        for bad in (good.replace(b":", b": ", 1), good[:-1], good.replace(b'"k":2', b'"k":2.0'),
                    good.replace(b'"k":2', b'"k":2,"k":2'), good.replace(b'"k":2', b'"k":02'), b"", b"[]", b"[" * 100_000,
                    good.replace(b'"k":2', b'"k":' + b"2" * 5_000_000), good.replace(b'"k":2', b'"k":NaN'),
                    good.replace(b"optimum", b"optim\\u0075m"), good.replace(b"optimum", "öptimum".encode()),
                    good.replace(b'"k":2,"d":1', b'"d":1,"k":2')):
            self.assertIsNotNone(reason(bad), bad)

    def test_files(self):
        header = b'{"lemmata-certificate":1,"claims":1}\n'
        good = header + line(**OPTIMUM) + b"\n"
        self.assertTrue(check.check_lines(check.split(good)))
        self.assertFalse(check.check_lines(check.split(good.replace(b"5/8", b"3/4"))))
        self.assertTrue(check.check_lines(check.split(b'{"lemmata-certificate":1,"claims":0}\n')))
        for bad in (b"", good[:-1], good[len(header):], good + b"\n", header, good.replace(b":1,", b":2,", 1),
                    good.replace(b'claims":1', b'claims":2')):
            with self.assertRaises(check.NotACertificate, msg=bad):
                check.split(bad)

    def test_command(self):
        with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()):
            self.assertEqual(check.main([]), 2)
            self.assertEqual(check.main(["/nowhere"]), 2)
        self.assertIn("Usage", out.getvalue())

    def test_only_files_that_are_not_read_are_no_certificates(self):
        class Closed(io.StringIO):
            def write(self, text):
                raise BrokenPipeError
        path = os.path.join(FOLDER, "Examples", "form.cert")
        with contextlib.redirect_stdout(Closed()), contextlib.redirect_stderr(io.StringIO()) as errors:
            self.assertEqual(check.main([FOLDER]), 2)
            self.assertIn("not a certificate", errors.getvalue())
            with self.assertRaises(BrokenPipeError):
                check.main([path])

    @unittest.skipUnless(hasattr(signal, "SIGPIPE"), "a system without this signal")
    def test_a_reader_that_stops_early(self):
        reader, writer = os.pipe()
        os.close(reader)
        command = [sys.executable, os.path.join(FOLDER, "check.py"), os.path.join(FOLDER, "Examples", "form.cert")]
        result = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE)
        os.close(writer)
        self.assertEqual((result.returncode, result.stderr), (-signal.SIGPIPE, b""))

    def test_goldens_are_accepted(self):
        for name, data in golden():
            reports = []
            self.assertTrue(check.check_lines(check.split(data), reports.append), (name, reports))


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
