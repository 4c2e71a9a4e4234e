import { createRestHandler } from "@millrace/api";
import { logError } from "@/server/log-error.ts";
import { getServices } from "@/server/services.ts";

let handle: ((request: Request) => Promise<Response>) | undefined;

function answer(request: Request): Promise<Response> {
  handle ??= createRestHandler(getServices(), { onError: logError });
  return handle(request);
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
