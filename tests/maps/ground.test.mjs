// Places on the map: on both sides of the antimeridian, and where Mercator ends.
import assert from "node:assert/strict";
import {test} from "node:test";
import {groundCircle, groundDistance, heldLat, seamOf, unrolled, unrolledRings, worldX, worldY} from "./model/ground.js";

test("a view within the world begins at 180° west", () => {
  const seam = seamOf([38, 28, 59, 38]);
  for (const lon of [-180, -77, 0, 180]) assert.equal(unrolled(lon, seam), lon);
});

test("places on both sides of the antimeridian are neighbours in a view that crosses it", () => {
  const seam = seamOf([176, -20, -178, -15]);
  const gap = worldX(unrolled(-179.9, seam)) - worldX(unrolled(179.9, seam));
  assert.ok(Math.abs(gap * 360 - 0.2) < 1e-9);
  assert.equal(unrolled(-178, seam), 182);
  assert.ok(Number.isNaN(unrolled(NaN, seam)));
});

test("a ring goes to one side as a whole", () => {
  const ring = [[-180, 1], [-179, 1], [-179, 2], [-180, 1]];
  const other = [[179, 1], [180, 1], [180, 2], [179, 1]];
  assert.deepEqual(unrolledRings([ring, other], -1), [ring.map(([lon, lat]) => [lon + 360, lat]), other]);
  assert.equal(unrolledRings(ring, -180), ring);
});

test("the poles are held at the edge of the map", () => {
  assert.ok(Math.abs(worldY(90)) < 1e-6);
  assert.ok(Math.abs(worldY(-90) - 1) < 1e-6);
  assert.equal(heldLat(90), -heldLat(-90));
  assert.equal(heldLat(51.5), 51.5);
});

test("every point of a circle is as far from its middle, at the pole too", () => {
  for (const lat of [0, 60, 89.9, -90]) {
    for (const [lon, at] of groundCircle(179.9, lat, 50000)) {
      assert.ok(Math.abs(groundDistance(179.9, lat, lon, at) - 50000) < 1);
    }
  }
});
