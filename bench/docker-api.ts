import { request } from "node:http";

interface Call {
  method?: "GET" | "POST" | "DELETE";
  /** With its query. */
  path: string;
  body?: unknown;
}

/** Calls the Docker Engine (DOCKER_HOST, else its socket). Rejects with its words when it refuses. */
export function callDocker<Answer>({ method = "GET", path, body }: Call): Promise<Answer> {
  const place = dockerPlace(process.env.DOCKER_HOST ?? "unix:///var/run/docker.sock");
  const headers = { "content-type": "application/json" };
  return new Promise((resolve, reject) => {
    const calling = request({ ...place, method, path, headers, timeout: 10_000 }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => {
        const isFine = (response.statusCode ?? 500) < 300;
        if (isFine) resolve(JSON.parse(text || "null"));
        else reject(new Error(`Docker answered ${response.statusCode} to ${method} ${path}: ${text}`));
      });
    });
    calling.on("error", reject);
    calling.on("timeout", () => calling.destroy(new Error(`Docker did not answer ${method} ${path} within 10 s`)));
    calling.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function dockerPlace(host: string): { socketPath: string } | { host: string; port: number } {
  const url = new URL(host);
  return url.protocol === "unix:"
    ? { socketPath: url.pathname }
    : { host: url.hostname, port: Number(url.port || 2375) };
}
