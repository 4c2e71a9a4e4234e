import { allChecks } from "./all-checks.ts";
import type { Check, Diagnosis, Finding, Outcome } from "./diagnosis.ts";
import type { FlowFacts } from "./flow-facts.ts";

/** Why a flow does not move, or that it does: every check in order, with figures and cures. Pure. */
export function diagnose(facts: FlowFacts): Diagnosis {
  const checks = allChecks.map(({ id, title, look }): Check => {
    const findings = look(facts);
    return { id, title, outcome: worst(findings), findings };
  });
  return { verdict: verdictOf(checks), checks };
}

const severity: Record<Outcome, number> = { ok: 0, unknown: 1, notice: 2, problem: 3 };

function worst(findings: readonly Finding[]): Outcome {
  return findings.reduce<Outcome>(
    (found, { outcome }) => (severity[outcome] > severity[found] ? outcome : found),
    "ok",
  );
}

function verdictOf(checks: readonly Check[]): string {
  const findings = checks.flatMap((check) => check.findings);
  const first = (outcome: Outcome) => findings.find((finding) => finding.outcome === outcome)?.text;
  return first("problem") ?? first("notice") ?? "Nothing keeps it from moving.";
}
