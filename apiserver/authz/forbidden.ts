import { ApiError, forbidden } from "../status.ts";
import type { Access, Subject } from "./access.ts";

/** The refusal (403) of an access, in the words of k8s.io/apiserver `responsewriters`. */
export function accessForbidden(access: Access, user: Subject, reason = ""): ApiError {
  const why = reason === "" ? sentence(access, user) : `${sentence(access, user)}: ${reason}`;
  if (access.type === "path") return new ApiError(403, "Forbidden", `forbidden: ${why}`, {});
  return forbidden({ group: access.group, resource: access.resource }, access.name, why);
}

function sentence(access: Access, user: Subject): string {
  const who = `User ${JSON.stringify(user.username ?? "")}`;
  if (access.type === "path") return `${who} cannot ${access.verb} path ${JSON.stringify(access.path)}`;
  const resource = access.subresource === "" ? access.resource : `${access.resource}/${access.subresource}`;
  const what = `resource ${JSON.stringify(resource)} in API group ${JSON.stringify(access.group)}`;
  const where =
    access.namespace === "" ? "at the cluster scope" : `in the namespace ${JSON.stringify(access.namespace)}`;
  return `${who} cannot ${access.verb} ${what} ${where}`;
}
