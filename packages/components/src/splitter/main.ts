import { run } from "@millrace/component/run";
import { splitter } from "./index.ts";

await run(splitter);
