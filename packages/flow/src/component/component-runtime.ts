import { z } from "zod";

/** Whose process runs in a component's containers: ours, the published sailor, or whatever the image itself starts. */
export const componentRuntimeSchema = z.enum(["millrace", "sailor", "image"]);
export type ComponentRuntime = z.infer<typeof componentRuntimeSchema>;

const sailor = "./node_modules/elasticio-sailor-nodejs";

/** What a step's container runs; undefined: what its image says. */
export function stepCommand(runtime: ComponentRuntime): string[] | undefined {
  return runtime === "sailor" ? ["node", `${sailor}/run.js`] : undefined;
}

/** What a container runs for one call at design time; undefined when the runtime knows no such calls. */
export function designCommand(runtime: ComponentRuntime, method: string): string[] | undefined {
  switch (runtime) {
    case "millrace":
      return ["node", "/component/run.mjs", method];
    case "sailor":
      return ["node", `${sailor}/runService.js`, method];
    case "image":
      return undefined;
  }
}
