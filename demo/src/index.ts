export { findPostgres } from "./database/find-postgres.ts";
export { postgresUser, runPostgresProgram } from "./database/run-program.ts";
export { type DemoCredential, demoCredentials } from "./demo-credentials.ts";
export { demoFlows } from "./demo-flows.ts";
export type { DemoPlace } from "./place.ts";
export { startDemo } from "./start-demo.ts";
export { stopDemo } from "./stop-demo.ts";
