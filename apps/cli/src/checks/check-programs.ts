import { listPrograms } from "../processes/programs.ts";
import { describeTakenPorts } from "../processes/refuse-taken-ports.ts";
import { findSupervisor } from "../processes/supervisor.ts";
import { isHealthy } from "../processes/wait-until-healthy.ts";
import type { CheckContext, Finding } from "./finding.ts";

/** The platform's programs when they run, else whether their ports are free. */
export async function checkPrograms({ installation }: CheckContext): Promise<Finding[]> {
  if (await findSupervisor(installation)) {
    return Promise.all(
      listPrograms(installation).map(async (program): Promise<Finding> => {
        if (await isHealthy(program))
          return { subject: program.name, state: "ok", fact: `healthy on port ${program.port.number}` };
        const cure = `look at ${installation.paths.logs}/${program.name}.log`;
        return { subject: program.name, state: "warning", fact: "not healthy", cure };
      }),
    );
  }
  const problems = await describeTakenPorts(installation);
  if (problems.length === 0) return [{ subject: "Ports", state: "ok", fact: "all free" }];
  return problems.map((problem) => ({ subject: "Ports", state: "missing", fact: "taken", cure: problem }));
}
