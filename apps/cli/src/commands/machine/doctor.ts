import type { Finding } from "../../checks/finding.ts";
import type { Command } from "../../command.ts";
import { describeInstallation } from "../../installation.ts";
import { Refusal } from "../../refusal.ts";
import { pickServiceVariables, readServiceVariables } from "../../services/service-variables.ts";

export const doctor: Command = {
  usage: "doctor",
  summary: "say what is missing on this machine and how to get it",
  async run({ env, json }) {
    const installation = describeInstallation(env);
    const saved = await readServiceVariables(installation.paths.services);
    const context = { installation, services: { ...saved, ...pickServiceVariables(env) } };
    const { runChecks } = await import("../../checks/run-checks.ts");
    const findings = await runChecks(context);
    const missing = findings.filter(({ state }) => state === "missing");
    if (missing.length === 0) return findings;
    if (!json) process.stdout.write(`${drawFindings(findings)}\n\n`);
    throw new Refusal(`${missing.length} of ${findings.length} things need your hand.`, {
      code: "machine_not_ready",
      details: findings,
    });
  },
  print: drawFindings,
};

function drawFindings(findings: readonly Finding[]): string {
  const signs = { ok: "✓", warning: "!", missing: "✗" } as const;
  const width = Math.max(...findings.map(({ subject }) => subject.length));
  return findings
    .map(({ subject, state, fact, cure }) => {
      const line = `${signs[state]} ${subject.padEnd(width)}  ${fact}`;
      return cure ? `${line}\n${" ".repeat(width + 4)}→ ${cure}` : line;
    })
    .join("\n");
}
