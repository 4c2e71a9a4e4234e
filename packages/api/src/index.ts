export { type AppRouter, appRouter, createCaller } from "./app-router.ts";
export type { Auth } from "./auth/create-auth.ts";
export { checkHealth, type Health } from "./check-health.ts";
export { type ApiContext, type Caller, createKeyContext, createSessionContext } from "./context.ts";
export type { ErrorDescription } from "./describe-error.ts";
export { type AuthorizationOutcome, finishAuthorization } from "./oauth/finish-authorization.ts";
export { createRestHandler, restPath } from "./rest/create-rest-handler.ts";
export { type ApiServices, type ApiSettings, openApiServices, type PublicUrls } from "./services.ts";
export { createTrpcHandler, trpcPath } from "./trpc-handler.ts";
