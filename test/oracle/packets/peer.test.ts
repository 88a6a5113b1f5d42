/** Random messages, written by us and read by protobufjs, and the other way round. */

import { decode } from "@bubustack/api/wire/decode";
import { encode } from "@bubustack/api/wire/encode";
import type { Message } from "@bubustack/api/wire/message";
import { DataPacket, ProcessRequest } from "@bubustack/api/wire/transport/v1/hub";
import { BindingInfo, ControlResponse, DataRequest, StreamEnvelope } from "@bubustack/api/wire/transport/v1/transport";
import fc from "fast-check";
import protobuf from "protobufjs";
import { describe, expect, test } from "vitest";
import { read } from "../../house/repository.ts";
import { valuesOf } from "./values.ts";

const root = new protobuf.Root();
root.addJSON(protobuf.common.get("google/protobuf/struct.proto")?.nested ?? {});
for (const file of ["transport", "hub"])
  protobuf.parse(read(`api/proto/transport/v1/${file}.proto`), root, { keepCase: false });

const messages: readonly Message[] = [
  BindingInfo,
  ControlResponse,
  DataPacket,
  DataRequest,
  ProcessRequest,
  StreamEnvelope,
];

describe.each(messages.map((message) => [message.name, message] as const))("%s", (name, message) => {
  const type = root.lookupType(name);

  test("goes through protobufjs unchanged", () => {
    fc.assert(
      fc.property(valuesOf(message), (value) => {
        const ours = encode(message, value);
        if (!("bytes" in ours)) throw new Error(ours.problem);
        const theirs = type.encode(type.decode(ours.bytes)).finish();
        expect(decode(message, theirs)).toEqual(decode(message, ours.bytes));
        expect(decode(message, theirs)).toEqual({ value });
      }),
      { numRuns: 200 },
    );
  });

  test("any bytes are read or refused, whatever protobufjs makes of them", () => {
    fc.assert(
      fc.property(valuesOf(message), fc.nat(), fc.nat(255), (value, at, byte) => {
        const ours = encode(message, value);
        if (!("bytes" in ours) || ours.bytes.length === 0) return;
        const broken = ours.bytes.with(at % ours.bytes.length, byte);
        const decoded = decode(message, broken);
        if ("value" in decoded) expect(encode(message, decoded.value)).toHaveProperty("bytes");
      }),
      { numRuns: 200 },
    );
  });
});
