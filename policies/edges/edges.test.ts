import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { formatPath } from "@bubustack/api/path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { engram, executing, running, story } from "../examples/objects.ts";
import { edgesOf, targetsOf } from "./edges.ts";
import { edgeTable } from "./table.ts";

const engramsOfStory = targetsOf("Story", "Engram");
const storiesOfStory = targetsOf("Story", "Story");
const templateOfEngram = targetsOf("Engram", "EngramTemplate");
/** `path -> Kind namespace/name` of each edge. */
const said = (kind: string, spec: object, to?: string) =>
  edgesOf(
    kind,
    { metadata: { name: "demo", namespace: "default" }, spec } as JsonObject,
    to === undefined ? {} : { to },
  ).map(({ path, to: { kind: target, namespace, name } }) => `${formatPath(path)} -> ${target} ${namespace}/${name}`);

const fan = (...steps: readonly object[]) => ({
  name: "fan",
  type: "parallel",
  with: { steps: steps.map((s) => ({ ...s })) },
});

describe("targets", () => {
  test("the Engrams of all blocks and branches, each once, in the story's namespace unless they say another", () => {
    const object = story({
      steps: [running("a", "fetch"), fan(running("b", "fetch"), fan(running("c", "deep")))],
      compensations: [{ name: "d", ref: { name: "undo", namespace: "shared" } }],
      finally: [running("e", "tell")],
    });
    expect([...engramsOfStory(object)].sort()).toEqual([
      "default/deep",
      "default/fetch",
      "default/tell",
      "shared/undo",
    ]);
  });

  test("the Stories that steps execute, and nothing else that looks like it", () => {
    const object = story({
      steps: [executing("a", "child"), { name: "b", type: "sleep", with: { storyRef: { name: "no" } } }],
      finally: [executing("c", "other", { namespace: "shared" })],
    });
    expect(storiesOfStory(object)).toEqual(["default/child", "shared/other"]);
  });

  test("the template of an Engram, by its bare name", () => {
    expect(templateOfEngram(engram())).toEqual(["http"]);
    expect(templateOfEngram(engram({ templateRef: {} }))).toEqual([]);
  });

  test("blanks around the name of something cluster-scoped do not count", () => {
    expect(templateOfEngram(engram({ templateRef: { name: " http " } }))).toEqual(["http"]);
    const transports = ["live", " live ", ""].map((transportRef, at) => ({ name: `t${at}`, transportRef }));
    expect(targetsOf("Story", "Transport")(story({ transports }))).toEqual(["live"]);
  });

  test("branches are followed eight deep", () => {
    let inner: object = running("leaf", "deep");
    for (let depth = 0; depth < 8; depth++) inner = fan(inner);
    expect(engramsOfStory(story({ steps: [{ ...inner }] }))).toEqual(["default/deep"]);
    expect(engramsOfStory(story({ steps: [fan(inner)] }))).toEqual([]);
  });

  test("any JSON object is read without throwing, for any kind", () => {
    const words = fc.constantFrom(
      "spec",
      "steps",
      "ref",
      "name",
      "namespace",
      "with",
      "type",
      "storyRef",
      "templateRef",
    );
    const json = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom<Json>(null, 1, "a", "parallel", "executeStory", true),
        fc.array(tie("node"), { maxLength: 3 }),
        fc.dictionary(words, tie("node"), { maxKeys: 4 }),
      ),
    })).node as fc.Arbitrary<Json>;
    const kinds = [...new Set(edgeTable.map(({ from }) => from))];
    fc.assert(
      fc.property(json, fc.constantFrom(...kinds), (given, kind) => {
        if (!isObject(given)) return;
        for (const { to, path } of edgesOf(kind, given)) {
          expect([typeof to.name, typeof to.namespace]).toEqual(["string", "string"]);
          expect(to.name).not.toBe("");
          expect(path.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("edges", () => {
  test("of a run lead to its Story and Impulse, each where it stands", () => {
    expect(said("StoryRun", { storyRef: { name: "s", namespace: "shared" }, impulseRef: { name: "i" } })).toEqual([
      "spec.storyRef -> Story shared/s",
      "spec.impulseRef -> Impulse default/i",
    ]);
    expect(said("StepRun", { storyRunRef: { name: "r" }, engramRef: { name: "e" } })).toEqual([
      "spec.storyRunRef -> StoryRun default/r",
      "spec.engramRef -> Engram default/e",
    ]);
    expect(said("EffectClaim", { stepRunRef: { name: "r", namespace: "other" } })).toEqual([
      "spec.stepRunRef -> StepRun other/r",
    ]);
    expect(said("TransportBinding", { transportRef: "t", storyRunRef: { name: "r" }, engramName: "step" })).toEqual([
      "spec.transportRef -> Transport /t",
      "spec.storyRunRef -> StoryRun default/r",
      "spec.engramName -> StepRun default/step",
    ]);
  });

  test("of an Engram lead to its Secrets and volumes, which have no namespace of their own", () => {
    const spec = {
      templateRef: { name: "http" },
      secrets: { login: "s1" },
      transport: { tls: { secretRef: { name: "s2" } } },
      overrides: { storage: { s3: { authentication: { secretRef: { name: "s3" } } } } },
      executionPolicy: { storage: { file: { volumeClaimName: "v1" } } },
    };
    expect(said("Engram", spec)).toEqual([
      "spec.templateRef -> EngramTemplate /http",
      "spec.secrets.login -> Secret default/s1",
      "spec.transport.tls.secretRef -> Secret default/s2",
      "spec.executionPolicy.storage.file.volumeClaimName -> PersistentVolumeClaim default/v1",
      "spec.overrides.storage.s3.authentication.secretRef -> Secret default/s3",
    ]);
  });

  test("payloads are found at any depth, in both ways of writing; templates are left to the run", () => {
    const inputs = {
      a: [{ $bubuSecretRef: "login:key" }],
      b: { c: { $bubuSecretRef: " other/login:key " } },
      d: { $bubuConfigMapRef: { name: "m", namespace: "other", key: "k" } },
      e: { $bubuSecretRef: { name: "{{ inputs.name }}", key: "k" } },
      f: { $bubuSecretRef: 5 },
    };
    expect(said("StoryRun", { storyRef: { name: "s" }, inputs }).slice(1)).toEqual([
      "spec.inputs.a[0].$bubuSecretRef -> Secret default/login",
      "spec.inputs.b.c.$bubuSecretRef -> Secret other/login",
      "spec.inputs.d.$bubuConfigMapRef -> ConfigMap other/m",
    ]);
  });

  test("a payload in a branch is the branch's, once", () => {
    const branch = { ...running("b", "fetch"), with: { key: { $bubuSecretRef: "x:y" } } };
    expect(said("Story", { steps: [fan(branch)] }, "Secret")).toEqual([
      "spec.steps[0].with.steps[0].with.key.$bubuSecretRef -> Secret default/x",
    ]);
  });

  test("the place of the namespace is named where there is one", () => {
    const paths = (ref: JsonObject) =>
      edgesOf("Impulse", { spec: { storyRef: ref } }).map(({ namespacePath }) => formatPath(namespacePath));
    expect(paths({ name: "s", namespace: "a" })).toEqual(["spec.storyRef.namespace"]);
    expect(paths({ name: "s" })).toEqual(["spec.storyRef"]);
  });

  test("a payload of 100,000 levels is walked without exhausting the stack", () => {
    let deep: Json = { $bubuSecretRef: "x:y" };
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(edgesOf("StoryRun", { spec: { inputs: deep } })).toHaveLength(1);
  });
});

test("what may lead elsewhere is found whether or not all references are looked at", () => {
  const step = fc.record(
    {
      name: fc.constantFrom("a", "b"),
      ref: fc.record({ name: fc.constant("e"), namespace: fc.constantFrom("other", "") }, { requiredKeys: ["name"] }),
      with: fc.constantFrom<Json>({ x: { $bubuSecretRef: "other/s:k" } }, { y: 1 }),
    },
    { requiredKeys: ["name"] },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 4 }), (steps) => {
      const object = { metadata: { namespace: "default" }, spec: { steps } } as unknown as JsonObject;
      const away = (leaving: boolean) =>
        edgesOf("Story", object, { leaving })
          .filter(({ to, row }) => row.permission !== "cluster" && to.namespace !== "default")
          .map(({ path }) => formatPath(path));
      expect(away(true)).toEqual(away(false));
    }),
  );
  expect(edgesOf("Story", story({ steps: [running("a", "fetch")] }), { leaving: true })).toEqual([]);
});
