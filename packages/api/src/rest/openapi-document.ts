import { generateOpenApiDocument } from "trpc-to-openapi";
import { appRouter } from "../app-router.ts";
import { componentPaths } from "../component/component-openapi.ts";
import { messagePaths } from "../message/message-openapi.ts";

/** The REST API described for programs, made from the procedures' own schemas; streams of messages are described beside them. */
export function createOpenApiDocument({ baseUrl }: { baseUrl: string }): object {
  const document = generateOpenApiDocument(appRouter, {
    title: "Millrace",
    version: "1",
    description: "Flows, credentials, executions and errors of one workspace: the one the API key belongs to.",
    baseUrl,
    securitySchemes: { apiKey: { type: "http", scheme: "bearer" } },
  });
  return { ...document, paths: { ...document.paths, ...messagePaths, ...componentPaths } };
}
