import type { Shared } from "../cases/area.ts";

/** What generated expressions are evaluated with. */
export const variables: Shared = {
  types: {
    b: "bool",
    bs: "bytes",
    d: "duration",
    f: "double",
    i: "int",
    j: "int",
    li: "list(int)",
    ls: "list(string)",
    m: "map(string, int)",
    n: "uint",
    o: "dyn",
    s: "string",
    t: "timestamp",
    u: "string",
  },
  variables: {
    b: true,
    bs: "AP9h",
    d: "3723.5s",
    f: 2.5,
    i: 3,
    j: -42,
    li: [5, -1, 3, 3, 0],
    ls: ["beta", "alpha", "", "gamma"],
    m: { a: 7, b: -2 },
    n: 12,
    o: { n: 4, half: 0.5, text: "text", list: [1, "two", 3.5], deep: { x: true }, nothing: null, a: "field" },
    s: "Hello, World",
    t: "2024-03-31T00:59:59.999Z",
    u: "ünïcode 😀 text",
  },
};

/** What the authorizer of generated expressions decides. */
export const access: Shared = {
  authorizer: {
    user: "alice",
    requestResource: { group: "apps", version: "v1", resource: "pods", namespace: "a", name: "abc" },
    rules: [
      { user: "system:serviceaccount:a:abc", decision: "allow", reason: "robot" },
      { verb: "get", resource: "pods", namespace: "a", decision: "allow", reason: "reader" },
      { verb: "get", path: "/a", decision: "allow" },
      { labelSelector: "a exists ", decision: "allow", reason: "labelled" },
      { fieldSelector: "a = b", decision: "deny", reason: "selected" },
      { labelSelector: "invalid", decision: "noOpinion", error: "selector" },
      { verb: "watch", decision: "noOpinion", error: "down" },
    ],
  },
};
