import { router } from "../trpc.ts";
import { docsBaseUrl, saveDocsBaseUrl } from "./docs-base-url.ts";
import { firstSteps, noteFirstStep } from "./first-steps.ts";
import { oauthClients, saveOauthClient } from "./oauth-clients.ts";

export const settingsRouter = router({
  docsBaseUrl,
  saveDocsBaseUrl,
  oauthClients,
  saveOauthClient,
  firstSteps,
  noteFirstStep,
});
