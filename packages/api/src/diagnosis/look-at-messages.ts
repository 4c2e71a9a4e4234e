import { shortSpan } from "@millrace/flow";
import type { Finding } from "./diagnosis.ts";
import type { FlowFacts, StepFacts } from "./flow-facts.ts";
import { isWorking } from "./look-at-containers.ts";
import { count, many, percent } from "./words.ts";

const nearFrom = 85;
/** A step that holds messages and has not finished one for so long may be waiting for somebody else. */
const stuckAfterMs = 60_000;

/** A queue at its limit refuses what comes. */
export function lookAtLimits({ steps, limits, isSeen }: FlowFacts): Finding[] {
  if (!isSeen) return [{ outcome: "ok", text: "No queue holds anything." }];
  const findings = steps.flatMap((step) => lookAtFill(step, limits));
  if (findings.length > 0) return findings;
  const fullest = Math.max(0, ...steps.map((step) => fill(step, limits).percent));
  return [{ outcome: "ok", text: `The fullest queue is at ${fullest} % of its limit.` }];
}

function lookAtFill(step: StepFacts, limits: FlowFacts["limits"]): Finding[] {
  const { percent: full, words } = fill(step, limits);
  if (full < nearFrom) return [];
  const cure = { kind: "open-step", stepId: step.id } as const;
  const text = `The queue of "${step.name}" is ${full >= 100 ? "full and refuses messages" : `${full} % full`}: ${words}.`;
  return [{ outcome: full >= 100 ? "problem" : "notice", text, cure }];
}

function fill({ ready, unacked, rebounds, bytes = 0 }: StepFacts, limits: FlowFacts["limits"]) {
  const depth = ready + unacked + rebounds;
  const byMessages = percent(depth, limits.messages);
  const byBytes = percent(bytes, limits.bytes);
  const megabytes = (size: number) => `${Math.round(size / 1024 ** 2)} MB`;
  return byBytes > byMessages
    ? { percent: byBytes, words: `${megabytes(bytes)} of ${megabytes(limits.bytes)}` }
    : { percent: byMessages, words: `${count(depth)} of ${many(limits.messages, "message")}` };
}

/** Listened to, and yet nothing comes out. */
export function lookAtWork(facts: FlowFacts): Finding[] {
  const { steps, now } = facts;
  if (!isWorking(facts)) return [{ outcome: "ok", text: "Only a flow that runs works." }];
  const findings = steps.flatMap((step): Finding[] => {
    const { id: stepId, name, ready, unacked, oldest, inPerSecond, isPaused, consumers = 0 } = step;
    const ageMs = oldest ? now - oldest.at : 0;
    if (isPaused || consumers === 0 || inPerSecond > 0 || unacked === 0 || ageMs < stuckAfterMs) return [];
    const text = `"${name}" holds ${many(unacked, "message")} and finishes none; ${count(ready)} more wait, the oldest for ${shortSpan(ageMs)}. What it talks to may be slow: see its log.`;
    return [{ outcome: "problem", text, cure: { kind: "open-step", stepId } }];
  });
  if (findings.length > 0) return findings;
  const waiting = steps.reduce((sum, { ready, isPaused }) => sum + (isPaused ? 0 : ready), 0);
  const text =
    waiting > 0
      ? `${many(waiting, "message")} waiting, and the steps work on them.`
      : "Nothing waits in front of a step that works.";
  return [{ outcome: "ok", text }];
}

export function lookAtRetries({ steps, now }: FlowFacts): Finding[] {
  const findings = steps.flatMap(({ id: stepId, name, rebounds, rebound }): Finding[] => {
    if (rebounds === 0) return [];
    const why = rebound ? ` The newest is due in ${shortSpan(rebound.dueAt - now)}, after "${rebound.reason}".` : "";
    const text = `${many(rebounds, "message")} of "${name}" ${rebounds === 1 ? "waits" : "wait"} for a retry.${why}`;
    return [{ outcome: "notice", text, cure: { kind: "open-step", stepId } }];
  });
  return findings.length > 0 ? findings : [{ outcome: "ok", text: "No message waits for a retry." }];
}

export function lookAtQuarantine({ steps }: FlowFacts): Finding[] {
  const findings = steps.flatMap(({ id: stepId, name, quarantined }): Finding[] => {
    if (quarantined === 0) return [];
    const text = `${many(quarantined, "message")} that ended the container of "${name}" again and again ${quarantined === 1 ? "is" : "are"} set aside.`;
    return [{ outcome: "notice", text, cure: { kind: "open-errors", stepId, status: "quarantined" } }];
  });
  return findings.length > 0 ? findings : [{ outcome: "ok", text: "No message is in quarantine." }];
}

const shownCharacters = 240;

/** Messages that failed do not go on; most often it is what the step talks to that refuses. */
export function lookAtErrors({ errors }: FlowFacts): Finding[] {
  if (errors.count === 0) return [{ outcome: "ok", text: "None." }];
  const [first, ...others] = errors.frequent;
  if (!first)
    return [{ outcome: "problem", text: many(errors.count, "error"), cure: { kind: "open-errors", status: "open" } }];
  const headline: Finding = {
    outcome: "problem",
    text: `${many(errors.count, "error")}. Most often (${count(first.count)}×) from "${first.stepName}": ${cut(first.message)}`,
    cure: { kind: "open-errors", stepId: first.stepId, status: "open" },
  };
  return [
    headline,
    ...others.map(
      ({ stepName, stepId, message, count: number }): Finding => ({
        outcome: "notice",
        text: `${count(number)}× from "${stepName}": ${cut(message)}`,
        cure: { kind: "open-errors", stepId, status: "open" },
      }),
    ),
  ];
}

function cut(text: string): string {
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
}
