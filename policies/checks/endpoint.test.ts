import { expect, test } from "vitest";
import { endpointProblem } from "./endpoint.ts";

test.each([
  "127.0.0.1:50051",
  "hub.flows.svc:9000",
  "[::1]:80",
  "dns://hub:9000",
  "unix:///run/a.sock",
  "unix:/run/a",
  " a:1 ",
])("%s can be dialled", (text) => {
  expect(endpointProblem(text)).toBeUndefined();
});

test.each([
  ["hub", "names no port"],
  ["hub:", "names no port"],
  ["hub:http", "names no port from 1 to 65535"],
  ["hub:0", "names no port from 1 to 65535"],
  ["hub:65536", "names no port from 1 to 65535"],
  [":80", "names no host"],
  ["::1:80", "names no host"],
  ["-hub-:80", "names no host"],
  ["a b:80", "names no host"],
  ["unix://run/a", "is not an absolute path"],
])("%s %s", (text, problem) => {
  expect(endpointProblem(text)).toBe(problem);
});
