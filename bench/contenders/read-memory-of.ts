import { request } from "node:http";

/** Resident memory of each container of a flow in megabytes, all its processes together, as the engine's `top` tells it. */
export async function readMemoryOf(flowId: string): Promise<number[]> {
  const filters = encodeURIComponent(JSON.stringify({ label: [`millrace.flow=${flowId}`] }));
  const containers = await askDocker<{ Id: string }[]>(`/containers/json?filters=${filters}`);
  return await Promise.all(
    containers.map(async ({ Id }) => {
      const { Processes } = await askDocker<{ Processes: string[][] }>(`/containers/${Id}/top?ps_args=-o%20pid,rss`);
      return Processes.reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) / 1024;
    }),
  );
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
