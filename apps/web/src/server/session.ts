import { type Caller, createSessionContext } from "@millrace/api";
import { headers } from "next/headers";
import { cache } from "react";
import { getServices } from "./services.ts";

/** Who is signed in, for pages rendered on the server; undefined for nobody. Looked up once per request. */
export const getSession = cache(async (): Promise<Caller | undefined> => {
  const { caller } = await createSessionContext(getServices(), { headers: await headers() });
  return caller;
});
