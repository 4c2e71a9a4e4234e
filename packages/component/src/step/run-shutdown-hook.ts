import type { Component } from "../component.ts";
import { readStepEnvironment } from "../environment.ts";
import { findFunction } from "./find-function.ts";
import { createStepApi } from "./step-api.ts";

interface HookOptions {
  component: Component;
  variables: Record<string, string | undefined>;
  signal: AbortSignal;
}

/** What a flow's trigger does when the flow stops: `shutdown` with what `startup` had returned. No broker is involved. */
export async function runShutdownHook({ component, variables, signal }: HookOptions): Promise<void> {
  const environment = readStepEnvironment(variables);
  const fn = findFunction(component, environment.FUNCTION);
  const api = createStepApi(environment, signal);
  const [{ config }, state] = await Promise.all([api.describeStep(), api.readStartupState()]);
  await fn.shutdown?.(config, state);
  await api.deleteStartupState();
}
