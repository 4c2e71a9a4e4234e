import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Component, ImportedDescriptor, Verification } from "../component.ts";
import { type ClassicModule, classicFunction } from "./classic-function.ts";

interface Wanted {
  /** Root of the component, where component.json is. */
  folder: string;
  /** Trigger or action whose file is loaded; the others stay untouched. */
  functionName: string | undefined;
}

/**
 * The component in a folder: what the file named by package.json's `main` made with `defineComponent`, else the files that
 * component.json names, in the sailor's style.
 */
export async function loadComponent({ folder, functionName }: Wanted): Promise<Component> {
  const require = createRequire(join(folder, "package.json"));
  const defined = await definedComponent(folder, require);
  if (defined) return defined;
  const descriptor = await readDescriptor(folder);
  const main = mainOf(descriptor, functionName);
  const module = main === undefined ? undefined : asModule(load(require, join(folder, main)));
  const credentialsFile = join(folder, "verifyCredentials.js");
  return {
    descriptor,
    ...(existsSync(credentialsFile) && { verifyCredentials: classicVerify(load(require, credentialsFile)) }),
    functions: module && functionName && module.process ? { [functionName]: classicFunction(module) } : {},
    ...(module && functionName && designCalls(module, functionName)),
  };
}

async function definedComponent(folder: string, require: NodeJS.Require): Promise<Component | undefined> {
  const manifest: { main?: unknown } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  if (typeof manifest.main !== "string" || !existsSync(join(folder, manifest.main))) return undefined;
  const exported = load(require, join(folder, manifest.main));
  return [exported, ...(isRecord(exported) ? [exported.default, exported.component] : [])].find(isComponent);
}

async function readDescriptor(folder: string): Promise<ImportedDescriptor> {
  const descriptor: unknown = JSON.parse(await readFile(join(folder, "component.json"), "utf8"));
  if (!isRecord(descriptor)) throw new Error("component.json holds no object");
  return descriptor;
}

function mainOf({ triggers, actions }: ImportedDescriptor, functionName: string | undefined): string | undefined {
  if (functionName === undefined) return undefined;
  const known = { ...asTable(triggers), ...asTable(actions) };
  const found = Object.hasOwn(known, functionName) ? known[functionName] : undefined;
  if (!found) {
    throw new Error(
      `component.json has no trigger or action "${functionName}". It has: ${Object.keys(known).join(", ")}`,
    );
  }
  if (typeof found.main !== "string") throw new Error(`component.json does not say in which file "${functionName}" is`);
  return found.main;
}

/** What a function's file exports besides its hooks answers to the names in its fields' `model`. */
function designCalls(module: ClassicModule, functionName: string): Pick<Component, "selects" | "metadata"> {
  const methods = Object.entries(module).flatMap(([name, method]) =>
    typeof method === "function" ? [[name, (config: object) => called(method.bind(module), config)] as const] : [],
  );
  const { getMetaModel } = Object.fromEntries(methods);
  return {
    selects: Object.fromEntries(methods),
    ...(getMetaModel && { metadata: { [functionName]: getMetaModel } }),
  };
}

function classicVerify(exported: unknown): NonNullable<Component["verifyCredentials"]> {
  const verify = isRecord(exported) && typeof exported.default === "function" ? exported.default : exported;
  if (typeof verify !== "function") throw new Error("verifyCredentials.js exports no function");
  return async (credentials): Promise<Verification> => {
    const answer = await called(verify.bind({}), credentials);
    if (answer === false) return { verified: false };
    return { verified: true, ...(isRecord(answer) ? answer : {}) };
  };
}

/** Answers by promise, or by callback where the function takes one. */
function called(method: (...given: unknown[]) => unknown, config: object): Promise<never> {
  return new Promise((resolve, reject) => {
    // The values are what the component's author says they are; the platform looks at them where they arrive.
    const answer = (value: unknown) => resolve(value as never);
    const result = method(config, (error: unknown, value: unknown) => (error ? reject(error) : answer(value)));
    if (result !== undefined) Promise.resolve(result).then(answer, reject);
  });
}

function load(require: NodeJS.Require, path: string): unknown {
  return require(path);
}

function asModule(exported: unknown): ClassicModule {
  if (!isRecord(exported)) throw new Error("The file exports nothing");
  return typeof exported.process !== "function" && isRecord(exported.default) ? exported.default : exported;
}

function asTable(value: unknown): Record<string, Record<string, unknown>> {
  const entries = Object.entries(isRecord(value) ? value : {});
  return Object.fromEntries(entries.flatMap(([name, entry]) => (isRecord(entry) ? [[name, entry]] : [])));
}

function isComponent(value: unknown): value is Component {
  return isRecord(value) && isRecord(value.descriptor) && isRecord(value.functions);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
