import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Env } from "../env.ts";
import { Refusal } from "../refusal.ts";

export interface SignIn {
  /** Address of the web process, without a slash at the end. */
  url: string;
  apiKey: string;
}

const fileSchema = z.object({ url: z.string(), apiKey: z.string() });

/** `MILLRACE_URL` and `MILLRACE_API_KEY`, else what `npm run up` left in `cli.json`. */
export async function readSignIn(env: Env): Promise<SignIn> {
  const { MILLRACE_URL: url, MILLRACE_API_KEY: apiKey } = env;
  const given = url !== undefined && apiKey !== undefined ? { url, apiKey } : await readFileOf(env);
  return { url: (url ?? given.url).replace(/\/+$/, ""), apiKey: apiKey ?? given.apiKey };
}

async function readFileOf({ MILLRACE_HOME: home }: Env): Promise<SignIn> {
  const path = join(home, "cli.json");
  try {
    return fileSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (cause) {
    throw new Refusal(
      `${path} cannot be read. Run \`npm run up\` on this machine, or set MILLRACE_URL and MILLRACE_API_KEY.`,
      { code: "unauthenticated", cause },
    );
  }
}
