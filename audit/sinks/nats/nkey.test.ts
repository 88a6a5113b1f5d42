import { expect, test } from "vitest";
import { userKey } from "./nkey.ts";

/** The example of the manual of NATS. */
const seed = "SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6BFDTJ7M6USDXIEDNPPQYYYCU3VY";

test("a seed has the public key that the manual of NATS says", () => {
  expect(userKey(seed)?.name).toBe("UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF4");
});

test("what is no seed of a user is none", () => {
  const altered = [...seed].map((letter, at) => seed.slice(0, at) + (letter === "A" ? "B" : "A") + seed.slice(at + 1));
  for (const text of ["", seed.toLowerCase(), `${seed}A`, seed.slice(1), seed.replace("SU", "SA"), ...altered])
    expect(userKey(text)).toBeUndefined();
});
