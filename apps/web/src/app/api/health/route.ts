import { checkHealth } from "@millrace/api";
import { getServices } from "@/server/services.ts";

export const dynamic = "force-dynamic";

/** 200 while database and Redis answer, else 503; says which does not. */
export async function GET(): Promise<Response> {
  const health = await checkHealth(getServices());
  return Response.json(health, { status: health.healthy ? 200 : 503 });
}
