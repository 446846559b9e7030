"""The server and the command line, for the tests in the browser."""

import json
import os
import pathlib
import subprocess
import unittest

from driver import Browser

PACKAGE = pathlib.Path(__file__).resolve().parents[2]
SERVER = os.environ.get("LEMMATA_EXPLORER", str(PACKAGE / ".build/release/lemmata-explorer"))
COMMAND = os.environ.get("LEMMATA", str(PACKAGE.parent / ".build/release/lemmata"))
PICTURES = os.environ.get("LEMMATA_EXPLORER_PICTURES")


def command(line):
    """The JSON of a line of the command line, as the page gives it to be copied; of a table or a figure its rows."""
    path = f"{os.path.dirname(COMMAND)}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line} --format json"], env={**os.environ, "PATH": path},
        capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1, 3):
        raise AssertionError(f"{line}: {done.stderr}")
    answer = json.loads(done.stdout)
    return answer["rows"] if "lemmata table " in line or "lemmata plot " in line else answer


class ExplorerTestCase(unittest.TestCase):
    """A test with a server and a window of the browser; everything that the browser complains of is a failure."""

    @classmethod
    def setUpClass(cls):
        cls.server = subprocess.Popen([SERVER], stdout=subprocess.PIPE, text=True)
        cls.address = cls.server.stdout.readline().strip().rstrip("/")
        cls.browser = Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.server.terminate()
        cls.server.wait()
        cls.server.stdout.close()

    def setUp(self):
        self.browser.look()

    def tearDown(self):
        # A request that the page itself cancels, or that the server refuses with a sentence, is no fault of the page.
        faults = [line for line in self.browser.complaints() if "status of 400" not in line]
        self.assertEqual(faults, [])

    def open(self, path):
        self.browser.open(self.address + path)

    def picture(self, name):
        """Keeps a picture, where LEMMATA_EXPLORER_PICTURES names a directory."""
        if PICTURES:
            os.makedirs(PICTURES, exist_ok=True)
            self.browser.picture(os.path.join(PICTURES, f"{name}.png"))

    def assert_shown(self, text, value):
        """A text shows a value of the command line's JSON: the fraction, or digits within the enclosure."""
        if isinstance(value, str):
            self.assertIn(value, text)
            return
        lower, upper = value["bits"] if isinstance(value, dict) else value
        digits = 8
        self.assertIn(shortest_common(lower, upper)[:digits], text, f"{value} in {text}")


def shortest_common(lower, upper):
    """The digits with which both ends of an enclosure begin."""
    return os.path.commonprefix([lower, upper])
