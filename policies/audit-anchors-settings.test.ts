import { structural } from "@bubustack/api/structural";
import { valueProblems } from "@bubustack/api/testing/value-problems";
import { expect, test } from "vitest";
import type { AuditAnchor } from "./audit-anchors-settings.ts";
import { anchorsProblems, auditAnchors } from "./audit-anchors-settings.ts";

const s3 = { bucket: "audit", region: "us-east-1", prefix: "" };
const bucket: AuditAnchor = { name: "bucket", type: "s3", address: "https://s3.example.com", s3, seconds: 60 };
const table: AuditAnchor = {
  name: "table",
  type: "postgres",
  address: "postgres://db.example:5432/audit",
  seconds: 60,
};

test("anchors are a bucket or a table, each with what it needs", () => {
  expect(anchorsProblems([bucket, table])).toEqual([]);
  const { s3: _, ...without } = bucket;
  expect(anchorsProblems([without, { ...table, s3 }, { ...bucket, address: table.address }])).toEqual([
    "[0].s3: is missing; an anchor of type s3 needs it",
    "[1].s3: is for anchors of type s3; remove it",
    '[2].name: "bucket" is there twice; each needs its own',
    '[2].address: "postgres://db.example:5432/audit" is no address of this type; write https://host',
  ]);
});

test("an address has neither credentials nor a way without TLS, unless it is on this machine", () => {
  const problems = (address: string) => valueProblems(structural(auditAnchors), [{ ...table, address }]);
  for (const address of ["https://a:9000", "http://127.0.0.1:1/", "http://[::1]:9000", "postgres://[::1]/audit"])
    expect(problems(address)).toEqual([]);
  for (const address of [
    "http://a.example",
    "postgres://u:p@db/audit",
    "postgres://db",
    "https://a/b",
    "postgres://db/a?x=y",
  ])
    expect(problems(address)).toEqual(["[0].address: pattern"]);
});
