import { generateOpenApiDocument } from "trpc-to-openapi";
import { appRouter } from "../app-router.ts";

/** The REST API described for programs, made from the procedures' own schemas. */
export function createOpenApiDocument({ baseUrl }: { baseUrl: string }): object {
  return generateOpenApiDocument(appRouter, {
    title: "Millrace",
    version: "1",
    description: "Flows, credentials, executions and errors of one workspace: the one the API key belongs to.",
    baseUrl,
    securitySchemes: { apiKey: { type: "http", scheme: "bearer" } },
  });
}
