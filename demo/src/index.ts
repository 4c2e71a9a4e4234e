export { type DemoCredential, demoCredentials } from "./demo-credentials.ts";
export { demoFlows } from "./demo-flows.ts";
export type { DemoPlace } from "./place.ts";
export { startDemo } from "./start-demo.ts";
export { stopDemo } from "./stop-demo.ts";
