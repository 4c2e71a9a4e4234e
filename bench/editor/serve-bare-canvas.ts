import { createServer } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";

export interface BareCanvas extends AsyncDisposable {
  url: string;
}

/** A page of its own with the same graph as bare nodes: what the library and this browser cost by themselves. */
export async function serveBareCanvas(graph: object): Promise<BareCanvas> {
  const script = await bundle("jsx");
  const style = await bundle("css");
  const html = `<!doctype html><title>Bare</title><style>${style} body { margin: 0 } #canvas { height: 100vh }
    .react-flow__node { box-sizing: border-box; border: 1px solid #888; border-radius: 8px; background: #fff }</style>
    <div id="canvas"></div><script>window.graph = ${JSON.stringify(graph).replaceAll("<", "\\u003c")}</script>
    <script type="module" src="/canvas.js"></script>`;
  const server = createServer((request, response) => {
    const isScript = request.url === "/canvas.js";
    response
      .writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html; charset=utf-8" })
      .end(isScript ? script : html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("A server without a port");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bundle(kind: "jsx" | "css"): Promise<string> {
  const { outputFiles } = await build({
    ...(kind === "jsx"
      ? { entryPoints: [join(import.meta.dirname, "bare-canvas.jsx")] }
      : {
          stdin: { contents: '@import "@xyflow/react/dist/base.css";', loader: "css", resolveDir: import.meta.dirname },
        }),
    bundle: true,
    minify: true,
    write: false,
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0]?.text ?? "";
}
