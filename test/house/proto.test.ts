import { expect, test } from "vitest";
import { parse, protoFiles } from "./proto.ts";

test("the contracts are all found", () => {
  expect(protoFiles().map(({ path }) => path)).toEqual(["transport/v1/hub", "transport/v1/transport"]);
});

test("bounds and comments are read, whatever they are about", () => {
  const text = `syntax = "proto3";
package demo.v1;
// A lamp.
message Lamp {
  // Its name.
  string name = 1 [(buf.validate.field).string = {min_len: 1, max_len: 9}];
  oneof light {
    Lamp other = 2;
  }
  repeated string tags = 3 [(buf.validate.field).repeated = {max_items: 4, items: {string: {max_len: 5}}}];
  map<string, string> notes = 4 [(buf.validate.field).map = {max_pairs: 6, keys: {string: {min_len: 1}}}];
  int32 watts = 5 [(buf.validate.field).int32.gte = 0];
}
service House {
  rpc Enter(stream Lamp) returns (Lamp);
}`;
  const { package: name, messages, services } = parse("demo/v1/demo", text);
  expect([name, messages[0]?.comment, messages[0]?.fields.map(({ comment }) => comment)[0]]).toEqual([
    "demo.v1",
    "A lamp.",
    "Its name.",
  ]);
  expect(messages[0]?.fields.map(({ limits, items, keys, oneof }) => ({ limits, items, keys, oneof }))).toEqual([
    { limits: { min: 1, max: 9 } },
    { oneof: "light" },
    { limits: { max: 4 }, items: { max: 5 } },
    { limits: { max: 6 }, keys: { min: 1 } },
    { limits: { min: 0 } },
  ]);
  expect(services[0]?.methods).toMatchObject([{ name: "Enter", clientStreams: true, serverStreams: false }]);
});
