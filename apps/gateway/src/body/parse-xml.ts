import { XMLParser, XMLValidator } from "fast-xml-parser";
import { malformed } from "./malformed.ts";

const withoutColon = (name: string) => name.replaceAll(":", "-");

// Single elements are no lists, attributes stand under `_attr`, texts beside them under `_`: the shape that mappings written for
// elastic.io's gateway expect.
const parser = new XMLParser({
  ignoreAttributes: false,
  attributesGroupName: "_attr",
  attributeNamePrefix: "",
  textNodeName: "_",
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  transformTagName: withoutColon,
  transformAttributeName: withoutColon,
});

/** `<order id="1"><sku>a</sku></order>` becomes `{order: {_attr: {id: "1"}, sku: "a"}}`. @throws Refusal (400). */
export function parseXml(text: string): unknown {
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) throw malformed(`The body is not valid XML: ${verdict.err.msg} (line ${verdict.err.line})`);
  try {
    return parser.parse(text);
  } catch (cause) {
    throw malformed("The body is not valid XML", cause);
  }
}
