import { acceptsMessages, shortSpan } from "@millrace/flow";
import type { Finding } from "./diagnosis.ts";
import type { FlowFacts, HostFacts } from "./flow-facts.ts";
import { gigabytes, percent } from "./words.ts";

/** Whether something is to be expected of the trigger at all. */
export function lookAtTrigger({ trigger, now, state }: FlowFacts): Finding[] {
  if (!trigger) return [{ outcome: "problem", text: "The flow has no trigger: nothing can enter it." }];
  if (!acceptsMessages(state)) return [{ outcome: "ok", text: "It does nothing while the flow is not up." }];
  if (trigger.kind === "webhook") {
    const where = trigger.webhookUrl ? ` Messages come in at ${trigger.webhookUrl}` : "";
    return [{ outcome: "ok", text: `It waits to be called.${where}` }];
  }
  if (trigger.nextTickAt === undefined) return [{ outcome: "unknown", text: "Its schedule cannot be read." }];
  const text = `It polls by its schedule, the next time in ${shortSpan(trigger.nextTickAt - now)}.`;
  return [{ outcome: "ok", text, cure: { kind: "command", command: "run-now" } }];
}

const longAgoMs = 86_400_000;

export function lookAtLastMessage({ lastMessageAt, trigger, now, state }: FlowFacts): Finding[] {
  const called = trigger?.kind === "webhook" ? " Does the other system call the right address?" : "";
  if (lastMessageAt === undefined) {
    return [
      { outcome: acceptsMessages(state) ? "notice" : "ok", text: `Nothing has entered the flow so far.${called}` },
    ];
  }
  const ageMs = now - lastMessageAt;
  const isQuiet = acceptsMessages(state) && ageMs > longAgoMs;
  return [{ outcome: isQuiet ? "notice" : "ok", text: `${shortSpan(ageMs)} ago.${isQuiet ? called : ""}` }];
}

export function lookAtCredentials({ credentials }: FlowFacts): Finding[] {
  if (credentials.length === 0) return [{ outcome: "ok", text: "No step signs in anywhere." }];
  const findings = credentials.flatMap(({ id, name, steps, verified, reason }): Finding[] => {
    const cure = { kind: "open-credential", credentialId: id } as const;
    const where = `"${name}" (${steps.join(", ")})`;
    if (verified === false) {
      return [
        { outcome: "problem", text: `${where} was refused when last verified: ${reason ?? "no reason given"}`, cure },
      ];
    }
    return verified === undefined ? [{ outcome: "notice", text: `${where} was never verified.`, cure }] : [];
  });
  return findings.length > 0 ? findings : [{ outcome: "ok", text: "All were accepted when last verified." }];
}

const doctor = { kind: "type", line: "npm run doctor" } as const;
/** Below this Docker and the services begin to fail. */
const scarce = { percent: 5, bytes: 1024 ** 3 };

/** What everything stands on. */
export function lookAtHost({ host }: FlowFacts): Finding[] {
  if (!host) {
    return [
      { outcome: "problem", text: "The runner does not answer: nothing is started, stopped or retried.", cure: doctor },
    ];
  }
  const findings = [
    ...host.problems.map((text): Finding => ({ outcome: "problem", text: `${text}.`, cure: doctor })),
    ...host.brokerAlarms.map(
      (text): Finding => ({ outcome: "problem", text: `RabbitMQ takes no messages: ${text}.`, cure: doctor }),
    ),
    ...lookAtRoom("memory", host.memory),
    ...lookAtRoom("disk space", host.disk),
  ];
  const free = `${gigabytes(host.memory.free)} of memory and ${gigabytes(host.disk.free)} of disk space are free.`;
  return findings.length > 0
    ? findings
    : [{ outcome: "ok", text: `Docker, RabbitMQ, Redis and PostgreSQL work. ${free}` }];
}

function lookAtRoom(what: string, { free, total }: HostFacts["memory"]): Finding[] {
  const left = percent(free, total);
  if (left >= scarce.percent || free > scarce.bytes) return [];
  return [{ outcome: "problem", text: `Only ${gigabytes(free)} of ${what} is left (${left} %).`, cure: doctor }];
}
