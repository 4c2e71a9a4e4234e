import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

/** What of a request matters to us, independent of the web framework. */
export interface HookRequest {
  method: string;
  flowId: string;
  /** What follows the flow's id: "" or "/extra/path". */
  pathSuffix: string;
  /** Path and query as sent. */
  url: string;
  /** Without the question mark. */
  queryText: string;
  headers: IncomingHttpHeaders;
  incoming: IncomingMessage;
  /** Aborted when the caller hangs up. */
  signal: AbortSignal;
}

/** Reads `/hook/FLOW_ID[/extra/path][?query]`; undefined for any other path. */
export function readHookUrl(url: string): Pick<HookRequest, "flowId" | "pathSuffix" | "url" | "queryText"> | undefined {
  const [, flowId, pathSuffix = "", queryText = ""] = /^\/hook\/([^/?]+)(\/[^?]*)?(?:\?(.*))?$/s.exec(url) ?? [];
  return flowId === undefined ? undefined : { flowId, pathSuffix, url, queryText };
}
