import { z } from "zod";
import { appRouter } from "../app-router.ts";
import type { StreamRoute } from "./stream-route.ts";

/** One address of the REST API and the procedure that answers it. */
export interface RestRoute {
  method: string;
  /** Its groups are inputs. */
  pattern: RegExp;
  /** `flow.start`. */
  procedure: string;
  type: "query" | "mutation";
  input: z.core.$ZodType | undefined;
}

/** One that answers by itself. */
export interface AnsweringRoute extends Pick<StreamRoute, "method" | "answer"> {
  pattern: RegExp;
}

export type Route = RestRoute | AnsweringRoute;

/** What tRPC keeps of a procedure; its types do not say so. */
const definitionSchema = z.object({
  type: z.enum(["query", "mutation", "subscription"]),
  inputs: z.array(z.custom<z.core.$ZodType>()),
  meta: z.object({ openapi: z.object({ method: z.string(), path: z.string() }) }),
});

/** The procedures that say where they are found over REST. */
export function listRestRoutes(): RestRoute[] {
  return Object.entries(appRouter._def.procedures).flatMap(([procedure, entry]) => {
    const definition = "_def" in entry ? definitionSchema.safeParse(entry._def) : { success: false as const };
    if (!definition.success || definition.data.type === "subscription") return [];
    const { type, inputs, meta } = definition.data;
    return [{ method: meta.openapi.method, pattern: toPattern(meta.openapi.path), procedure, type, input: inputs[0] }];
  });
}

export function listStreamRoutes(routes: readonly StreamRoute[]): AnsweringRoute[] {
  return routes.map(({ path, ...route }) => ({ ...route, pattern: toPattern(path) }));
}

function toPattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}/?$`);
}
