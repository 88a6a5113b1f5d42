import { expect, test } from "vitest";
import { placeOf } from "./place.ts";

test("each decision has a place of its own", () => expect(placeOf("a")).not.toBe(placeOf("b")));
