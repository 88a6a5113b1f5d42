import { expect, test } from "vitest";
import type { ProtoField, ProtoFile } from "./typescript.ts";
import { render } from "./typescript.ts";

const field = (name: string, number: number, type: string, more: Partial<ProtoField> = {}): ProtoField => ({
  name,
  comment: "",
  number,
  type,
  repeated: false,
  map: false,
  ...more,
});
const base: ProtoFile = {
  path: "demo/v1/base",
  package: "demo.v1",
  enums: [{ name: "LampState", comment: "On or off.", values: { LAMP_STATE_UNSPECIFIED: 0, LAMP_STATE_VERY_ON: 1 } }],
  messages: [
    {
      name: "Lamp",
      comment: "A lamp.",
      oneofs: {},
      fields: [
        field("lamp_state", 1, "LampState", { comment: "Its state." }),
        field("names", 2, "string", { repeated: true, limits: { max: 3 }, items: { min: 1, max: 9 } }),
      ],
    },
  ],
  services: [],
};
const user: ProtoFile = {
  path: "demo/v1/user",
  package: "demo.v1",
  enums: [],
  messages: [
    {
      name: "Room",
      comment: "A room.",
      oneofs: { light: "What shines." },
      fields: [
        field("lamp", 1, "Lamp", { oneof: "light" }),
        field("tags", 2, "string", { map: true, limits: { max: 2 } }),
        field("any", 3, "google.protobuf.Struct"),
      ],
    },
  ],
  services: [
    {
      name: "House",
      comment: "A house.",
      methods: [
        {
          name: "Enter",
          comment: "Goes in.",
          request: "Room",
          response: "Room",
          clientStreams: true,
          serverStreams: false,
        },
      ],
    },
  ],
};

test("a module holds enums, messages and services, and imports what it uses", () => {
  const modules = render([base, user]);
  expect(
    modules.get("api/wire/demo/v1/base.ts"),
  ).toBe(`/** Generated from api/proto/demo/v1/base.proto by \`npm run gen\`. */

import type { Static } from "../../message.ts";
import { enumeration, list, message, string } from "../../message.ts";

/** On or off. */
export const LampState = {
  unspecified: 0,
  veryOn: 1,
} as const;

/** A lamp. */
export const Lamp = message("demo.v1.Lamp", {
  /** Its state. */
  lampState: enumeration(1),
  names: list(string(2, { min: 1, max: 9 }), { max: 3 }),
});
export type Lamp = Static<typeof Lamp>;
`);
  const text = modules.get("api/wire/demo/v1/user.ts") ?? "";
  expect(text).toContain('import { Lamp } from "./base.ts";');
  expect(text).toContain("  /** What shines. */\n  light: oneof({\n    lamp: nested(1, Lamp),\n  }),\n");
  expect(text).toContain("  tags: textMap(2, { limits: { max: 2 } }),\n  any: struct(3),\n");
  expect(text).toContain('    path: "/demo.v1.House/Enter",\n    request: Room,\n');
});
