import { finishAuthorization } from "@millrace/api";
import { logError } from "@/server/log-error.ts";
import { getServices } from "@/server/services.ts";

export const dynamic = "force-dynamic";

/** Where a provider sends the sign-in window back to. It goes on at once to a page whose address holds no code. */
export async function GET(request: Request): Promise<Response> {
  const parameters = new URL(request.url).searchParams;
  const outcome = await finish(request, parameters);
  return new Response(null, {
    status: 303,
    headers: { location: `/oauth/done?outcome=${outcome}`, "cache-control": "no-store" },
  });
}

async function finish(request: Request, parameters: URLSearchParams): Promise<string> {
  try {
    return await finishAuthorization(getServices(), { headers: request.headers, parameters });
  } catch (error) {
    logError(error instanceof Error ? error : new Error(String(error)));
    return "failed";
  }
}
