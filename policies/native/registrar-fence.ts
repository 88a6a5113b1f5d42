/**
 * What the account of the registrar may write, held by the API server itself. Who may write one webhook configuration can
 * read every object through it, Secrets too, and a Role cannot say what is in the object: this can.
 */
import { kinds } from "@bubustack/api/kinds";
import type { PolicySettings } from "../policy-settings.ts";
import { configurationNames, serviceName } from "../registration/names.ts";
import { webhookPaths } from "../registration/paths.ts";
import { knownResources } from "../registration/resources.ts";
import type { Bound } from "./bound.ts";
import { list } from "./expressions.ts";

/** Name of the policy. */
export const fenceName = "registrar-fence.bubustack.io";

export interface FenceConfig {
  /** Kinds besides our own that policies of the installation may be about. Default none. */
  readonly targets?: readonly { readonly group: string; readonly resource: string }[];
  /** Webhooks may be on this machine, as in development, besides behind our Service. Default false. */
  readonly loopback?: boolean;
}

/** What the registrar may register for besides our kinds, as the settings of an installation say it: with its subresources. */
export function fenceTargets(settings: PolicySettings): NonNullable<FenceConfig["targets"]> {
  const ours = new Set(kinds.map(({ group }) => group));
  return knownResources(settings).flatMap(({ group, resource }) => (ours.has(group) ? [] : [{ group, resource }]));
}

/** Groups that no webhook is shown, whatever an installation lists: who reads or changes these has the cluster. */
const neverGroups = ["admissionregistration.k8s.io", "authentication.k8s.io", "rbac.authorization.k8s.io"];
/** The same of core kinds: what is secret, and what makes a token. */
const neverCore = ["secrets", "serviceaccounts/token"];

/** Every rule of every webhook of the object, with group `g` and resource `x` of it. */
function everywhere(condition: string): string {
  return `variables.webhooks.all(w, ${inRules(condition)})`;
}

function inRules(condition: string): string {
  return `w.?rules.orValue([]).all(r, r.?apiGroups.orValue([]).all(g, r.?resources.orValue([]).all(x, ${condition})))`;
}

/** Says what, of the webhook that comes first of those for which something does not hold. */
function first(condition: string, says: string): string {
  return `'webhook ' + variables.webhooks.filter(w, !(${condition}))[0].name + '${says}'`;
}

/**
 * The account is known by its name, in whatever namespace the installation is: that namespace is read off the name, and the
 * Service has to be there.
 */
export function registrarFence({ targets = [], loopback = false }: FenceConfig = {}): Bound {
  const groups = [...new Set(kinds.map(({ group }) => group))].toSorted();
  const kindsOfOthers = targets.map(({ group, resource }) => `${group}/${resource}`);
  const isOurs = [
    "(!has(w.clientConfig.url) && w.clientConfig.?service.?namespace.orValue('') == variables.home",
    `&& w.clientConfig.?service.?name.orValue('') == '${serviceName}'`,
    `&& w.clientConfig.?service.?path.orValue('') in ${list(Object.values(webhookPaths))})`,
    ...(loopback ? ["|| w.clientConfig.?url.orValue('').matches('^https://127[.]0[.]0[.]1:[0-9]+/[a-z-]+$')"] : []),
  ].join(" ");
  const isListed =
    targets.length === 0 ? `g in ${list(groups)}` : `g in ${list(groups)} || (g + '/' + x) in ${list(kindsOfOthers)}`;
  const isNever = `g in ${list(neverGroups)} || (g == '' && x in ${list(neverCore)})`;
  const noStar =
    "w.?rules.orValue([]).all(r, [r.?apiGroups, r.?apiVersions, r.?operations, r.?resources]" +
    ".all(words, words.orValue([]).all(word, !word.contains('*'))))";
  return {
    name: fenceName,
    resourceRules: [
      {
        apiGroups: ["admissionregistration.k8s.io"],
        apiVersions: ["*"],
        operations: ["CREATE", "UPDATE", "DELETE"],
        resources: ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"],
      },
    ],
    matchConditions: [
      {
        name: "registrar",
        expression: "request.userInfo.username.matches('^system:serviceaccount:[^:]+:bubu-registrar$')",
      },
    ],
    variables: [
      { name: "home", expression: "request.userInfo.username.split(':')[2]" },
      { name: "webhooks", expression: "object == null ? [] : object.?webhooks.orValue([])" },
    ],
    validations: [
      {
        expression:
          "request.operation != 'DELETE' && object.metadata.name == (request.resource.resource == " +
          `'mutatingwebhookconfigurations' ? '${configurationNames.mutating}' : '${configurationNames.validating}')`,
        message: `The registrar creates and changes the configurations ${configurationNames.mutating} and ${configurationNames.validating}, and no others; it deletes none`,
        reason: "Forbidden",
      },
      {
        expression: `variables.webhooks.all(w, ${isOurs})`,
        message: "The registrar leads the API server to the webhooks of its own installation only",
        messageExpression: first(
          isOurs,
          `.clientConfig: the registrar may name only paths of the Service ${serviceName} in its own namespace`,
        ),
        reason: "Forbidden",
      },
      {
        expression: everywhere(`!(${isNever})`),
        message: "The registrar never registers for Secrets, tokens, RBAC or admissionregistration",
        messageExpression: first(
          inRules(`!(${isNever})`),
          ".rules: Secrets, tokens, RBAC and admissionregistration are shown to no webhook, whatever policy.targets lists",
        ),
        reason: "Forbidden",
      },
      {
        expression: `variables.webhooks.all(w, ${noStar})`,
        message: "The registrar never registers for *",
        messageExpression: first(
          noStar,
          ".rules: the registrar may not use * for groups, versions, operations or resources; name them",
        ),
        reason: "Forbidden",
      },
      {
        expression: everywhere(isListed),
        message:
          "The registrar registers for our own kinds, and for those that the installation's policy.targets lists",
        messageExpression: first(
          inRules(isListed),
          ".rules: the registrar may name only groups of ours, and what policy.targets of the installation lists",
        ),
        reason: "Forbidden",
      },
    ],
  };
}
