import { expect, test } from "vitest";
import { impersonationOf } from "./impersonation.ts";

test("reads user, groups, uid and extra fields, whatever the case of their names", () => {
  const headers = ["Impersonate-User", "ann", "impersonate-group", "a", "Impersonate-Group", "b, c", "Accept", "*/*"];
  const more = [
    "Impersonate-Uid",
    "1",
    "Impersonate-Extra-Acme%2fProject",
    "x",
    "impersonate-extra-acme%2Fproject",
    "y",
  ];
  expect(impersonationOf([...headers, ...more])).toEqual({
    user: "ann",
    uid: "1",
    groups: ["a", "b, c"],
    extra: { "acme/project": ["x", "y"] },
  });
  expect(impersonationOf(["impersonate-user", "ann", "impersonate-extra-a%zz", "x"])?.extra).toEqual({ "a%zz": ["x"] });
});

test("nothing asks for nobody; groups without a user are refused", () => {
  expect(impersonationOf(["Accept", "*/*"])).toBeUndefined();
  expect(impersonationOf(["Impersonate-User", ""])).toBeUndefined();
  expect(() => impersonationOf(["Impersonate-Group", "a"])).toThrow(/without impersonating a user/);
});
