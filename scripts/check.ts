import { runStages } from "./run-stages.ts";
import { checkStages } from "./stages.ts";

const { failed } = await runStages(checkStages, { env: process.env, atOnce: 2 });
process.exitCode = failed > 0 ? 1 : 0;
