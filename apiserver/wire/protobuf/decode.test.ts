import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeProtobuf } from "./decode.ts";
import { Malformed } from "./reader.ts";

/** A length-delimited field. */
function field(number: number, value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([(number << 3) | 2, bytes.length]), bytes]);
}
const message = (...parts: Buffer[]) => Buffer.concat(parts);
const envelope = (apiVersion: string, kind: string, raw: Buffer) =>
  message(Buffer.from("k8s\0", "latin1"), field(1, message(field(1, apiVersion), field(2, kind))), field(2, raw));

test("a config map", () => {
  const metadata = message(field(1, "a"), field(2, ""), field(8, ""), field(11, message(field(1, "k"), field(2, "v"))));
  const entry = message(field(1, "x"), field(2, ""));
  const raw = message(field(1, metadata), field(2, entry), Buffer.from([4 << 3, 1]));
  expect(decodeProtobuf(envelope("v1", "ConfigMap", raw))).toEqual({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "a", labels: { k: "v" } },
    data: { x: "" },
    immutable: true,
  });
});

test("bytes are Base64, ports are numbers or texts, zeros are absent", () => {
  expect(decodeProtobuf(envelope("v1", "Secret", field(2, message(field(1, "p"), field(2, "q")))))).toMatchObject({
    data: { p: "cQ==" },
  });
  const port = message(
    field(1, "http"),
    Buffer.from([3 << 3, 80]),
    field(4, message(Buffer.from([1 << 3, 1]), field(3, "web"))),
    Buffer.from([5 << 3, 0]),
  );
  expect(decodeProtobuf(envelope("v1", "Service", field(2, field(1, port))))).toMatchObject({
    spec: { ports: [{ name: "http", port: 80, targetPort: "web" }] },
  });
});

test("zeros of pointers are said", () => {
  const number = (at: number, value: number) => Buffer.from([at << 3, value]);
  const container = message(field(1, "m"), field(2, "i"), field(8, ""));
  const template = field(2, message(field(2, container), number(11, 0), number(13, 0)));
  const spec = message(number(1, 0), field(3, template), field(4, ""), number(5, 0), number(7, 0));
  const status = message(number(1, 0), number(2, 0));
  expect(decodeProtobuf(envelope("apps/v1", "Deployment", message(field(2, spec), field(3, status))))).toEqual({
    apiVersion: "apps/v1",
    kind: "Deployment",
    spec: { replicas: 0, template: { spec: { containers: [{ name: "m", image: "i" }] } } },
  });
});

test("unknown kinds are left, unknown fields are refused", () => {
  expect(decodeProtobuf(envelope("v1", "Pod", Buffer.alloc(0)))).toBeUndefined();
  expect(() => decodeProtobuf(envelope("v1", "ConfigMap", field(15, "x")))).toThrow("field 15 is not known");
});

test("arbitrary bytes decode or are malformed, nothing else", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        decodeProtobuf(envelope("v1", "Service", Buffer.from(bytes)));
      } catch (error) {
        expect(error).toBeInstanceOf(Malformed);
      }
    }),
  );
});
