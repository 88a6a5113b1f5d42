import { expect, test } from "vitest";
import { truthy } from "./truthy.ts";

test.each([null, "", "0", "false"])("%j is no", (text) => expect(truthy(text)).toBe(false));
test.each(["1", "true", "yes"])("%j is yes", (text) => expect(truthy(text)).toBe(true));
