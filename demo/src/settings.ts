export interface DemoSettings {
  home: string;
  warehousePort: number | undefined;
}

/** Reads `MILLRACE_HOME` and `MILLRACE_DEMO_WAREHOUSE_PORT`. Throws naming what is missing or wrong. */
export function readDemoSettings(env: Record<string, string | undefined>): DemoSettings {
  const { MILLRACE_HOME: home, MILLRACE_DEMO_WAREHOUSE_PORT: port } = env;
  if (!home) throw new Error("MILLRACE_HOME is not set: it names the folder where the installation keeps its state");
  const warehousePort = port ? Number(port) : undefined;
  if (
    warehousePort !== undefined &&
    !(Number.isInteger(warehousePort) && warehousePort > 0 && warehousePort < 65_536)
  ) {
    throw new Error(`MILLRACE_DEMO_WAREHOUSE_PORT is "${port}", which is no port`);
  }
  return { home, warehousePort };
}
