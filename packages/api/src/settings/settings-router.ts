import { router } from "../trpc.ts";
import { docsBaseUrl, saveDocsBaseUrl } from "./docs-base-url.ts";

export const settingsRouter = router({ docsBaseUrl, saveDocsBaseUrl });
