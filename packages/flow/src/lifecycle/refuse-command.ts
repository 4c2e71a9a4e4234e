import { DomainError } from "../domain-error.ts";
import { type FlowCommand, type FlowState, isTransitional, lifecycle, stateLabel } from "./lifecycle.ts";

const words = {
  start: { participle: "started", offer: "start it" },
  stop: { participle: "stopped", offer: "stop it" },
  drain: { participle: "drained", offer: "drain and stop it" },
  suspend: { participle: "suspended", offer: "suspend it" },
  resume: { participle: "resumed", offer: "resume it" },
  "run-now": { participle: "run", offer: "run it now" },
} as const satisfies Record<FlowCommand, { participle: string; offer: string }>;

const alternatives = new Intl.ListFormat("en-GB", { type: "disjunction" });

/** `wrong_state` for a command that the state does not allow: says so, and what is possible instead. */
export function refuseCommand(flow: { name: string; state: FlowState }, command: FlowCommand): DomainError {
  const { name, state } = flow;
  const possible: readonly FlowCommand[] = lifecycle[state].commands;
  const offers = alternatives.format(possible.map((other) => words[other].offer));
  const cure = isTransitional(state) ? `Wait until that is over; meanwhile you can ${offers}.` : `You can ${offers}.`;
  return new DomainError(
    "wrong_state",
    `"${name}" is ${stateLabel(state)}: it cannot be ${words[command].participle} now. ${cure}`,
    { details: { state, possible } },
  );
}
