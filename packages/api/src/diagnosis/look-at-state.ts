import { assertNever, shortSpan, stateDeadlineMs, stateLabel } from "@millrace/flow";
import type { Finding } from "./diagnosis.ts";
import type { FlowFacts } from "./flow-facts.ts";
import { many } from "./words.ts";

/** What is, what is wanted, and since when the two differ. */
export function lookAtState(facts: FlowFacts): Finding[] {
  const { state, since, now, reason, desired, isPublished } = facts;
  const forHow = shortSpan(now - since);
  switch (state) {
    case "inactive":
      if (!isPublished)
        return [problem("The flow was never published: there is no version to start. Publish it first.")];
      if (desired === "running") return [problem("A start is asked for, and the runner has not acted on it yet.")];
      return [
        {
          ...problem(`The flow is inactive for ${forHow}: nothing works.`),
          cure: { kind: "command", command: "start" },
        },
      ];
    case "suspended":
      return [
        {
          ...problem(`The flow is suspended for ${forHow}. ${reason ?? "Somebody suspended it."}${keeps(facts)}`),
          cure: { kind: "command", command: "resume" },
        },
      ];
    case "starting":
    case "suspending":
    case "stopping":
      return [lookAtPassage(facts)];
    case "sleeping":
      if (desired !== "running")
        return [problem("A stop or a suspension is asked for; the runner has yet to act on it.")];
      return [
        {
          outcome: "ok",
          text: `The flow sleeps for ${forHow}: all work was done. A message or its schedule wakes it.`,
        },
      ];
    case "running":
      if (desired !== "running")
        return [problem("A stop or a suspension is asked for; the runner has yet to act on it.")];
      if (reason !== undefined) return [problem(reason)];
      return [{ outcome: "ok", text: `Running for ${forHow}, as is wanted.` }];
    default:
      return assertNever(state);
  }
}

/** On the way somewhere. */
function lookAtPassage({ state, since, now, reason, drainEndsAt }: FlowFacts): Finding {
  const lasts = now - since;
  if (drainEndsAt !== undefined) {
    const left = shortSpan(drainEndsAt - now);
    return {
      outcome: "notice",
      text: `The flow drains before it stops: nothing new is let in, for ${left} at the most.`,
    };
  }
  const isLate = lasts > (stateDeadlineMs(state) ?? 0);
  const why = reason === undefined ? "" : ` ${reason}`;
  return {
    outcome: isLate || reason !== undefined ? "problem" : "notice",
    text: `${stateLabel(state)} for ${shortSpan(lasts)}${isLate ? ", longer than that should take" : ""}.${why}`,
  };
}

function keeps({ retentionEndsAt, now, steps }: FlowFacts): string {
  if (retentionEndsAt === undefined) return "";
  const messages = steps.reduce((sum, { ready, unacked, rebounds }) => sum + ready + unacked + rebounds, 0);
  return ` ${many(messages, "message")} kept, for ${shortSpan(retentionEndsAt - now)} more.`;
}

function problem(text: string): Finding {
  return { outcome: "problem", text };
}
