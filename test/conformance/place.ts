import { readFileSync } from "node:fs";
import { kubeContext } from "@bubustack/runtime/kube/kubeconfig";
import { parse } from "yaml";
import type { Place } from "./connection.ts";

/** The server and user of a kubeconfig's current context. */
export async function placeOf(kubeconfig: string): Promise<Place> {
  const read = (path: string) => Promise.resolve(readFileSync(path, "utf8"));
  const { options } = await kubeContext(parse(await read(kubeconfig)), undefined, read);
  const { server, ca, token, clientCert, clientKey } = options;
  if (ca === undefined) throw new Error(`${kubeconfig} names no authority to trust`);
  return {
    url: server,
    ca,
    ...(typeof token === "string" ? { token } : {}),
    ...(clientCert === undefined || clientKey === undefined
      ? {}
      : { certificate: { certPem: clientCert, keyPem: clientKey } }),
  };
}
