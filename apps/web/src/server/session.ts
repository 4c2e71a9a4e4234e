import { type ApiContext, type Caller, createSessionContext } from "@millrace/api";
import { headers } from "next/headers";
import { cache } from "react";
import { getServices } from "./services.ts";

/** What a page rendered on the server may ask, and for whom. Looked up once per request. */
export const getSessionContext = cache(async (): Promise<ApiContext> => {
  return createSessionContext(getServices(), { headers: await headers() });
});

/** Who is signed in, for pages rendered on the server; undefined for nobody. */
export async function getSession(): Promise<Caller | undefined> {
  return (await getSessionContext()).caller;
}
