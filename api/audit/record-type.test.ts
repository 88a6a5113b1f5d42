import { expect, test } from "vitest";
import { object } from "../schema.ts";
import { recordType } from "./record-type.ts";

test("the type of events follows from what has happened", () => {
  const data = object("Nothing.", {});
  const made = recordType({ what: "door.opened", class: "act", description: "A door.", data, examples: [{}] });
  expect(made.type).toBe("io.bubustack.audit.door.opened.v1");
  expect(made.data).toBe(data);
});
