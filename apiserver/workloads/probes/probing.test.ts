import { expect, test } from "vitest";
import type { Probe } from "./probe.ts";
import { startProbing } from "./probing.ts";

const probe = (name: string, more: Partial<Probe> = {}): Probe => ({
  action: { type: "exec", command: [name] },
  delayMs: 0,
  periodMs: 1,
  timeoutMs: 1_000,
  successes: 1,
  failures: 2,
  ...more,
});

/** Probes that answer what is listed for them, and then the last of it again and again. */
function scripted(outcomes: { readonly [name: string]: readonly boolean[] }) {
  const asked: string[] = [];
  const seen: string[] = [];
  const rest = new Map(Object.entries(outcomes).map(([name, list]) => [name, [...list]]));
  let wake: () => void = () => {};
  const probing = {
    attempt: async ({ action }: Probe) => {
      const [name = ""] = action.type === "exec" ? action.command : [];
      asked.push(name);
      const left = rest.get(name) ?? [];
      return (left.length > 1 ? left.shift() : left[0]) === true;
    },
    changed: () => {
      seen.push("changed");
      wake();
    },
    failed: ({ action }: Probe) => {
      seen.push(`failed ${action.type === "exec" ? action.command[0] : ""}`);
      wake();
    },
  };
  const next = () => new Promise<void>((settle) => (wake = settle));
  return { ports: probing, asked, seen, next };
}

test("without probes a container has started and is ready", () => {
  const { ports } = scripted({});
  expect(startProbing({}, ports)).toMatchObject({ started: true, ready: true });
});

test("readiness follows its outcomes, each after as many as are asked for", async () => {
  const { ports, next } = scripted({ r: [false, true, false, true, false, false, true] });
  const probing = startProbing({ readiness: probe("r") }, ports);
  const states: boolean[] = [probing.ready];
  for (let i = 0; i < 3; i++) {
    await next();
    states.push(probing.ready);
  }
  probing.stop();
  expect(states).toEqual([false, true, false, true]);
});

test("others wait for the start, and a start that fails too often ends the program", async () => {
  const good = scripted({ s: [false, true], l: [true], r: [true] });
  const probing = startProbing({ startup: probe("s"), liveness: probe("l"), readiness: probe("r") }, good.ports);
  expect(probing.started).toBe(false);
  await good.next();
  expect(probing).toMatchObject({ started: true, ready: false });
  expect(good.asked).toEqual(["s", "s"]);
  await good.next();
  expect(probing.ready).toBe(true);
  probing.stop();
  const bad = scripted({ s: [false] });
  startProbing({ startup: probe("s", { failures: 3 }), liveness: probe("l") }, bad.ports);
  await bad.next();
  expect(bad.seen).toEqual(["failed s"]);
  expect(bad.asked).toEqual(["s", "s", "s"]);
});

test("a program that works no more is ended, once", async () => {
  const { ports, seen, next } = scripted({ l: [true, false, true, false, false] });
  startProbing({ liveness: probe("l") }, ports);
  await next();
  expect(seen).toEqual(["failed l"]);
});
