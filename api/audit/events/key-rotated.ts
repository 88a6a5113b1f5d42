import type { Static } from "../../schema.ts";
import { object, string } from "../../schema.ts";
import { text } from "../parts/text.ts";
import { recordType } from "../record-type.ts";

const signature = { format: "byte", maxLength: 512 } as const;

const data = object("One key of the log took over from another.", {
  from: text("The key before, as `<origin>+<hash>+<key>`.", 512),
  to: text("The key from here on.", 512),
  signatures: object("Both sign the change.", {
    from: string("By the key before, base64.", signature),
    to: string("By the key from here on, base64.", signature),
  }),
});
export type KeyRotated = Static<typeof data>;

const rotated: KeyRotated = {
  from: "log.example/a+6dbdbb1b+AXbVk6Zm8cE6nmmGBl0LVi6GoC1GRzRMZ3iJ6K2gU6aC",
  to: "log.example/a+1cb10da9+AVkJ8m1YpKp7MvQpBIhbP0pGw2YR8V0y3b8mqkqKzJ0v",
  signatures: { from: "c2lnbmVkIGJ5IHRoZSBvbGQ=", to: "c2lnbmVkIGJ5IHRoZSBuZXc=" },
};

/** A key of the log took over from another. */
export const keyRotated = recordType({
  what: "key.rotated",
  class: "log",
  description: "A key of the log took over from another; both signed it. Who trusts the one before trusts this one.",
  data,
  examples: [rotated],
});
