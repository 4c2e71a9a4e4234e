import { defineConfig } from "vitest/config";

const sources = ["packages/*/src/**", "apps/*/src/**", "demo/**", "bench/**", "chaos/**", "scripts/**"];
const node = { environment: "node" as const, exclude: ["**/node_modules/**", "**/.next/**", "**/dist/**"] };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...node,
          name: "unit",
          include: sources.map((folder) => `${folder}/*.test.ts`),
          exclude: [...node.exclude, "**/*.integration.test.ts"],
        },
      },
      {
        test: {
          ...node,
          name: "integration",
          include: sources.map((folder) => `${folder}/*.integration.test.ts`),
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Real brokers and containers share two cores, but a third of the time is spent waiting for them: three files at once fill it.
          maxWorkers: 3,
        },
      },
    ],
  },
});
