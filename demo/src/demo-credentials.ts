import { demoPlace } from "./place.ts";

export interface DemoCredential {
  name: string;
  component: string;
  values: Record<string, string>;
}

/** What the seed stores for the demo flows. Secrets: never log them. */
export async function demoCredentials(options: {
  home: string;
  warehousePort?: number | undefined;
}): Promise<DemoCredential[]> {
  const { database, warehouse } = await demoPlace(options);
  return [
    {
      name: "Demo shop database",
      component: "postgres",
      values: {
        host: "host.docker.internal",
        port: String(database.port),
        database: "shop",
        user: "millrace",
        password: database.password,
        ssl: "disable",
      },
    },
    {
      name: "Demo warehouse API",
      component: "http",
      values: {
        authentication: "apiKey",
        apiKeyName: "X-Api-Key",
        apiKeyValue: warehouse.apiKey,
        apiKeyIn: "header",
        testUrl: `http://host.docker.internal:${warehouse.port}/orders/count`,
      },
    },
  ];
}
