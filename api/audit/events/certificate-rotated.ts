import type { Static } from "../../schema.ts";
import { enums, object, optional, string, time } from "../../schema.ts";
import { hash } from "../parts/text.ts";
import { recordType } from "../record-type.ts";

const data = object("A certificate that took the place of another, or is the first.", {
  component: string("Who serves with it, such as `bubu-webhook`.", { maxLength: 253 }),
  replica: string("The replica.", { maxLength: 253 }),
  what: enums("The serving certificate, or the authority that issues it.", ["serving", "authority"]),
  fingerprint: hash("SHA-256 (hex) of the certificate in DER."),
  previous: optional(hash("That of the one before; absent for the first of a process.")),
  notBefore: time("Valid from."),
  notAfter: time("Valid to."),
});
export type CertificateRotated = Static<typeof data>;

const rotated: CertificateRotated = {
  component: "bubu-webhook",
  replica: "bubu-webhook-0",
  what: "serving",
  fingerprint: "d".repeat(64),
  previous: "e".repeat(64),
  notBefore: "2026-03-01T00:00:00Z",
  notAfter: "2026-03-31T00:00:00Z",
};

/** A component serves with another certificate. */
export const certificateRotated = recordType({
  what: "certificate.rotated",
  class: "act",
  description: "A component serves with another certificate, or its authority was renewed.",
  subject: "the component",
  data,
  examples: [rotated],
});
