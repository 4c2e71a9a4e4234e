import { run } from "@millrace/component/run";
import { code } from "./index.ts";

await run(code);
