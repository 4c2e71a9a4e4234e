import type { Component } from "./component.ts";

/** Runs a component as the process of a container: a flow's step, or one design-time call. */
export async function run(_component: Component): Promise<void> {
  throw new Error("under construction");
}
