/** The parts of a report. */
export const sections = {
  integrity: "Integrity of the logs",
  decisions: "Decisions",
  refusals: "Refusals",
  exceptions: "Exceptions",
  policies: "Policy history",
  acts: "Other acts",
  readings: "Readings of the logs",
} as const;
export type Section = keyof typeof sections;

/** A control of a standard, and the parts of a report that are evidence about it. */
export interface Control {
  readonly standard: string;
  readonly id: string;
  /** What it is about, in our words. */
  readonly about: string;
  readonly sections: readonly Section[];
}

const soc2 = "SOC 2 (TSC 2017, points of focus 2022)";
const iso = "ISO/IEC 27001:2022 Annex A";
const pci = "PCI DSS 4.0.1";
const nist = "NIST SP 800-53 Rev. 5";
const ai = "Regulation (EU) 2024/1689 (AI Act)";

const row = (standard: string, id: string, about: string, ...of: readonly Section[]): Control => ({
  standard,
  id,
  about,
  sections: of,
});

/**
 * What the parts of a report are evidence about. Evidence about a control is not the control: whether it is met is for whoever audits the whole
 * installation. This is the one place for it.
 */
export const controls: readonly Control[] = [
  row(soc2, "CC4.1", "controls are evaluated while they run", "integrity", "decisions"),
  row(soc2, "CC6.1", "logical access is restricted", "decisions", "refusals"),
  row(soc2, "CC6.3", "access is granted, changed and removed with authorization", "exceptions", "acts"),
  row(soc2, "CC7.2", "systems are monitored for anomalies", "refusals", "acts"),
  row(soc2, "CC7.3", "security events are evaluated", "refusals", "readings"),
  row(soc2, "CC8.1", "changes are authorized, tested, approved and recorded", "policies", "exceptions"),
  row(iso, "A.5.15", "access control", "decisions", "refusals"),
  row(iso, "A.5.28", "collection of evidence", "integrity"),
  row(iso, "A.5.33", "protection of records", "integrity", "readings"),
  row(iso, "A.8.9", "configuration management", "policies", "acts"),
  row(iso, "A.8.15", "logging", "integrity", "decisions"),
  row(iso, "A.8.16", "monitoring activities", "refusals"),
  row(iso, "A.8.17", "clock synchronization: a clock that goes back is named", "integrity"),
  row(iso, "A.8.24", "use of cryptography: rotation of keys and certificates", "acts"),
  row(iso, "A.8.32", "change management", "policies", "exceptions"),
  row(pci, "10.2.1", "audit logs are enabled and active", "integrity", "decisions"),
  row(pci, "10.2.1.2", "actions by individuals with administrative access", "policies", "exceptions", "acts"),
  row(pci, "10.2.1.3", "access to audit logs", "readings"),
  row(pci, "10.2.1.4", "invalid access attempts", "refusals"),
  row(pci, "10.2.1.5", "changes of credentials and of what they may do", "acts"),
  row(pci, "10.2.1.6", "audit logs begin, stop and pause", "integrity", "acts"),
  row(pci, "10.2.1.7", "system-level objects are created and deleted", "policies", "acts"),
  row(pci, "10.2.2", "who, what, when, whether it succeeded, from where and about what", "decisions"),
  row(pci, "10.3.1", "reading of audit logs is limited", "readings"),
  row(pci, "10.3.2", "audit logs are protected from modification", "integrity"),
  row(pci, "10.3.4", "changes of audit logs are detected", "integrity"),
  row(pci, "10.4.1", "audit logs are reviewed", "refusals", "readings"),
  row(pci, "10.5.1", "audit logs are kept", "integrity", "acts"),
  row(pci, "10.7.2", "failures of security controls are detected", "integrity", "acts"),
  row(nist, "AU-2", "event logging", "decisions", "acts"),
  row(nist, "AU-3", "content of audit records", "decisions"),
  row(nist, "AU-3(3)", "personal information in audit records is limited", "integrity"),
  row(nist, "AU-5", "response to failures of audit logging", "integrity", "acts"),
  row(nist, "AU-6", "review, analysis and reporting", "refusals", "readings"),
  row(nist, "AU-7", "reduction of audit records and reports", "refusals", "decisions"),
  row(nist, "AU-8", "time stamps", "integrity"),
  row(nist, "AU-9", "protection of audit information", "integrity", "readings"),
  row(nist, "AU-9(3)", "cryptographic protection", "integrity"),
  row(nist, "AU-10", "non-repudiation", "integrity", "exceptions"),
  row(nist, "AU-11", "retention of audit records", "integrity", "acts"),
  row(nist, "AU-12", "generation of audit records", "decisions"),
  row(ai, "Article 12(1)", "events are recorded automatically", "integrity", "decisions"),
  row(ai, "Article 12(2)", "the events let risks and substantial modifications be traced", "refusals", "policies"),
  row(ai, "Article 19(1)", "providers keep the logs for at least six months", "integrity", "acts"),
  row(ai, "Article 26(5)", "deployers monitor the operation", "refusals", "decisions"),
  row(ai, "Article 26(6)", "deployers keep the logs for at least six months", "integrity", "acts"),
];

/** The controls that a part of a report is evidence about. */
export function controlsOf(section: Section): readonly Control[] {
  return controls.filter((control) => control.sections.includes(section));
}
