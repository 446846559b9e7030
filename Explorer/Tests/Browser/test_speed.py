"""How long a user waits: the figures are printed, and only what would be broken altogether fails the test."""

import http.client
import statistics
import threading
import time
import unittest

from explorer import ExplorerTestCase


class SpeedTests(ExplorerTestCase):
    def test_first_paint(self):
        times = []
        for _ in range(5):
            self.open("/play?k=2&d=3&rho=1/2")
            times.append(self.browser.wait(
                "const p = performance.getEntriesByName('first-contentful-paint')[0]; return p ? p.startTime : null"))
        self.say("first paint", times)

    def test_slider(self):
        self.open("/chain?k=3&d=4&rho=1/2")
        self.browser.wait("return document.querySelectorAll('#links li').length === 4")
        times = [self.browser.run("""
            const slider = document.querySelector("#rho-slider");
            const before = document.querySelector("#command").textContent;
            const start = performance.now();
            slider.value = arguments[0];
            slider.dispatchEvent(new Event("input", { bubbles: true }));
            return new Promise((resolve) => {
              const look = () => document.querySelector("#command").textContent === before ? setTimeout(look, 1) : resolve(performance.now() - start);
              look();
            });""", step) for step in range(1, 20) if step != 10]
        self.say("slider to new numbers, k d = 12", times)

    def test_fifty_clients_with_one_game(self):
        self.fifty_clients("50 clients at once with one game, k d = 12", lambda client: "k=3&d=4&rho=1/2&message=everything")

    def test_fifty_clients_with_fifty_games(self):
        messages = ["everything", "prefix:2", "noisy:1/8", "nothing"]
        self.fifty_clients(
            "50 clients at once with a game each, k d = 12",
            lambda client: f"k=3&d=4&rho={client + 1}/103&message={messages[client % 4]}")

    def fifty_clients(self, what, query):
        times, faults = [], []

        def ask(client):
            try:
                connection = http.client.HTTPConnection(self.address.removeprefix("http://"), timeout=60)
                start = time.monotonic()
                connection.request("GET", f"/api/game?{query(client)}")
                body = connection.getresponse().read()
                times.append(1000 * (time.monotonic() - start))
                if b'"result"' not in body:
                    faults.append(body)
                connection.close()
            except OSError as error:
                faults.append(error)

        threads = [threading.Thread(target=ask, args=(client,)) for client in range(50)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(faults, [])
        self.assertEqual(len(times), 50)
        self.say(what, times)

    def say(self, what, times):
        print(f"{what}: median {statistics.median(times):.0f} ms, greatest {max(times):.0f} ms")


if __name__ == "__main__":
    unittest.main()
