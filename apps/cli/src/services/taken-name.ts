import { Refusal } from "../refusal.ts";

/** Something with this installation's name is already there, made by an installation with another home. */
export function takenName(what: string, removal: string): Refusal {
  return new Refusal(
    `${what} exists already and belongs to another installation on this machine. Give this one a name of its own, for instance MILLRACE_PREFIX=millrace2 (and ports, if both run). If the other one is gone for good, remove what it left: ${removal}`,
    { code: "name_taken" },
  );
}
