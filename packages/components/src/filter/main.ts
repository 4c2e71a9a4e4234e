import { run } from "@millrace/component/run";
import { filter } from "./index.ts";

await run(filter);
