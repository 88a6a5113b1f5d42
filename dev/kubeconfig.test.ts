import { expect, test } from "vitest";
import { parse } from "yaml";
import { kubeconfig, serverIn } from "./kubeconfig.ts";

test("one context that leads to the server, with its CA and token", () => {
  const read = parse(kubeconfig({ server: "https://127.0.0.1:6550", caPem: "PEM\n", token: "t0" }));
  expect(read["current-context"]).toBe("bubu-dev");
  expect(read.clusters[0].cluster).toEqual({
    server: "https://127.0.0.1:6550",
    "certificate-authority-data": Buffer.from("PEM\n").toString("base64"),
  });
  expect(read.users[0].user).toEqual({ token: "t0" });
  expect(read.contexts[0].context).toEqual({ cluster: "bubu-dev", user: "bubu-dev", namespace: "default" });
});

test("a user may have a certificate instead, and the server can be read again", () => {
  const text = kubeconfig({ server: "https://[::1]:6550", caPem: "PEM\n", clientCertPem: "C", clientKeyPem: "K" });
  expect(parse(text).users[0].user).toEqual({ "client-certificate-data": "Qw==", "client-key-data": "Sw==" });
  expect(serverIn(text)).toBe("https://[::1]:6550");
  expect(serverIn("server: x")).toBeUndefined();
});
