/** As the gateway reads XML: attributes under `_attr`, a text beside them under `_`. The same in both directions. */
export const xmlShape = {
  ignoreAttributes: false,
  attributesGroupName: "_attr",
  attributeNamePrefix: "",
  textNodeName: "_",
} as const;
