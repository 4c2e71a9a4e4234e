import { createServer } from "node:http";
import { join } from "node:path";
import next from "next";
import { openStaticFiles } from "./serve/open-static-files.ts";
import { whenStopping } from "./server/stopping.ts";

const dir = join(import.meta.dirname, "..");
const closeIdleEveryMs = 100;

/** Serves the built web program until SIGTERM: the files of the build by itself, everything else by Next. */
async function main(): Promise<void> {
  const port = Number(process.env.MILLRACE_WEB_PORT || 3000);
  const staticFiles = await openStaticFiles(join(dir, ".next", "static"), { prefix: "/_next/static/" });
  const app = next({ dir, port, dev: false });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer(async (request, response) => {
    try {
      if (!(await staticFiles.answer(request, response))) await handle(request, response);
    } catch (error) {
      console.error(`${request.method} ${request.url} failed:`, error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, resolve);
  });
  console.log(`The web program listens on port ${port}`);
  await new Promise((resolve) => whenStopping().addEventListener("abort", resolve, { once: true }));
  const closed = new Promise((resolve) => server.close(resolve));
  // Browsers keep connections whose last answer has been sent.
  setInterval(() => server.closeIdleConnections(), closeIdleEveryMs).unref();
  await closed;
  await app.close();
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
