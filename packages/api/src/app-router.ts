import { auditRouter } from "./audit/audit-router.ts";
import { componentRouter } from "./component/component-router.ts";
import { credentialRouter } from "./credential/credential-router.ts";
import { designRouter } from "./design/design-router.ts";
import { draftRouter } from "./draft/draft-router.ts";
import { errorRouter } from "./error/error-router.ts";
import { executionRouter } from "./execution/execution-router.ts";
import { flowRouter } from "./flow/flow-router.ts";
import { helpRouter } from "./help/help-router.ts";
import { logsRouter } from "./logs/logs-router.ts";
import { meRouter } from "./me/me-router.ts";
import { messageRouter } from "./message/message-router.ts";
import { sampleRouter } from "./sample/sample-router.ts";
import { settingsRouter } from "./settings/settings-router.ts";
import { setupRouter } from "./setup/setup-router.ts";
import { templateRouter } from "./template/template-router.ts";
import { createCallerFactory, router } from "./trpc.ts";
import { workspaceRouter } from "./workspace/workspace-router.ts";

/** Everything the browser, the command line and programs can ask for. */
export const appRouter = router({
  setup: setupRouter,
  me: meRouter,
  component: componentRouter,
  design: designRouter,
  credential: credentialRouter,
  flow: flowRouter,
  template: templateRouter,
  draft: draftRouter,
  execution: executionRouter,
  error: errorRouter,
  message: messageRouter,
  audit: auditRouter,
  sample: sampleRouter,
  logs: logsRouter,
  help: helpRouter,
  settings: settingsRouter,
  workspace: workspaceRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures without HTTP: server components and tests. */
export const createCaller = createCallerFactory(appRouter);
