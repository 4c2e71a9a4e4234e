import type { Installation } from "../installation.ts";
import type { ServiceVariables } from "../services/service-variables.ts";

/** One line of `doctor`. */
export interface Finding {
  subject: string;
  /** `missing`: the platform cannot run like this. `warning`: it can, but look. */
  state: "ok" | "warning" | "missing";
  fact: string;
  /** What to do; always there when not `ok`. */
  cure?: string;
}

export interface CheckContext {
  installation: Installation;
  /** Services as the environment names them, else as `up` found them the last time. */
  services: ServiceVariables;
}

/** Looks at one side of the machine. Throws only when the look itself fails. */
export type Check = (context: CheckContext) => Promise<Finding[]>;
