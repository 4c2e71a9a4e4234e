import { type ChildProcess, execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { projectRoot } from "../project-root.ts";

/** A document, or whatever is written. Of several each is given once, the last one from then on. */
type Answer = { status?: number; body: unknown } | ((response: ServerResponse) => void);

interface AskedRequest {
  /** `GET /api/v1/flows`. */
  line: string;
  authorization: string | undefined;
  contentType: string | undefined;
  body: string;
}

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

export interface ServedAnswers {
  /** By request line; none at the start of a test. */
  answers: Record<string, Answer | Answer[]>;
  /** In the order they came; none at the start of a test. */
  requests: AskedRequest[];
  readonly url: string;
  /** Where the program is at home; empty at the start of a test. */
  readonly folder: string;
  /** @returns the path of a file with this content. */
  put(name: string, content: string): Promise<string>;
  /** Signed in, unless it gets an environment of its own. */
  millrace(args: string[], env?: Record<string, string>): Promise<Outcome>;
  spawnMillrace(args: string[], env?: Record<string, string>): { child: ChildProcess; ended: Promise<Outcome> };
}

/** For the tests of a file: the real program, and a real HTTP server that answers as the API is documented to. */
export function serveAnswers(): ServedAnswers {
  let url = "";
  let folder = "";
  const answers: ServedAnswers["answers"] = {};
  const requests: AskedRequest[] = [];

  const server = createServer(async (request, response) => {
    const line = `${request.method} ${request.url}`;
    const { authorization, "content-type": contentType } = request.headers;
    requests.push({ line, authorization, contentType, body: await text(request) });
    give(response, nextAnswer(answers[line]) ?? nothingAt(line));
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on TCP
  });
  afterAll(() => {
    server.close();
  });
  beforeEach(async () => {
    for (const line of Object.keys(answers)) delete answers[line];
    requests.length = 0;
    folder = await mkdtemp(join(tmpdir(), "millrace-cli-"));
    return () => rm(folder, { recursive: true });
  });

  const spawnMillrace = (
    args: string[],
    given: Record<string, string> = { MILLRACE_API_KEY: "mr_key", MILLRACE_URL: url },
  ) => {
    const command = [join(projectRoot, "apps", "cli", "bin", "millrace.mjs"), ...args];
    const env = { NODE_ENV: "test" as const, PATH: process.env.PATH ?? "", MILLRACE_HOME: folder, ...given };
    const { promise: ended, resolve } = Promise.withResolvers<Outcome>();
    const child = execFile(process.execPath, command, { env, maxBuffer: 50_000_000 }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
    return { child, ended };
  };
  return {
    answers,
    requests,
    get url() {
      return url;
    },
    get folder() {
      return folder;
    },
    put: async (name, content) => {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
    millrace: (args, env) => spawnMillrace(args, env).ended,
    spawnMillrace,
  };
}

function nextAnswer(given: Answer | Answer[] | undefined): Answer | undefined {
  if (!Array.isArray(given)) return given;
  return given.length > 1 ? given.shift() : given[0];
}

function nothingAt(line: string): Answer {
  return { status: 404, body: { error: { code: "not_found", message: `nothing at ${line}` } } };
}

function give(response: ServerResponse, answer: Answer): void {
  if (typeof answer === "function") {
    answer(response);
    return;
  }
  const { status = 200, body } = answer;
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
