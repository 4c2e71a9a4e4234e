export interface HttpCall {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** User and password inside it become Basic authentication. */
  url: string;
  login?: { user: string; password: string };
  body?: unknown;
  /** Default 15 000. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

export interface HttpAnswer {
  status: number;
  /** The parsed JSON, or the text when it is none. */
  body: unknown;
}

/** One JSON call over node's own client: `fetch` would cost a step process several megabytes. */
export async function callHttp(call: HttpCall): Promise<HttpAnswer> {
  const { url, auth } = splitLogin(call);
  // Imported as a module, node:http would load the whole of fetch with it (13 MB); TLS costs another five.
  const protocol = url.protocol === "https:" ? "node:https" : "node:http";
  const send = process.getBuiltinModule(protocol).request;
  const payload = call.body === undefined ? undefined : Buffer.from(JSON.stringify(call.body));
  const deadline = AbortSignal.timeout(call.timeoutMs ?? 15_000);
  return await new Promise((resolve, reject) => {
    const request = send(url, {
      method: call.method,
      headers: {
        accept: "application/json",
        ...(auth ? { authorization: `Basic ${Buffer.from(auth).toString("base64")}` } : {}),
        ...(payload ? { "content-type": "application/json", "content-length": payload.length } : {}),
      },
      signal: call.signal ? AbortSignal.any([call.signal, deadline]) : deadline,
    });
    request.on("error", reject);
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, body: parse(Buffer.concat(chunks).toString()) });
      });
    });
    request.end(payload);
  });
}

function splitLogin({ url, login }: HttpCall): { url: URL; auth: string | undefined } {
  const target = new URL(url);
  const inUrl = target.username ? `${decodeURIComponent(target.username)}:${decodeURIComponent(target.password)}` : "";
  target.username = "";
  target.password = "";
  const auth = login ? `${login.user}:${login.password}` : inUrl;
  return { url: target, auth: auth || undefined };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not every error page is JSON; the text says at least something.
    return text;
  }
}
