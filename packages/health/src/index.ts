export { keepAnswer } from "./keep-answer.ts";
export { within } from "./within.ts";
