import { createInputMapping, defineFunction, type InputMapping } from "@millrace/component";

/** An edge into a step that cannot evaluate what stands on it. */
interface Route {
  source: string;
  /** Where the messages of this edge go. */
  routingKey: string;
  condition?: string;
  mapper?: Record<string, string>;
}

interface Config {
  routes?: Route[];
}

/**
 * Takes what several steps send and sends it on along each edge, as the step behind it is to see it. Each message leaves under an id of
 * its own: published components give all messages they make of one input the same, and lose those whose id they have in hand.
 */
export const map = defineFunction<Config>({
  async process(step, message) {
    const { config, variables, sender } = step;
    for (const { route, mapping } of routesOf(config, variables)) {
      if (route.source !== sender) continue;
      const mapped = await mapping.receive(message, sender);
      if (!mapped) continue;
      const { id: _id, ...content } = mapped;
      await step.emit({ ...content, headers: { ...content.headers, "x-eio-routing-key": route.routingKey } });
    }
  },
});

interface CompiledRoute {
  route: Route;
  mapping: InputMapping;
}

/** The config stays the same object for all messages of a process. */
const compiled = new WeakMap<Config, CompiledRoute[]>();

function routesOf(config: Config, variables: Record<string, string>): CompiledRoute[] {
  const known = compiled.get(config);
  if (known) return known;
  const routes = (config.routes ?? []).map((route) => {
    const mapping = createInputMapping({ inputs: [route], expressions: {}, config: {}, variables });
    return { route, mapping };
  });
  compiled.set(config, routes);
  return routes;
}
