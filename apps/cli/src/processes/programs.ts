import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Installation } from "../installation.ts";

/** A program of the platform that `up` keeps running. */
export interface Program {
  name: string;
  /** Arguments for the pinned Node. */
  args: readonly string[];
  cwd: string;
  /** The port it listens on, and the variable that moves it elsewhere. */
  port: { number: number; variable: string };
  /** Answers 200 when the program does its work. */
  healthUrl: string;
  /** Time it may take to finish what it has begun when it is asked to stop. */
  graceMs: number;
}

/** The platform's programs in the order they are started; they stop in the opposite one. */
export function listPrograms({ root, ports }: Installation): Program[] {
  const programs: Program[] = [
    {
      name: "runner",
      args: [join(root, "apps", "runner", "src", "main.ts")],
      cwd: root,
      port: { number: ports.stepApi, variable: "MILLRACE_STEP_API_PORT" },
      healthUrl: `http://127.0.0.1:${ports.stepApi}/health`,
      graceMs: 30_000,
    },
    {
      name: "gateway",
      args: [join(root, "apps", "gateway", "src", "main.ts")],
      cwd: root,
      port: { number: ports.gateway, variable: "MILLRACE_GATEWAY_PORT" },
      healthUrl: `http://127.0.0.1:${ports.gateway}/health`,
      graceMs: 15_000,
    },
    {
      name: "web",
      args: [join(root, "apps", "web", "src", "main.ts")],
      cwd: join(root, "apps", "web"),
      port: { number: ports.web, variable: "MILLRACE_WEB_PORT" },
      healthUrl: `http://127.0.0.1:${ports.web}/api/health`,
      graceMs: 10_000,
    },
    {
      name: "demo",
      args: [join(root, "demo", "src", "main.ts")],
      cwd: root,
      port: { number: ports.demoWarehouse, variable: "MILLRACE_DEMO_WAREHOUSE_PORT" },
      healthUrl: `http://127.0.0.1:${ports.demoWarehouse}/health`,
      graceMs: 10_000,
    },
  ];
  return programs.filter(({ args }) => args.every((arg) => !arg.endsWith(".ts") || existsSync(arg)));
}
