import { serve } from "@hono/node-server";

export interface Listening {
  port: number;
  close(): Promise<void>;
}

interface App {
  fetch(request: Request): Response | Promise<Response>;
}

/** Listens on all interfaces, since step containers come over the bridge. Port 0 takes any. */
export async function listen(app: App, port: number): Promise<Listening> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = serve({ fetch: app.fetch, port, hostname: "0.0.0.0" }, (address) => resolve(address.port));
  server.once("error", (cause) => {
    const cure = "Stop what uses it, or set MILLRACE_STEP_API_PORT.";
    reject(new Error(`The step API cannot listen on port ${port}: ${cause.message}. ${cure}`, { cause }));
  });
  return {
    port: await promise,
    close: async () => {
      const closed = new Promise<void>((done) => server.close(() => done()));
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
    },
  };
}
