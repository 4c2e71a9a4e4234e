import { createTrpcHandler } from "@millrace/api";
import { logError } from "@/server/log-error.ts";
import { getServices } from "@/server/services.ts";
import { whenStopping } from "@/server/stopping.ts";

// Subscriptions stay open for as long as somebody looks.
export const dynamic = "force-dynamic";

const answer = (request: Request): Promise<Response> =>
  createTrpcHandler(getServices(), { onError: logError, stopping: whenStopping() })(request);

export { answer as GET, answer as POST };
