import { expect, test } from "vitest";
import { serviceAccountName, serviceAccountOf, subjectIn } from "./subjects.ts";

test("ServiceAccounts have names as users, and back", () => {
  expect(serviceAccountOf(serviceAccountName("a", "b"))).toEqual({ namespace: "a", name: "b" });
  for (const other of ["ann", "system:serviceaccount:a", "system:serviceaccount:a:b:c", "system:serviceaccount::b"])
    expect(serviceAccountOf(other)).toBeUndefined();
});

test("the first subject that is the user, in words", () => {
  const subjects = [
    { kind: "Other", name: "ann" },
    { kind: "Group", name: "g" },
    { kind: "User", name: "ann" },
  ];
  expect(subjectIn({ subjects }, { username: "ann", groups: ["g"] }, "")).toBe('Group "g"');
  expect(subjectIn({ subjects }, { username: "ann" }, "")).toBe('User "ann"');
  expect(subjectIn({ subjects }, { username: "g" }, "")).toBeUndefined();
  expect(subjectIn({}, {}, "")).toBeUndefined();
});

test("a ServiceAccount without namespace is nobody outside of namespaces", () => {
  const binding = { subjects: [{ kind: "ServiceAccount", name: "b" }] };
  expect(subjectIn(binding, { username: "system:serviceaccount::b" }, "")).toBeUndefined();
  expect(subjectIn(binding, { username: "system:serviceaccount:a:b" }, "a")).toBe('ServiceAccount "b/a"');
});
