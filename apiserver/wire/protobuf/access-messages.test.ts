import { expect, test } from "vitest";
import { builtins } from "../../resources/builtin/all.ts";
import { tokenRequests } from "../../resources/builtin/token-requests.ts";
import { groupVersion } from "../../resources/resource.ts";
import { accessMessages } from "./access-messages.ts";
import type { Message } from "./words.ts";

test("every message is of a kind that is served, and its fields are fields of the kind", () => {
  for (const [type, message] of Object.entries(accessMessages)) {
    const resource = [...builtins, tokenRequests].find(
      (candidate) => `${groupVersion(candidate)}/${candidate.kind}` === type,
    );
    expect(resource, type).toBeDefined();
    const names = Object.values(message as Message).map(({ name }) => name);
    expect(Object.keys(resource?.schema.properties ?? {})).toEqual(expect.arrayContaining(names));
  }
});
