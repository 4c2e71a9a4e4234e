import type { Plugin } from "esbuild";

/**
 * What libraries load at once and most steps never use: encryption of connections, and HTTP/2. Together they cost a third of the
 * time a program needs until it can connect.
 */
const rarelyUsed = [/^(node:)?tls$/, /\/client-h2\.js$/];

const namespace = "load-when-used";

/** Puts a stand-in in place of such a module; it loads the module as soon as something of it is used. */
export const loadWhenUsed: Plugin = {
  name: namespace,
  setup(build) {
    for (const filter of rarelyUsed) {
      build.onResolve({ filter }, async ({ path, importer, resolveDir, kind, namespace: from }) => {
        // An `import` wants names to copy, which a stand-in does not know yet.
        if (from === namespace || kind !== "require-call") return undefined;
        const found = await build.resolve(path, { importer, resolveDir, kind, namespace });
        return found.errors.length > 0 ? found : { path: found.path, namespace, pluginData: { resolveDir } };
      });
    }
    build.onLoad({ filter: /.*/, namespace }, ({ path, pluginData }) => ({
      contents: standIn(path),
      resolveDir: pluginData.resolveDir,
    }));
  },
};

/** A proxy of a function, so that it may stand for a module that is one. */
function standIn(path: string): string {
  return `
    let loaded;
    const load = () => (loaded ??= require(${JSON.stringify(path)}));
    module.exports = new Proxy(() => {}, {
      get: (_, name) => Reflect.get(load(), name),
      has: (_, name) => Reflect.has(load(), name),
      apply: (_, self, given) => Reflect.apply(load(), self, given),
      construct: (_, given) => Reflect.construct(load(), given),
    });`;
}
