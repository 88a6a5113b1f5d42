import { expect, test } from "vitest";
import { Repeated } from "./repeated.ts";

const bytes = (text: string, verified = true) => ({ bytes: Buffer.from(text), verified });
/** Answers how often it was asked. */
function counted() {
  let asked = 0;
  return async () => `answer ${++asked}`;
}

test("a review that comes again has the answer that it had, also while it is being judged", async () => {
  const make = counted();
  const repeated = new Repeated(() => 0);
  const both = [repeated.once("validate", bytes("a"), make), repeated.once("validate", bytes("a"), make)];
  expect(await Promise.all(both)).toEqual(["answer 1", "answer 1"]);
  expect(await repeated.once("validate", bytes("a"), make)).toBe("answer 1");
});

test("another webhook, and other bytes, are another review", async () => {
  const make = counted();
  const repeated = new Repeated(() => 0);
  const asked = [
    await repeated.once("validate", bytes("a"), make),
    await repeated.once("mutate", bytes("a"), make),
    await repeated.once("validate", bytes("b"), make),
  ];
  expect(asked).toEqual(["answer 1", "answer 2", "answer 3"]);
});

test("a caller that is not verified does not share the answer of one that is", async () => {
  const make = counted();
  const repeated = new Repeated(() => 0);
  expect(await repeated.once("validate", bytes("a"), make)).toBe("answer 1");
  expect(await repeated.once("validate", bytes("a", false), make)).toBe("answer 2");
});

test("an answer is kept for as long as the API server may repeat its call", async () => {
  let now = 0;
  const make = counted();
  const repeated = new Repeated(() => now);
  await repeated.once("validate", bytes("a"), make);
  now = 35_000;
  expect(await repeated.once("validate", bytes("a"), make)).toBe("answer 2");
});

test("what failed is judged again", async () => {
  const repeated = new Repeated(() => 0);
  await expect(repeated.once("validate", bytes("a"), () => Promise.reject(new Error("lost")))).rejects.toThrow("lost");
  expect(await repeated.once("validate", bytes("a"), async () => "judged")).toBe("judged");
});

test("however many come, a bounded number and size of answers is kept, the newest", async () => {
  const make = counted();
  const few = new Repeated(() => 0, { ms: 1_000, count: 2, bytes: 1_000 });
  for (const text of ["a", "b", "c"]) await few.once("validate", bytes(text), make);
  expect(await few.once("validate", bytes("c"), make)).toBe("answer 3");
  expect(await few.once("validate", bytes("a"), make)).toBe("answer 4");
  const small = new Repeated(() => 0, { ms: 1_000, count: 100, bytes: 100 });
  const large = async () => "x".repeat(60);
  await small.once("validate", bytes("a"), large);
  await small.once("validate", bytes("b"), large);
  expect(await small.once("validate", bytes("a"), async () => "again")).toBe("again");
});
