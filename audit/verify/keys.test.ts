import { expect, test } from "vitest";
import { encodeEvent } from "../record/event.ts";
import { rotationEvent } from "../record/rotation.ts";
import { logSigner } from "../testing/small-log.ts";
import { Keys } from "./keys.ts";

const [one, two, three, other] = [logSigner(), logSigner(), logSigner(), logSigner()];
const handover = (from: typeof one, to: typeof one) => encodeEvent(rotationEvent(from, to), 0);
const none = Buffer.from("{}");

test("each key signs from the record on by which it took over", () => {
  const keys = new Keys(one.key);
  keys.read(0, [none, handover(one, two), none]);
  keys.read(256, [handover(two, three)]);
  expect([0, 1, 2, 256, 257, 9_999].map((size) => keys.at(size))).toEqual(
    [one, one, two, two, three, three].map(({ key }) => key),
  );
});

test("a key that has handed over cannot do so again", () => {
  const keys = new Keys(one.key);
  keys.read(0, [handover(one, two), handover(one, other), handover(other, three)]);
  expect(keys.at(99)).toEqual(two.key);
});
