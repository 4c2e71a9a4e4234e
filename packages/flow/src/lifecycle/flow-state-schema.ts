import { z } from "zod";
import { desiredStates, flowStates } from "./lifecycle.ts";

/** Apart from the rules of the life cycle: pages that only show a state do without a schema library. */
export const flowStateSchema = z.enum(flowStates);

export const desiredStateSchema = z.enum(desiredStates);
