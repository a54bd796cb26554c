# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop draws every scene of imported data without a display, and says so when it cannot."""

import struct

from programs import Central, ProgramTest, main, run
from realfiles import import_all

PNG = b"\x89PNG\r\n\x1a\n"


def png_size(path):
    head = path.read_bytes()[:24]
    if head[:8] != PNG:
        raise AssertionError(f"{path} is no PNG")
    return struct.unpack(">II", head[16:24])


class Capture(ProgramTest):
    def test_writes_a_picture_of_every_scene(self):
        shots = self.folder / "shots"
        with Central(self.folder) as central:
            import_all(central.url, self.folder)
            done = run("onescreen", "--central", central.url, "--cache", self.folder / "cache", "--capture", shots,
                       "--size", "1920x1080")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        pictures = sorted(shots.glob("*.png"))
        self.assertGreaterEqual(len(pictures), 1)
        for picture in pictures:
            self.assertEqual(png_size(picture), (1920, 1080))
            self.assertGreater(picture.stat().st_size, 20_000)  # An empty surface compresses to far less.

    def test_exports_the_map_at_any_size_and_says_why_it_cannot(self):
        cache = self.folder / "cache"

        def export(name, *more):
            return run("onescreen", "--central", central.url, "--cache", cache, "--export-map", self.folder / name, *more)

        with Central(self.folder) as central:
            import_all(central.url, self.folder)
            done = export("map.png", "--size", "2400x1600", "--dpi", "200")
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            picture = self.folder / "map.png"
            self.assertEqual(png_size(picture), (2400, 1600))
            body = picture.read_bytes()
            at = body.index(b"pHYs")
            self.assertAlmostEqual(struct.unpack(">I", body[at + 4:at + 8])[0] * 0.0254, 200, delta=0.1)
            done = export("map.pdf", "--address", "overview?area=330902")
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            self.assertIn(b"NotoSansCJK", (self.folder / "map.pdf").read_bytes())
            done = export("nowhere/map.svg")
            self.assertEqual(done.returncode, 1)
            self.assertIn("nowhere", done.stderr)
            self.assertFalse((self.folder / "nowhere").exists())
            self.assertEqual(export("map.gif").returncode, 2)
            self.assertEqual(export("map.svg", "--address", "health").returncode, 1)  # a scene without a map
            self.assertFalse((self.folder / "map.svg").exists())

    def test_a_scene_that_does_not_exist_is_a_failure(self):
        done = run("onescreen", "--cache", self.folder / "cache", "--capture", self.folder / "shots", "--scene",
                   "no-such-scene")
        self.assertNotEqual(done.returncode, 0)


if __name__ == "__main__":
    main()
