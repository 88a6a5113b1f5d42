import { describe, expect, it } from "vitest";
import { evaluate, kubernetes, plain } from "../testing/evaluate.ts";
import { CelError, Pending } from "../values/value.ts";
import { Frame } from "./frame.ts";

describe("limits", () => {
  const list = Array.from({ length: 1000 }, (_, index) => index);

  it("end an evaluation for good, whatever || would absorb", () => {
    const source = "l.all(x, x >= 0) || true";
    expect(evaluate(source, { l: list }, kubernetes, { cost: 100 })).toBe(
      "error: operation cancelled: actual cost limit exceeded",
    );
    expect(evaluate("true || l.all(x, x >= 0)", { l: list }, kubernetes, { cost: 100 })).toBe("true");
  });

  it("hold for loops within loops", () => {
    const source = "l.all(a, l.all(b, l.all(c, a + b + c >= 0)))";
    expect(evaluate(source, { l: list })).toBe("error: operation cancelled: actual cost limit exceeded");
  });

  it("ask the clock inside loops", () => {
    let asked = 0;
    const expired = () => ++asked > 3;
    expect(evaluate("l.all(a, l.all(b, true))", { l: list }, kubernetes, { expired })).toBe(
      "error: operation interrupted",
    );
    expect(asked).toBe(4);
  });

  it("bound the memory of texts and lists", () => {
    const doubling = `cel.bind(a, t + t, cel.bind(b, a + a, cel.bind(c, b + b, c.size())))`;
    expect(evaluate(doubling, { t: "x".repeat(1000) }, plain, { bytes: 5000 })).toBe(
      "error: operation cancelled: memory budget exceeded",
    );
    expect(evaluate("l.map(x, [x, x, x])", { l: list }, kubernetes, { bytes: 10_000 })).toBe(
      "error: operation cancelled: memory budget exceeded",
    );
  });

  it("refuse a call whose work is too long", () => {
    expect(new Frame({}, 0, {}).work(10)).toBeUndefined();
    expect(evaluate("t.matches('[a-z]{1,100}[0-9]')", { t: "x".repeat(300_000) })).toBe(
      "error: operation cancelled: the work of one call is too large",
    );
    expect(evaluate("t.matches('(a+)+$')", { t: "a".repeat(1_000_000) })).toMatch(/too large/);
    const big = Array.from({ length: 100_000 }, (_, index) => index);
    expect(evaluate("sets.contains(l, l)", { l: big })).toMatch(/too large/);
    expect(evaluate("l.distinct().size()", { l: big })).toMatch(/too large/);
    expect(evaluate("lists.range(100000000).size()")).toMatch(/too large/);
  });

  it.each(["t.replace('', t)", "t.split('')", "t.split('').join(t)", "t.replace('a', t)", "t.indexOf('ab')"])(
    "keep %s on 3 MiB within them",
    (source) => {
      const text = "a".repeat(3 << 20);
      const { length } = evaluate(source, { t: text });
      expect(length).toBeLessThan(64);
    },
  );

  it("tell whether something was made", () => {
    const frame = new Frame({}, 0, {});
    expect(frame.made).toBe(false);
    frame.grow(1);
    expect(frame.made).toBe(true);
  });

  it("remember what ended the evaluation", () => {
    const frame = new Frame({}, 2, { bytes: 1 });
    expect(frame.grow(2)).toEqual(new CelError("operation cancelled: memory budget exceeded"));
    expect(frame.over).toBe(true);
    expect(frame.cost > frame.limit).toBe(true);
    expect(frame.slots).toHaveLength(2);
  });
});

describe("variables that are partly unknown", () => {
  const object = { name: "a", list: ["a", "b", new Pending(["l"])], map: { k: 1, secret: new Pending(["s"]) } };
  const said = (source: string) => evaluate(source, { object }, kubernetes, { partial: true });

  it.each([
    "object.map.secret == 'x'",
    "object.map == {'k': 1}",
    "object.map != {'k': 1}",
    "{'k': 'x', 'secret': 'x'} == object.map",
    "'x' in object.list",
    "!('x' in object.list)",
    "object.list.exists(x, x == 'c')",
    "object.list.all(x, x != 'c')",
    "object.list.join(',') == 'a,b'",
    "object.list.indexOf('c') == -1",
    "object.list + ['c'] == ['a', 'b', 'c', 'c']",
    "!('c' in object.list + [])",
    "sets.contains(object.list, ['c'])",
    "object.map.exists(k, object.map[k] == 2)",
    "[object.map] == [{'k': 1}]",
    "object.?map.?secret.orValue('') == ''",
    "has(object.map.secret)",
    "'%s'.format([object.map]) == ''",
    "object.name == 'a' && object.map.secret == 'x'",
    "[object.map].exists(m, m == {'k': 1})",
  ])("%s is not known", (source) => {
    expect(said(source)).toBe("not known yet");
  });

  it.each([
    "object.name == 'a' || object.map.secret == 'x'",
    "object.map.secret == 'x' || object.name == 'a'",
    "object.list.exists(x, x == 'a')",
    "object.list.size() == 3",
    "size(object.map) == 2",
    "(object.list + ['c']).exists(x, x == 'c')",
    "(object.list + object.list).size() == 6",
    "object.list[0] == 'a'",
    "object.map.k == 1",
    "object.map.all(k, k != 'z')",
  ])("%s is true whatever that is", (source) => {
    expect(said(source)).toBe("true");
  });
});
