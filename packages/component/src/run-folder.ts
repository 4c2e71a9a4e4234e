import { loadComponent } from "./classic/load-component.ts";
import { run } from "./run.ts";

/** The process of a pushed component: what stands in the working folder, in our style or the sailor's. */
const isLoadTest = process.argv[2] === "load";
const functionName = process.env.ELASTICIO_FUNCTION ?? process.env.ELASTICIO_ACTION_OR_TRIGGER;
const folder = `${process.cwd()}${process.env.ELASTICIO_COMPONENT_PATH ?? ""}`;

await run(isLoadTest ? { descriptor: {}, functions: {} } : () => loadComponent({ folder, functionName }));
