export type { Component, Emitted, InitContext, Reply, Step, Verification } from "./component.ts";
export { defineCredentials } from "./schema/define-credentials.ts";
export { defineAction, defineTrigger } from "./schema/define-function.ts";
export { describeComponent } from "./schema/describe-component.ts";
export { type SchemaComponent, schemaComponent as defineComponent } from "./schema/schema-component.ts";
export { ReboundRequest, StepError } from "./step-error.ts";
export { runFunction, type TestRun } from "./test-step.ts";
