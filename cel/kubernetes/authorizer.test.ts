import { describe, expect, it } from "vitest";
import { compile } from "../compile.ts";
import type { Value } from "../values/value.ts";
import { CelError, Pending } from "../values/value.ts";
import type { AccessCheck, Decide } from "./authorizer.ts";
import { authorizer, authorizerType, resourceAuthorizer, resourceCheckType } from "./authorizer.ts";
import { kubernetes } from "./environment.ts";

const env = kubernetes({
  variables: { authorizer: authorizerType, "authorizer.requestResource": resourceCheckType },
});

function run(source: string, decide: Decide): Value {
  const compiled = compile(source, env);
  if ("issues" in compiled) throw new Error(compiled.issues[0]?.message);
  const own = { group: "apps", resource: "deployments", namespace: "shop", name: "web" };
  return compiled.program.evaluate({
    authorizer: authorizer(decide),
    "authorizer.requestResource": resourceAuthorizer(decide, own),
  }).value;
}

/** What an expression asks; it is answered no. */
function asked(source: string): readonly AccessCheck[] {
  const found: AccessCheck[] = [];
  run(source, (check) => {
    found.push(check);
    return { allowed: false, reason: "" };
  });
  return found;
}

const nothing = {
  group: "",
  resource: "",
  subresource: "",
  namespace: "",
  name: "",
  fieldSelector: "",
  labelSelector: "",
};

describe("the authorizer", () => {
  it("is asked what the expression names", () => {
    expect(
      asked(
        "authorizer.group('apps').resource('deployments').subresource('scale').namespace('a').name('b').fieldSelector('x=y').labelSelector('l').check('update').allowed()",
      ),
    ).toEqual([
      {
        verb: "update",
        group: "apps",
        resource: "deployments",
        subresource: "scale",
        namespace: "a",
        name: "b",
        fieldSelector: "x=y",
        labelSelector: "l",
      },
    ]);
    expect(asked("authorizer.path('/healthz').check('get').allowed()")).toEqual([
      { ...nothing, verb: "get", path: "/healthz" },
    ]);
    expect(asked("authorizer.requestResource.check('get').allowed()")).toEqual([
      { ...nothing, verb: "get", group: "apps", resource: "deployments", namespace: "shop", name: "web" },
    ]);
    expect(asked("authorizer.serviceAccount('ns', 'robot').path('/x').check('get').allowed()")).toEqual([
      { ...nothing, verb: "get", path: "/x", serviceAccount: { namespace: "ns", name: "robot" } },
    ]);
  });

  it("answers with reason and error", () => {
    const decide: Decide = ({ verb }) => ({
      allowed: verb === "get",
      reason: `because of ${verb}`,
      ...(verb === "watch" && { error: "down" }),
    });
    const check = (verb: string, read: string) => run(`authorizer.path('/x').check('${verb}').${read}()`, decide);
    expect([check("get", "allowed"), check("get", "reason"), check("get", "errored")]).toEqual([
      true,
      "because of get",
      false,
    ]);
    expect([check("watch", "allowed"), check("watch", "errored"), check("watch", "error")]).toEqual([
      false,
      true,
      "down",
    ]);
  });

  it("may not know yet: all that must be asked comes at once, unless the answer does not depend on it", () => {
    const decide: Decide = (check) =>
      check.path === "/known" ? { allowed: true, reason: "" } : new Pending([check.path]);
    const allowed = (path: string) => `authorizer.path('${path}').check('get').allowed()`;
    expect(run(`${allowed("/a")} && ${allowed("/b")}`, decide)).toEqual(new Pending(["/a", "/b"]));
    expect(run(`${allowed("/a")} || ${allowed("/known")}`, decide)).toBe(true);
    expect(run(`${allowed("/a")} && !${allowed("/known")}`, decide)).toBe(false);
  });

  it("refuses names that cannot be", () => {
    const no: Decide = () => ({ allowed: false, reason: "" });
    const message = (source: string) => {
      const value = run(source, no);
      return value instanceof CelError ? value.message : value;
    };
    expect(message("authorizer.path(' ')")).toBe("path must not be empty");
    expect(message("authorizer.group('').resource('')")).toBe("resource must not be empty");
    expect(message("authorizer.serviceAccount('a.b', 'c')")).toBe("Invalid service account namespace");
    expect(message("authorizer.serviceAccount('a', 'C')")).toBe("Invalid service account name");
    expect(message("authorizer == authorizer")).toMatch(/^no such overload/);
  });
});
