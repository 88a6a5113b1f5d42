import type { JsonObject } from "@bubustack/api/json";
import type { Transport } from "@bubustack/api/transport/transport";
import type { TransportBinding } from "@bubustack/api/transport/transport-binding";
import type { Edge } from "../edges/edges.ts";
import { edgesOf } from "../edges/edges.ts";
import type { Ask } from "../related.ts";
import type { Context } from "../rule.ts";
import type { TemplateSite } from "./template-sites.ts";
import { routingTemplates } from "./template-sites.ts";

export type TransportContext = Context<Transport, TransportFacts>;
export type TransportBindingContext = Context<TransportBinding, TransportBindingFacts>;

/** What rules need to know about a TransportBinding. */
export interface TransportBindingFacts {
  /** Name of its Transport, without blanks around it. */
  readonly transport: string;
  /** The asks for the Transport; none where no name is given. */
  readonly asks: readonly Ask[];
  /** The references of the binding, in a namespace, that can name one. */
  readonly edges: (namespace: string) => readonly Edge[];
}

/** What rules need to know about a Transport. */
export interface TransportFacts {
  /** The conditions of its routing rules. */
  readonly conditions: readonly TemplateSite[];
}

export function transportFacts({ spec }: Transport): TransportFacts {
  return { conditions: routingTemplates(["spec", "streaming"], spec.streaming) };
}

export function transportBindingFacts(binding: TransportBinding): TransportBindingFacts {
  const transport = binding.spec.transportRef.trim();
  return {
    transport,
    asks: transport === "" ? [] : [{ verb: "get", kind: "Transport", namespace: "", name: transport }],
    // What a schema has checked is JSON.
    edges: (namespace) => edgesOf("TransportBinding", binding as unknown as JsonObject, { namespace, placed: true }),
  };
}
