import { createServer } from "node:http";
import { join } from "node:path";
import next from "next";
import { openStaticFiles } from "./serve/open-static-files.ts";

const dir = join(import.meta.dirname, "..");
/** What is under way when the platform stops: pages in milliseconds, live pictures never. */
const graceMs = 2_000;

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
  await stopSignal();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), graceMs).unref();
  await closed;
  await app.close();
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGTERM", () => resolve());
    process.once("SIGINT", () => resolve());
  });
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
