import { run } from "@millrace/component/run";
import { http } from "./index.ts";

await run(http);
