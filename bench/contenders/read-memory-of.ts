import { callDocker } from "../docker-api.ts";

export interface ContainerMemory {
  /** What the container adds to the machine, as the engine counts it. */
  ownMegabytes: number;
  /** Of all its processes, with what they share with other containers: above all the file of the Node program. */
  residentMegabytes: number;
}

/** Of each container of a flow. */
export async function readMemoryOf(flowId: string): Promise<ContainerMemory[]> {
  const filters = encodeURIComponent(JSON.stringify({ label: [`millrace.flow=${flowId}`] }));
  const containers = await callDocker<{ Id: string }[]>({ path: `/containers/json?filters=${filters}` });
  return await Promise.all(containers.map(({ Id }) => readContainer(Id)));
}

interface Stats {
  memory_stats: { usage: number; stats: { inactive_file?: number; total_inactive_file?: number } };
}

async function readContainer(id: string): Promise<ContainerMemory> {
  const { Processes } = await callDocker<{ Processes: string[][] }>({
    path: `/containers/${id}/top?ps_args=-o%20pid,rss`,
  });
  const { memory_stats: memory } = await callDocker<Stats>({
    path: `/containers/${id}/stats?stream=false&one-shot=true`,
  });
  // As `docker stats`: files that could be dropped at once do not count. The two names are of cgroup version 2 and 1.
  const { inactive_file: droppable = memory.stats.total_inactive_file ?? 0 } = memory.stats;
  return {
    ownMegabytes: (memory.usage - droppable) / 2 ** 20,
    residentMegabytes: Processes.reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) / 1024,
  };
}
