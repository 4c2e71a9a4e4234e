import { createCaller, createSessionContext } from "@millrace/api";
import { headers } from "next/headers";
import { getServices } from "./services.ts";

/** The procedures for pages rendered on the server, as whoever is signed in. */
export async function getApi() {
  return createCaller(await createSessionContext(getServices(), { headers: await headers() }));
}
