"""The page Contraction, as a user sees it."""

import json
import unittest

from explorer import ExplorerTestCase, command


class ContractionTests(ExplorerTestCase):
    def test_shows_the_numbers_of_the_command_line(self):
        for query in ["channel=bsc:1/10", "channel=z:1/4&input=1/3,2/3", "channel=3/4,1/4;1/8,7/8&input=uniform",
                      "channel=qsc:3,1/10&input=uniform", "channel=1/2,1/4,1/4;0,1/2,1/2"]:
            with self.subTest(query):
                self.open(f"/contraction?{query}")
                self.browser.wait("return document.querySelector('#command') !== null")
                expected = command(self.browser.text("#command"))
                text = self.browser.text("#coefficients")
                self.assert_shown(text, expected["dobrushin"])
                self.assert_shown(text, expected["doeblin"])
                if isinstance(expected["kl"], str):
                    self.assert_shown(text, expected["kl"])
                pair = expected["klPair"]["inputs"]
                self.assertIn(f"The worst pair of inputs is {pair[0]} and {pair[1]}", text)
                self.assertEqual(
                    self.browser.run("return document.querySelectorAll('#claims li').length"), len(expected["claims"]))

    def test_matrix_is_edited(self):
        self.open("/contraction?channel=3/4,1/4;1/4,3/4")
        self.browser.wait_for_text("#coefficients", "1/2")
        self.browser.write("#matrix input", "1")
        self.browser.wait_for_text("#error", "row 1")
        self.browser.write("#matrix td:nth-child(3) input", "0")
        self.browser.wait_for_text("#command", '["1", "0"]')
        expected = command(self.browser.text("#command"))
        self.browser.wait_for_text("#coefficients", expected["dobrushin"])
        self.browser.click("#more-columns")
        self.browser.wait_for_text("#command", '["1", "0", "0"]')

    def test_curve_begins_at_zero_and_ends_at_the_mutual_information(self):
        self.open("/contraction?channel=bec:1/4&input=uniform")
        self.browser.wait("return document.querySelector('#curve svg') !== null")
        self.assertIn("It ends at I(X;Y) = 3/4", self.browser.text("#curve-text"))

    def test_curve_of_flipped_bits_is_mrs_gerbers(self):
        """F_I of two uniform bits, each flipped with 1/10, ends at 2 (1 - h(1/10)) = 1.06200881."""
        rows = ["81/100,9/100,9/100,1/100", "9/100,81/100,1/100,9/100", "9/100,1/100,81/100,9/100", "1/100,9/100,9/100,81/100"]
        self.open(f"/contraction?channel={';'.join(rows)}")
        self.browser.wait("return document.querySelector('#curve svg') !== null")
        self.assertIn("1.06200881", self.browser.text("#curve-text"))
        self.open(f"/contraction?channel={';'.join(rows)}&input=1/2,1/4,1/8,1/8")
        self.browser.wait_for_text("#curve-text", "(1/2, 1/4, 1/8, 1/8)")
        self.assertIsNotNone(self.browser.run("return document.querySelector('#curve svg')"))

    def test_curve_of_an_erasure_of_three_letters_is_a_line(self):
        """An erasure keeps 2/3 of every information: F_I ends at (2/3) log2 3 = 1.05664167."""
        self.open("/contraction?channel=2/3,0,0,1/3;0,2/3,0,1/3;0,0,2/3,1/3")
        self.browser.wait("return document.querySelector('#curve svg') !== null")
        self.assertIn("1.05664166", self.browser.text("#curve-text"))

    def test_curve_out_of_reach_leaves_the_coefficients(self):
        tiny = f"1/1{'0' * 120}"
        rest = f"{10 ** 120 - 1}/1{'0' * 120}"
        self.open(f"/contraction?channel={tiny},{rest};1,0;1/2,1/2")
        self.browser.wait_for_text("#curve-text", "expected 0 or at least 2^-300")
        self.assertIn("Dobrushin", self.browser.text("#coefficients"))
        self.assertIsNone(self.browser.run("return document.querySelector('#curve svg')"))

    def test_curve_is_that_of_the_command_line(self):
        for path in ["z:1/4&input=1/3,2/3", "1/2,1/3,1/6;1/7,1/7,5/7;1/5,2/5,2/5"]:
            with self.subTest(path):
                self.open(f"/contraction?channel={path}")
                self.browser.wait("return document.querySelector('#curve-command') !== null")
                rows = command(self.browser.text("#curve-command"))
                shown = self.browser.run("return fetch(`/api/contraction${location.search}`).then((r) => r.text())")
                points = json.loads(shown.splitlines()[-1])["result"]["view"]["curve"]["points"]
                self.assertEqual(len(points), len(rows))
                for point, row in zip(points, rows):
                    self.assert_shown(point["value"]["text"], row["value"])

    def test_large_matrix_is_refused(self):
        self.open("/contraction?channel=qsc:9,1/10")
        self.browser.wait_for_text("#error", "9 inputs, 9 outputs is above the limit of 8 of each")


if __name__ == "__main__":
    unittest.main()
