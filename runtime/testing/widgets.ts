/** An API server with a small custom kind, for tests of what writes. */
import type { JsonObject } from "@bubustack/api/json";
import { testServer } from "@bubustack/apiserver/testing/server";
import { widgetDefinition } from "@bubustack/apiserver/testing/widgets";
import { kubeClient } from "../kube/client.ts";
import { resourcePath } from "../kube/path.ts";
import type { KubeClient, Resource } from "../kube/types.ts";

export const widgets: Resource = {
  group: "example.com",
  version: "v1",
  resource: "widgets",
  kind: "Widget",
  namespaced: true,
};
export const configMaps: Resource = {
  group: "",
  version: "v1",
  resource: "configmaps",
  kind: "ConfigMap",
  namespaced: true,
};

export interface WidgetApi {
  readonly url: string;
  readonly ca: string;
  readonly token: string;
  readonly client: KubeClient;
  /** Writes as somebody else would: a POST under another field manager. */
  create(resource: Resource, name: string, more: JsonObject, namespace?: string): Promise<JsonObject>;
  /** A merge patch as somebody else would send it. */
  patch(resource: Resource, name: string, body: JsonObject, namespace?: string): Promise<JsonObject>;
  get(resource: Resource, name: string, namespace?: string): Promise<JsonObject>;
  delete(resource: Resource, name: string, namespace?: string): Promise<void>;
  close(): Promise<void>;
}

export async function widgetApi(): Promise<WidgetApi> {
  const server = await testServer({ objects: [widgetDefinition] });
  const { url, ca, token } = server;
  const client = kubeClient({ server: url, ca, token });
  const at = (resource: Resource, namespace: string, name?: string) =>
    resourcePath(resource, { namespace, ...(name === undefined ? {} : { name }) });
  const query = { fieldManager: "somebody" };
  return {
    url,
    ca,
    token,
    client,
    create(resource, name, more, namespace = "default") {
      const { group, version, kind } = resource;
      const apiVersion = group === "" ? version : `${group}/${version}`;
      const body = { apiVersion, kind, metadata: { name }, ...more };
      return client.request("POST", at(resource, namespace), { body, query });
    },
    patch(resource, name, body, namespace = "default") {
      const contentType = "application/merge-patch+json";
      return client.request("PATCH", at(resource, namespace, name), { body, contentType, query });
    },
    get: (resource, name, namespace = "default") => client.request("GET", at(resource, namespace, name)),
    async delete(resource, name, namespace = "default") {
      await client.request("DELETE", at(resource, namespace, name));
    },
    async close() {
      client.close();
      await server.close();
    },
  };
}
