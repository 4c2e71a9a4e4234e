import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { cruise } from "dependency-cruiser";

/**
 * The fewest modules the import rules must have been held against. A configuration that sees nothing reports no
 * violations either; raise it as the code grows.
 */
const fewestModules = 200;

const folders = ["packages", "apps", "prisma", "demo", "bench", "chaos", "scripts"].filter((folder) =>
  existsSync(folder),
);
const config = createRequire(import.meta.url)("../.dependency-cruiser.cjs");
const { output } = await cruise(
  folders,
  { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true },
  { alias: { "@": resolve("apps/web/src") } },
);
if (typeof output === "string") throw new Error("dependency-cruiser returned text where a result was expected");
const { violations, totalCruised } = output.summary;
for (const { rule, from, to } of violations) console.error(`${rule.severity} ${rule.name}: ${from} → ${to}`);
console.error(`${totalCruised} modules, ${violations.length} violations`);
if (totalCruised < fewestModules)
  console.error(`Fewer than ${fewestModules} modules were seen: the rules hold nothing.`);
process.exitCode = totalCruised < fewestModules || violations.some(({ rule }) => rule.severity === "error") ? 1 : 0;
