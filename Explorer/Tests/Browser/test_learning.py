"""The page Learning, as a user sees it."""

import unittest

from explorer import ExplorerTestCase, command


class LearningTests(ExplorerTestCase):
    def test_shows_the_numbers_of_the_command_line(self):
        for query in ["problem=boolean&parameter=1/2&learner=majority:2&d=3&n=5",
                      "problem=sparse&parameter=1/3&learner=agreement:1&n=4",
                      "problem=gaussian&parameter=1/2&learner=mean%2Bnoise:1&d=2&n=3",
                      "problem=boolean&parameter=0&learner=majority:1&n=2"]:
            with self.subTest(query):
                self.open(f"/learning?{query}")
                self.browser.wait("return document.querySelector('#command') !== null")
                expected = command(self.browser.text("#command"))
                rows = self.browser.run("""
                    return [...document.querySelectorAll("#learning-table tbody tr")].map((row) => [...row.cells].map((cell) => cell.textContent))""")
                self.assertEqual([row[0] for row in rows], [str(row["n"]) for row in expected])
                self.assertEqual([row[-1] for row in rows], [row["verdict"] for row in expected])
                self.assert_last_row(expected[-1])

    def assert_last_row(self, row):
        summary = self.browser.text("#learning-summary")
        for key in ["memorization", "testInformation", "bound"]:
            if row[key] is not None and row[key] != "0":
                self.assert_shown(summary, row[key])

    def test_rows_are_those_of_memorization(self):
        """The same numbers by the command for one number of samples."""
        self.open("/learning?problem=boolean&parameter=1/3&learner=majority:2&d=4&n=3")
        self.browser.wait("return document.querySelector('#learning-table tbody tr') !== null")
        one = command("lemmata memorization boolean -n 3 --lambda 1/3 --learner majority:2 --dimension 4")
        self.assert_last_row(one)

    def test_sliders_and_lists_change_the_problem(self):
        self.open("/learning?problem=boolean&parameter=1/2&learner=majority:1&d=2&n=3")
        self.browser.wait("return document.querySelectorAll('#learning-table tbody tr').length === 3")
        self.browser.run("document.querySelector('#samples-slider').focus()")
        self.browser.press("right")
        self.browser.wait("return document.querySelectorAll('#learning-table tbody tr').length === 4")
        self.assertIn("n=4", self.browser.run("return location.search"))
        self.choose("#problem", "gaussian")
        self.browser.wait_for_text("#command", "table learner gaussian --lambda 1/2")
        self.assertTrue(self.browser.run("return document.querySelector('#learner').value").startswith("mean+noise"))
        self.choose("#problem", "sparse")
        self.browser.wait_for_text("#command", "table learner sparse --fixed 1/2")
        self.choose("#learner-kind", "agreement:1")
        self.browser.wait_for_text("#command", "--learner agreement:1")

    def choose(self, selector, value):
        self.browser.run("""
            const list = document.querySelector(arguments[0]);
            list.value = arguments[1];
            list.dispatchEvent(new Event("input", { bubbles: true }));""", selector, value)

    def test_refusals_are_in_the_words_of_the_library(self):
        self.open("/learning?problem=boolean&parameter=1/2&learner=majority:3&d=2&n=3")
        self.browser.wait_for_text("#error", "majority:3")
        self.browser.write("#dimension", "3")
        self.browser.wait("return document.querySelector('#error').hidden")
        self.browser.wait("return document.querySelector('#learning-figure svg') !== null")


if __name__ == "__main__":
    unittest.main()
