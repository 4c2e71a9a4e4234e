import { randomUUID } from "node:crypto";
import type { MasterKey } from "@millrace/db";
import { signAccess } from "./object-access.ts";

const validSeconds = 18_000;

interface Place {
  masterKey: MasterKey;
  /** As steps reach the step API. */
  baseUrl: string;
}

/** Two addresses for one new object, to put it and to get it without any other key (component contract §3). */
export function signAddresses({ masterKey, baseUrl }: Place, flowId: string) {
  const id = randomUUID();
  const expires = Math.floor(Date.now() / 1_000) + validSeconds;
  const address = (method: "GET" | "PUT") => {
    const signature = signAccess(masterKey, { flowId, id, method, expires });
    return `${storageUrl(baseUrl, flowId)}/signed/${id}?expires=${expires}&signature=${signature}`;
  };
  return { put_url: address("PUT"), get_url: address("GET"), expires: validSeconds };
}

/** What a flow's steps are told to be their object storage. */
export function storageUrl(baseUrl: string, flowId: string): string {
  return `${baseUrl}/storage/${flowId}`;
}
