/** A stage of `npm test`: one program whose outcome counts. */
export interface Stage {
  name: string;
  /** Program and arguments; the first word is looked up in node_modules/.bin. */
  command: readonly [string, ...string[]];
  /** Folder it runs in, from the root. */
  cwd?: string;
  timeoutMs: number;
  /** Where the numbers come from: `exit` counts the stage itself as one test. */
  count: "exit" | "vitest" | "playwright" | "chaos";
}

const minute = 60_000;

/** Static checks: what `npm run check` runs. */
export const checkStages: readonly Stage[] = [
  { name: "biome", command: ["biome", "check"], timeoutMs: 3 * minute, count: "exit" },
  { name: "types", command: ["tsc", "-p", "."], timeoutMs: 5 * minute, count: "exit" },
  { name: "types of web", command: ["tsc", "-p", "apps/web"], timeoutMs: 5 * minute, count: "exit" },
  {
    name: "dependency rules",
    command: ["node", "scripts/check-dependencies.ts"],
    timeoutMs: 5 * minute,
    count: "exit",
  },
  { name: "knip", command: ["knip"], timeoutMs: 5 * minute, count: "exit" },
  { name: "sherif", command: ["sherif"], timeoutMs: minute, count: "exit" },
];

/** What needs the services, after them. */
export const testStages: readonly Stage[] = [
  { name: "unit", command: ["vitest", "run", "--project", "unit"], timeoutMs: 5 * minute, count: "vitest" },
  {
    name: "integration",
    command: ["vitest", "run", "--project", "integration"],
    timeoutMs: 20 * minute,
    count: "vitest",
  },
  { name: "web build", command: ["node", "scripts/build-web.ts"], timeoutMs: 10 * minute, count: "exit" },
  { name: "web weight", command: ["node", "scripts/check-web-weight.ts"], timeoutMs: minute, count: "exit" },
  { name: "e2e", command: ["playwright", "test"], cwd: "e2e", timeoutMs: 25 * minute, count: "playwright" },
  { name: "chaos", command: ["node", "chaos/run.ts", "--short"], timeoutMs: 10 * minute, count: "chaos" },
];
