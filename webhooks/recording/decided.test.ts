import { admissionDecided } from "@bubustack/api/audit/events/admission-decided";
import { BubuError } from "@bubustack/api/errors";
import { structural } from "@bubustack/api/structural";
import { valueProblems } from "@bubustack/api/testing/value-problems";
import { encodeEvent } from "@bubustack/audit/record/event";
import { expect, test } from "vitest";
import { evidence, key } from "../testing/evidence.ts";
import { finding, verdict } from "../testing/reviews.ts";
import { cut, decidedEvent } from "./decided.ts";
import type { Evidence } from "./evidence.ts";

const recording = { source: "log.example/a", key, sealed: false };
/** The record as it is in the log. */
function recorded(told: Evidence, sealed = false, verified = false) {
  const bytes = encodeEvent(decidedEvent(told, { ...recording, sealed }, { us: 840.4, verified }), 0);
  const record = JSON.parse(Buffer.from(bytes).toString());
  expect(valueProblems(structural(admissionDecided.data), record.data)).toEqual([]);
  return { ...record, bytes };
}

test("a record has the decision's id, what it is about, and what was said", () => {
  const digest = "4".repeat(64);
  expect(recorded(evidence({}, { verdict: verdict({ findings: [finding()], digest }) }))).toMatchObject({
    id: "5f0c9a7712be3d41",
    type: "io.bubustack.audit.admission.decided.v1",
    subject: "bubustack.io/Story/default/fetch-and-sum",
    data: {
      review: "705ab4f5-6393-11e8-b7cc-42010a800002",
      webhook: "validate",
      verdict: "refused",
      actor: { username: "ada", key: "default/1", digest: key.digest("ada") },
      findings: [{ rule: "story/step-names-unique", code: "FieldValueDuplicate", action: "deny" }],
      judgedBy: { digest },
      latencyUs: 840,
    },
  });
  const refusal = new BubuError("review/too-deep");
  expect(recorded(evidence({}, { refusal })).data).toMatchObject({ verdict: "unjudged", code: "review/too-deep" });
  expect(recorded(evidence({ dryRun: true })).data).toMatchObject({ verdict: "allowed", dryRun: true });
});

test("it names the policies that were asked with their content, and how many references were decided", () => {
  const judgedBy = [{ kind: "Policy", namespace: "default", name: "few", digest: `sha256:${"8".repeat(64)}` }];
  const to = { group: "bubustack.io", kind: "Engram", namespace: "shared", name: "fetch" };
  const edges = [{ path: "spec.steps[0].ref", to, allowed: true, setting: "allow" as const }];
  expect(recorded(evidence({}, { verdict: verdict({ judgedBy, edges }) })).data).toMatchObject({
    judgedBy: { policies: judgedBy },
    edgeCount: 1,
  });
  const plain = recorded(evidence()).data;
  expect(plain.judgedBy).not.toHaveProperty("policies");
  expect(plain).not.toHaveProperty("edgeCount");
});

test("it says whether the caller is the API server", () => {
  expect(recorded(evidence()).data.caller).toBe("unverified");
  expect(recorded(evidence(), false, true).data.caller).toBe("verified");
});

test("neither values nor messages are in it", () => {
  const told = finding({ message: 'the value "hunter2" is wrong', fix: "write hunter3" });
  const object = { spec: { with: { password: "hunter2" } }, data: { token: "aHVudGVyMg==" } };
  const text = String(
    recorded(evidence({ object, oldObject: object }, { verdict: verdict({ findings: [told] }) })).bytes,
  );
  expect(text).not.toMatch(/hunter|aHVudGVyMg/);
  expect(text).toContain(key.digest(told.message));
});

test("the digest of a Secret is keyed, that of anything else can be computed again", () => {
  const object = { data: { token: "eA==" } };
  const kind = { group: "", version: "v1", kind: "Secret" };
  const plain = recorded(evidence({ object })).data.objectDigest;
  expect(plain).toMatch(/^sha256:/);
  const keyed = recorded(evidence({ object, oldObject: object, kind })).data;
  expect(keyed.objectDigest).toBe(key.digestOfHash(plain.slice("sha256:".length)));
  expect(keyed.oldObjectDigest).toBe(keyed.objectDigest);
});

test("who asked is encrypted where the installation wants that", () => {
  expect(String(recorded(evidence(), true).bytes)).not.toContain("ada");
  expect(recorded(evidence(), true).data.actor.digest).toBe(key.digest("ada"));
});

test("however much is found and said, a record is below 60 KiB, and what does not fit is counted and digested", () => {
  const wide = "\u{1F600}".repeat(3_000);
  const findings = Array.from({ length: 5_000 }, (_, at) => finding({ rule: `story/${wide}`, path: [wide, at] }));
  const user = { username: wide, uid: wide, groups: Array.from({ length: 1_000 }, () => wide) };
  const judgedBy = Array.from({ length: 100 }, () => {
    return { kind: "Policy", namespace: "n".repeat(63), name: "p".repeat(253), digest: `sha256:${"8".repeat(64)}` };
  });
  const about = { uid: wide, name: wide, namespace: wide, userInfo: user };
  const told = evidence(about, { verdict: verdict({ findings, judgedBy }) });
  for (const sealed of [false, true]) {
    const { bytes, data } = recorded(told, sealed);
    expect(bytes.length).toBeLessThan(60 * 1024);
    expect(data.findingCount).toBe(5_000);
    expect(data.findings.length).toBeLessThan(64);
    expect(data.restDigest).toMatch(/^hmac-sha256:/);
  }
});

test("a text that is cut says so", () => {
  expect(cut("abcdef", 4)).toBe("abc…");
  expect(cut("abcd", 4)).toBe("abcd");
});
