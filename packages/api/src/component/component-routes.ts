import type { StreamRoute } from "../rest/stream-route.ts";
import { pushComponent } from "./push-component.ts";

/** A component's folder comes as a file. */
export const componentRoutes: readonly StreamRoute[] = [
  {
    method: "POST",
    path: "/components/{name}/builds",
    answer: async (ctx, { request, pathParts: { name = "" } }) =>
      Response.json(await pushComponent(ctx, { name, request }), { status: 202 }),
  },
];
