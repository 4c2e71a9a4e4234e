export { type BuiltInComponent, builtInComponents } from "./built-in-components.ts";
export { readDescriptor } from "./read-descriptor.ts";
