"""What a view can be taken away as."""

import os
import subprocess
import time
import unittest
import xml.etree.ElementTree

from explorer import COMMAND, ExplorerTestCase


class DownloadTests(ExplorerTestCase):
    def setUp(self):
        super().setUp()
        self.browser.cdp("Browser.setDownloadBehavior", behavior="allow", downloadPath=self.browser.profile)

    def test_csv_is_that_of_the_command_line(self):
        self.open("/chain?k=2&d=3&rho=1/2&message=noisy:1/8")
        self.browser.wait("return document.querySelector('[data-format=csv]') !== null")
        self.browser.click("[data-format=csv]")
        words = self.browser.text("#command").split()
        done = subprocess.run([COMMAND, *words[1:], "--format", "csv"], capture_output=True, text=True, check=True)
        self.assertEqual(self.downloaded("game.csv"), done.stdout)

    def test_drawing_is_a_file_of_its_own(self):
        # On Cost the rate function comes last, and moves the buttons below it.
        for path, name, last in [
                ("/chain?k=2&d=3&rho=1/2", "chain.svg", "[data-format=svg]"),
                ("/cost?k=2&d=3&rho=1/2", "cost.svg", "#rate-command"),
                ("/learning?problem=sparse&parameter=1/4&learner=agreement:1&n=3", "learning.svg", "[data-format=svg]")]:
            with self.subTest(path):
                self.open(path)
                self.browser.wait("return document.querySelector(arguments[0]) !== null", last)
                self.browser.click("[data-format=svg]")
                drawing = xml.etree.ElementTree.fromstring(self.downloaded(name))
                self.assertEqual(drawing.tag, "{http://www.w3.org/2000/svg}svg")
                self.assertTrue(drawing.attrib["aria-label"])

    def downloaded(self, name):
        path = os.path.join(self.browser.profile, name)
        for _ in range(200):
            if os.path.exists(path) and os.path.getsize(path) > 0:
                with open(path, encoding="utf-8", newline="") as file:
                    return file.read()
            time.sleep(0.05)
        self.fail(f"{name} does not come: {os.listdir(self.browser.profile)}")


if __name__ == "__main__":
    unittest.main()
