import { request } from "node:http";

export interface ContainerMemory {
  /** What the container adds to the machine, as the engine counts it. */
  ownMegabytes: number;
  /** Of all its processes, with what they share with other containers: above all the file of the Node program. */
  residentMegabytes: number;
}

/** Of each container of a flow. */
export async function readMemoryOf(flowId: string): Promise<ContainerMemory[]> {
  const filters = encodeURIComponent(JSON.stringify({ label: [`millrace.flow=${flowId}`] }));
  const containers = await askDocker<{ Id: string }[]>(`/containers/json?filters=${filters}`);
  return await Promise.all(containers.map(({ Id }) => readContainer(Id)));
}

interface Stats {
  memory_stats: { usage: number; stats: { inactive_file?: number; total_inactive_file?: number } };
}

async function readContainer(id: string): Promise<ContainerMemory> {
  const { Processes } = await askDocker<{ Processes: string[][] }>(`/containers/${id}/top?ps_args=-o%20pid,rss`);
  const { memory_stats: memory } = await askDocker<Stats>(`/containers/${id}/stats?stream=false&one-shot=true`);
  // As `docker stats`: files that could be dropped at once do not count. The two names are of cgroup version 2 and 1.
  const { inactive_file: droppable = memory.stats.total_inactive_file ?? 0 } = memory.stats;
  return {
    ownMegabytes: (memory.usage - droppable) / 2 ** 20,
    residentMegabytes: Processes.reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) / 1024,
  };
}

function askDocker<Answer>(path: string): Promise<Answer> {
  const place = dockerPlace(process.env.DOCKER_HOST ?? "unix:///var/run/docker.sock");
  return new Promise((resolve, reject) => {
    const asking = request({ ...place, path, timeout: 10_000 }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => {
        if (response.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`Docker answered ${response.statusCode} to ${path}: ${text}`));
      });
    });
    asking.on("error", reject);
    asking.end();
  });
}

function dockerPlace(host: string): { socketPath: string } | { host: string; port: number } {
  const url = new URL(host);
  return url.protocol === "unix:"
    ? { socketPath: url.pathname }
    : { host: url.hostname, port: Number(url.port || 2375) };
}
