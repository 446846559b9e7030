"""A browser that a test drives: headless Chromium through its own driver, by the protocol WebDriver.

Nothing beyond Python's standard library, Debian's `chromium` and `chromium-driver`.
"""

import base64
import http.client
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {"tab": "\ue004", "enter": "\ue007", "space": " ", "right": "\ue014", "left": "\ue012", "down": "\ue015", "up": "\ue013"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Browser:
    """One window of Chromium."""

    def __init__(self):
        self.port = free_port()
        self.profile = tempfile.mkdtemp(prefix="lemmata-explorer-")
        self.driver = subprocess.Popen(
            ["chromedriver", f"--port={self.port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._wait_for_driver()
        arguments = ["--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                     f"--user-data-dir={self.profile}", "--window-size=1280,900"]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")  # Chromium has no sandbox for root
        options = {"args": arguments, "prefs": {"download.default_directory": self.profile}}
        answer = self._call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}})
        self.session = f"/session/{answer['sessionId']}"

    def _wait_for_driver(self):
        for _ in range(200):
            try:
                return self._call("GET", "/status")
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("chromedriver does not answer")

    def _call(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request(method, path, None if body is None else json.dumps(body))
            value = json.loads(connection.getresponse().read())["value"]
        finally:
            connection.close()
        if isinstance(value, dict) and "error" in value:
            raise RuntimeError(f"{value['error']}: {value['message'].splitlines()[0]}")
        return value

    def close(self):
        try:
            self._call("DELETE", self.session)
        finally:
            self.driver.terminate()
            self.driver.wait()
            shutil.rmtree(self.profile, ignore_errors=True)

    def open(self, address):
        self._call("POST", f"{self.session}/url", {"url": address})

    def run(self, script, *arguments):
        """What a script returns; `arguments` are its arguments."""
        return self._call("POST", f"{self.session}/execute/sync", {"script": script, "args": list(arguments)})

    def cdp(self, command, **parameters):
        return self._call("POST", f"{self.session}/goog/cdp/execute", {"cmd": command, "params": parameters})

    def element(self, selector):
        found = self._call("POST", f"{self.session}/element", {"using": "css selector", "value": selector})
        return found[ELEMENT]

    def click(self, selector):
        """Presses an element once it rests: an answer that comes meanwhile would move it from under the pointer."""
        self._wait_for_rest(selector)
        self._call("POST", f"{self.session}/element/{self.element(selector)}/click", {})

    def _wait_for_rest(self, selector, times=4, seconds=5):
        element = self.element(selector)
        deadline = time.monotonic() + seconds
        place, same = None, 0
        while same < times and time.monotonic() < deadline:
            now = self._call("GET", f"{self.session}/element/{element}/rect")
            place, same = now, same + 1 if now == place else 0
            time.sleep(0.01)

    def write(self, selector, text):
        """Puts a text into a field, as a user does."""
        element = self.element(selector)
        self._call("POST", f"{self.session}/element/{element}/clear", {})
        self._call("POST", f"{self.session}/element/{element}/value", {"text": text})

    def press(self, *names):
        keys = [KEYS.get(name, name) for name in names]
        actions = [step for key in keys for step in ({"type": "keyDown", "value": key}, {"type": "keyUp", "value": key})]
        self._call("POST", f"{self.session}/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def text(self, selector):
        return self.run("const e = document.querySelector(arguments[0]); return e ? e.innerText : null", selector)

    def wait(self, script, *arguments, seconds=20):
        """Waits until a script returns something true, and gives that."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            value = self.run(script, *arguments)
            if value:
                return value
            time.sleep(0.03)
        raise AssertionError(f"not so after {seconds} s: {script} {arguments}; the page says: {self.text('body')[:2000]}")

    def wait_for_text(self, selector, text, seconds=20):
        return self.wait(
            "const e = document.querySelector(arguments[0]); return Boolean(e) && e.innerText.includes(arguments[1])",
            selector, text, seconds=seconds)

    def look(self, width=1280, height=900, dark=False, still=True):
        """The width of the window, and the colours that the user likes."""
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.cdp("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce" if still else "no-preference"}])

    def picture(self, path):
        """A picture of the whole page."""
        shot = self.cdp("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        with open(path, "wb") as file:
            file.write(base64.b64decode(shot["data"]))

    def complaints(self):
        """What the browser complained of since it was last asked."""
        return [entry["message"] for entry in self._call("POST", f"{self.session}/se/log", {"type": "browser"})]
