import { wantsContainers } from "@millrace/flow";
import type { Finding } from "./diagnosis.ts";
import type { FlowFacts, StepFacts } from "./flow-facts.ts";
import { many } from "./words.ts";

/** A flow that drains works on, though it counts as stopping. */
export function isWorking({ state, drainEndsAt }: Pick<FlowFacts, "state" | "drainEndsAt">): boolean {
  return wantsContainers(state) || (state === "stopping" && drainEndsAt !== undefined);
}

const restingText = "Only a flow that runs has any.";
const unseenText = "The runner has not told of them yet.";

export function lookAtContainers(facts: FlowFacts): Finding[] {
  if (!isWorking(facts)) return [{ outcome: "ok", text: restingText }];
  if (!facts.isSeen) return [{ outcome: "unknown", text: unseenText }];
  const findings = facts.steps.filter(({ isPaused }) => !isPaused).flatMap(lookAtStep);
  return findings.length > 0 ? findings : [{ outcome: "ok", text: "Every step has its containers, and they run." }];
}

function lookAtStep(step: StepFacts): Finding[] {
  const { id: stepId, name, containers, replicas } = step;
  const cure = { kind: "open-step", stepId } as const;
  const dead = containers.find(({ state }) => state === "restarting" || state === "exited");
  if (dead?.outOfMemory) {
    const text = `"${name}" ran out of memory${times(dead.memoryDeaths)}. Give it more memory (Advanced), or smaller messages.`;
    return [{ outcome: "problem", text, cure }];
  }
  if (dead) {
    const text = `A container of "${name}" ended with exit code ${dead.exitCode ?? "unknown"} and is being replaced${times(dead.restarts + 1)}.`;
    return [{ outcome: "problem", text, cure }];
  }
  if (containers.length === 0) return [{ outcome: "problem", text: `"${name}" has no container yet.`, cure }];
  const starting = containers.filter(({ state }) => state === "starting").length;
  if (starting > 0) return [{ outcome: "notice", text: `"${name}" is starting.`, cure }];
  if (containers.length < replicas) {
    const text = `"${name}" has ${containers.length} of ${replicas} containers.`;
    return [{ outcome: "notice", text, cure }];
  }
  const restarts = containers.reduce((sum, container) => sum + container.restarts, 0);
  return restarts > 2 ? [{ outcome: "notice", text: `"${name}" was replaced ${restarts} times.`, cure }] : [];
}

function times(number: number | undefined): string {
  return number !== undefined && number > 1
    ? `, for the ${number}th time`.replace("2th", "2nd").replace("3th", "3rd")
    : "";
}

/** A container may be up and not take messages. */
export function lookAtConsumers(facts: FlowFacts): Finding[] {
  if (!isWorking(facts)) return [{ outcome: "ok", text: restingText }];
  if (!facts.isSeen) return [{ outcome: "unknown", text: unseenText }];
  const findings = facts.steps
    .filter(({ isPaused, consumers, containers }) => !isPaused && consumers === 0 && containers.length > 0)
    .map(({ id: stepId, name, ready }): Finding => {
      const text = `Nobody takes messages from the queue of "${name}" (${count(ready)}): its container has not connected.`;
      return { outcome: "problem", text, cure: { kind: "open-step", stepId } };
    });
  return findings.length > 0 ? findings : [{ outcome: "ok", text: "A container listens to every queue." }];
}

function count(ready: number): string {
  return `${many(ready, "message")} waiting`;
}

export function lookAtPauses(facts: FlowFacts): Finding[] {
  const findings = facts.steps
    .filter(({ isPaused }) => isPaused)
    .map(({ id: stepId, name, ready }): Finding => {
      const waiting = ready > 0 ? `, ${many(ready, "message")} waiting in front of it` : "";
      return {
        outcome: "problem",
        text: `"${name}" is paused by hand${waiting}.`,
        cure: { kind: "resume-step", stepId },
      };
    });
  return findings.length > 0 ? findings : [{ outcome: "ok", text: "No step is paused." }];
}
