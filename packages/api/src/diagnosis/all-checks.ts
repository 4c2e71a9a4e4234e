import type { CheckId, Finding } from "./diagnosis.ts";
import type { FlowFacts } from "./flow-facts.ts";
import { lookAtConsumers, lookAtContainers, lookAtPauses } from "./look-at-containers.ts";
import { lookAtErrors, lookAtLimits, lookAtQuarantine, lookAtRetries, lookAtWork } from "./look-at-messages.ts";
import { lookAtState } from "./look-at-state.ts";
import { lookAtCredentials, lookAtHost, lookAtLastMessage, lookAtTrigger } from "./look-at-surroundings.ts";

interface FlowCheck {
  id: CheckId;
  title: string;
  /** At least one finding. */
  look(facts: FlowFacts): Finding[];
}

/** From the flow as a whole to what it stands on. */
export const allChecks: readonly FlowCheck[] = [
  { id: "state", title: "State of the flow", look: lookAtState },
  { id: "trigger", title: "Trigger", look: lookAtTrigger },
  { id: "last-message", title: "Last message in", look: lookAtLastMessage },
  { id: "containers", title: "Containers", look: lookAtContainers },
  { id: "consumers", title: "Queues are read", look: lookAtConsumers },
  { id: "paused", title: "Paused steps", look: lookAtPauses },
  { id: "credentials", title: "Credentials", look: lookAtCredentials },
  { id: "limits", title: "Limits of the queues", look: lookAtLimits },
  { id: "work", title: "Steps get on", look: lookAtWork },
  { id: "retries", title: "Waiting for a retry", look: lookAtRetries },
  { id: "quarantine", title: "Quarantine", look: lookAtQuarantine },
  { id: "errors", title: "Errors of the last hour", look: lookAtErrors },
  { id: "host", title: "Machine and services", look: lookAtHost },
];
