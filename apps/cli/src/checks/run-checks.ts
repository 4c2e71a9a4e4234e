import { checkMachine } from "./check-machine.ts";
import { checkPrograms } from "./check-programs.ts";
import { checkReachability } from "./check-reachability.ts";
import { checkServices } from "./check-services.ts";
import type { Check, CheckContext, Finding } from "./finding.ts";

const checks: readonly Check[] = [checkMachine, checkServices, checkReachability, checkPrograms];

/** Looks at every side of the machine. */
export async function runChecks(context: CheckContext): Promise<Finding[]> {
  return (await Promise.all(checks.map((check) => check(context)))).flat();
}
