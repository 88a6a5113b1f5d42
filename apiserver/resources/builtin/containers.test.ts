import { expect, test } from "vitest";
import { render } from "../../validation/field-error.ts";
import { completeContainer, containerProblems } from "./containers.ts";

test("an image is pulled always where its version is not said", () => {
  const policy = (image: string) => completeContainer({ name: "m", image }).imagePullPolicy;
  expect(["a", "a:latest", "host:5000/a"].map(policy)).toEqual(["Always", "Always", "Always"]);
  expect(["a:1", "a@sha256:00", "host:5000/a:1"].map(policy)).toEqual(Array(3).fill("IfNotPresent"));
});

test("probes are completed", () => {
  const completed = completeContainer({
    name: "m",
    image: "i",
    readinessProbe: { httpGet: { port: 1 }, periodSeconds: 2 },
  });
  expect(completed.readinessProbe).toEqual({
    httpGet: { port: 1, path: "/", scheme: "HTTP" },
    failureThreshold: 3,
    periodSeconds: 2,
    successThreshold: 1,
    timeoutSeconds: 1,
  });
});

test("each problem is named at its place", () => {
  const containers = [{ name: "m", image: "i", startupProbe: {}, volumeMounts: [{ name: "v", mountPath: "/v" }] }];
  expect(containerProblems({ containers }, "spec").map(render)).toEqual([
    'spec.containers[0].volumeMounts[0].name: Not found: "v"',
    "spec.containers[0].startupProbe: Required value: must specify a handler type",
  ]);
  expect(containerProblems({}, "spec").map(render)).toEqual(["spec.containers: Required value"]);
});
