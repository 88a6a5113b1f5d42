import { structural } from "@bubustack/api/structural";
import { valueProblems } from "@bubustack/api/testing/value-problems";
import { expect, test } from "vitest";
import { auditWitnesses } from "./audit-witnesses-settings.ts";

const key = "witness.example/w+1c42cda9+BAQoj/TnOoKZXfKWJ9GIvh8wF7Q1QiV4cYbF9nrZ4Vtd";

test("a witness is reached over TLS, or on this machine", () => {
  const problems = (url: string) => valueProblems(structural(auditWitnesses), [{ url, key }]);
  for (const url of ["https://witness.example/w", "http://127.0.0.1:8080/", "http://localhost:1"])
    expect(problems(url)).toEqual([]);
  for (const url of ["http://witness.example", "http://127.0.0.1.example.com/", "https://", "file:///x"])
    expect(problems(url)).toEqual(["[0].url: pattern"]);
});
