import { readEnv } from "../apps/cli/src/env.ts";
import { describeInstallation } from "../apps/cli/src/installation.ts";
import { buildWeb } from "../apps/cli/src/processes/build-web.ts";
import { reportTo } from "../apps/cli/src/report.ts";

const signal = new AbortController().signal;
await buildWeb(describeInstallation(readEnv(process.env)), { report: reportTo(process.stderr), signal });
