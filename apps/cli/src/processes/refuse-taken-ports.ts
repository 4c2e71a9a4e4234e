import type { Installation } from "../installation.ts";
import { Refusal } from "../refusal.ts";
import { canListen, describeListener } from "./ports.ts";
import { listPrograms } from "./programs.ts";

/** Throws a `Refusal` that names every port of ours somebody else uses, by whom, and how to choose another. */
export async function refuseTakenPorts(installation: Installation): Promise<void> {
  const problems = await describeTakenPorts(installation);
  if (problems.length > 0) throw new Refusal(problems.join("\n"), { code: "port_taken" });
}

/** One sentence for every port of ours that is in use; nothing of ours must be running. */
export async function describeTakenPorts(installation: Installation): Promise<string[]> {
  const programs = listPrograms(installation);
  const problems = programs.map(async ({ name, port: { number, variable } }) => {
    if (await canListen(number)) return [];
    const owner = (await describeListener(number)) ?? "another program";
    return [`Port ${number}, wanted by ${name}, is used by ${owner}. Stop it, or set ${variable} to a free port.`];
  });
  return (await Promise.all(problems)).flat();
}
