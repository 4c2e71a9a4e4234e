import { join, resolve } from "node:path";
import type { Env } from "./env.ts";
import { projectRoot } from "./project-root.ts";

/** Where one installation keeps things and how its things are called. Several can live on one machine. */
export interface Installation {
  root: string;
  /** Absolute path of MILLRACE_HOME. */
  home: string;
  /** Docker label, Redis key prefix, and beginning of the names of shared queues and users. */
  prefix: string;
  database: string;
  vhost: string;
  ports: { web: number; gateway: number; stepApi: number; demoWarehouse: number };
  /** Address people open, without a slash at the end. */
  publicUrl: string;
  gatewayPublicUrl: string;
  paths: {
    encryptionKey: string;
    authSecret: string;
    services: string;
    started: string;
    logs: string;
    pids: string;
  };
}

export function describeInstallation(env: Env): Installation {
  const home = resolve(env.MILLRACE_HOME);
  return {
    root: projectRoot,
    home,
    prefix: env.MILLRACE_PREFIX,
    database: env.MILLRACE_DATABASE ?? env.MILLRACE_PREFIX,
    vhost: env.MILLRACE_VHOST ?? env.MILLRACE_PREFIX,
    ports: {
      web: env.MILLRACE_WEB_PORT,
      gateway: env.MILLRACE_GATEWAY_PORT,
      stepApi: env.MILLRACE_STEP_API_PORT,
      demoWarehouse: env.MILLRACE_DEMO_WAREHOUSE_PORT,
    },
    publicUrl: withoutSlash(env.MILLRACE_PUBLIC_URL ?? `http://localhost:${env.MILLRACE_WEB_PORT}`),
    gatewayPublicUrl: withoutSlash(env.MILLRACE_GATEWAY_PUBLIC_URL ?? `http://localhost:${env.MILLRACE_GATEWAY_PORT}`),
    paths: {
      encryptionKey: resolve(env.MILLRACE_ENCRYPTION_KEY_FILE ?? join(home, "encryption.key")),
      authSecret: join(home, "auth-secret"),
      services: join(home, "services.json"),
      started: join(home, "started.json"),
      logs: join(home, "logs"),
      pids: join(home, "pids"),
    },
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}
