import { join } from "node:path";
import { type ApiServices, openApiServices } from "@millrace/api";
import { readEnv } from "./env.ts";

declare global {
  /** Kept on the process, not in the module: the development server loads modules again and again, connections must not pile up. */
  var millraceServices: ApiServices | undefined;
}

/** Opened with the first request, so that building the pages needs no database. */
export function getServices(): ApiServices {
  globalThis.millraceServices ??= openServices();
  return globalThis.millraceServices;
}

function openServices(): ApiServices {
  const env = readEnv(process.env);
  return openApiServices({
    databaseUrl: env.DATABASE_URL,
    redisPlace: { url: env.REDIS_URL, prefix: env.MILLRACE_PREFIX },
    encryptionKeyFile: env.MILLRACE_ENCRYPTION_KEY_FILE,
    authSecret: env.BETTER_AUTH_SECRET,
    // Both `main.ts` and `next dev` run in apps/web.
    templatesFolder: env.MILLRACE_TEMPLATES_FOLDER ?? join(process.cwd(), "../../packages/api/src/template/flows"),
    publicUrls: { web: withoutSlash(env.MILLRACE_PUBLIC_URL), gateway: withoutSlash(env.MILLRACE_GATEWAY_PUBLIC_URL) },
  });
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}
