import { BubuError } from "@bubustack/api/errors";
import { describe, expect, test } from "vitest";
import { kubeContext } from "./kubeconfig.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const files = async (path: string) => `contents of ${path}`;
const config = (cluster: object, user: object | undefined, context: object = {}) => ({
  "current-context": "dev",
  contexts: [{ name: "dev", context: { cluster: "c", ...(user === undefined ? {} : { user: "u" }), ...context } }],
  clusters: [{ name: "c", cluster: { server: "https://127.0.0.1:6443", ...cluster } }],
  users: [{ name: "u", user }],
});
async function refusal(kubeconfig: unknown, context?: string): Promise<string> {
  const error = await kubeContext(kubeconfig, context, files).then(
    () => "accepted",
    (caught: unknown) => caught,
  );
  return error instanceof BubuError && error.code === "kube/config" ? error.message : String(error);
}

describe("kubeContext", () => {
  test("reads inline data", async () => {
    const user = { "client-certificate-data": base64("CERT"), "client-key-data": base64("KEY") };
    const kubeconfig = config({ "certificate-authority-data": base64("CA") }, user, { namespace: "team" });
    expect(await kubeContext(kubeconfig, undefined, files)).toEqual({
      options: { server: "https://127.0.0.1:6443", ca: "CA", clientCert: "CERT", clientKey: "KEY" },
      namespace: "team",
    });
  });

  test("reads files, and a token file before each request", async () => {
    const user = { token: "old", tokenFile: "/t", "client-certificate": "c.pem", "client-key": "k.pem" };
    const { options, namespace } = await kubeContext(config({ "certificate-authority": "ca.pem" }, user), "dev", files);
    expect(options).toMatchObject({
      ca: "contents of ca.pem",
      clientCert: "contents of c.pem",
      clientKey: "contents of k.pem",
    });
    expect([typeof options.token === "function" && (await options.token()), namespace]).toEqual([
      "contents of /t",
      "default",
    ]);
  });

  test("takes a token, and a context without a user", async () => {
    expect((await kubeContext(config({}, { token: "t" }), undefined, files)).options).toEqual({
      server: "https://127.0.0.1:6443",
      token: "t",
    });
    expect((await kubeContext(config({}, undefined), undefined, files)).options).toEqual({
      server: "https://127.0.0.1:6443",
    });
  });

  test("data beats a file", async () => {
    const cluster = { "certificate-authority": "ca.pem", "certificate-authority-data": base64("CA") };
    expect((await kubeContext(config(cluster, {}), undefined, files)).options.ca).toBe("CA");
  });

  test.each(["exec", "auth-provider", "username", "password", "as"])("refuses a user with %s by name", async (key) => {
    expect(await refusal(config({}, { [key]: { command: "s3cret" } }))).toBe(
      `user "u" uses "${key}", which this reader does not understand`,
    );
  });

  test.each([
    ["insecure-skip-tls-verify", true],
    ["proxy-url", "http://p"],
    ["tls-server-name", "x"],
  ])("refuses a cluster with %s by name", async (key, value) => {
    expect(await refusal(config({ [key]: value }, {}))).toBe(
      `the cluster uses "${key}", which this reader does not understand`,
    );
  });

  test("what is switched off is not in the way", async () => {
    expect(await refusal(config({ "insecure-skip-tls-verify": false, "proxy-url": "" }, { exec: null }))).toBe(
      "accepted",
    );
  });

  test("says what is missing", async () => {
    expect(await refusal("text")).toBe("the kubeconfig is not an object");
    expect(await refusal({})).toBe("the kubeconfig has no current-context");
    expect(await refusal(config({}, {}), "prod")).toBe('the kubeconfig has no context named "prod"');
    expect(await refusal({ ...config({}, {}), clusters: [] })).toBe('the kubeconfig has no cluster named "c"');
    expect(await refusal({ ...config({}, {}), users: null })).toBe('the kubeconfig has no user named "u"');
    expect(await refusal(config({ server: undefined }, {}))).toBe("the cluster has no server");
    expect(await refusal(config({}, { token: 5 }))).toBe('"token" of the user is not text');
  });
});
