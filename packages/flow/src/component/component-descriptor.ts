import { z } from "zod";
import { authClientCredentials } from "./auth-client-fields.ts";

/**
 * `component.json` in the shape of elastic.io's descriptors (component contract §5). Unknown keys are kept: published
 * components carry many that only their own tools read.
 */
const helpSchema = z.object({ description: z.string().optional(), link: z.string().optional() });

const orderSchema = z.union([z.number(), z.string().transform(Number)]).optional();
const truthySchema = z.union([z.boolean(), z.string().transform((text) => text === "true")]).optional();

const fieldSchema = z.looseObject({
  viewClass: z.string(),
  label: z.string(),
  description: z.string().optional(),
  required: truthySchema,
  placeholder: z.string().optional(),
  note: z.string().optional(),
  prompt: z.string().optional(),
  /** A table of choices (in trees tables of tables), or the name of the component's function that loads them. */
  model: z
    .union([z.record(z.string(), z.union([z.string(), z.record(z.string(), z.unknown())])), z.string()])
    .optional(),
  /** Fields that must be filled before this one is enabled. */
  require: z.array(z.string()).optional(),
  /** Higher comes first. */
  order: orderSchema,
  help: helpSchema.optional(),
  default: z.unknown().optional(),
  /** Our extension: shown (and required) only while another field has one of these values. */
  visibleWhen: z.record(z.string(), z.array(z.string())).optional(),
  /** Our extension: whether an expression may stand in for a fixed value (default: yes for text, select and number views). */
  expression: z.boolean().optional(),
});

/** Texts may hold `{{NAME}}`: a field of the credential, what an administrator set for the component, or its own environment. */
const oauth2Schema = z.looseObject({
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
  auth_uri: z.string(),
  token_uri: z.string(),
  scopes: z.array(z.string()).optional(),
  access_type: z.string().optional(),
  prompt: z.string().optional(),
  /** How the client shows itself at the token endpoint; default: in the body. */
  client_auth: z.string().optional(),
});

/** The same for OAuth 1. Without its addresses nobody can be sent there: the tokens have to be typed in. */
const oauth1Schema = z.looseObject({
  consumer_key: z.string().optional(),
  consumer_secret: z.string().optional(),
  request_token_uri: z.string().optional(),
  auth_uri: z.string().optional(),
  access_token_uri: z.string().optional(),
});

/** Some published fields have no label: their key is what people see of them. */
const fieldsSchema = z.preprocess(
  (fields) => (isRecord(fields) ? Object.fromEntries(Object.entries(fields).map(labelled)) : fields),
  z.record(z.string(), fieldSchema),
);

function labelled([name, field]: [string, unknown]): [string, unknown] {
  return [name, isRecord(field) ? { label: name, ...field } : field];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Draft-3-like JSON Schema, `required: true` on the property. Passed through as it is. */
const metadataSchema = z.record(z.string(), z.unknown());

export const functionSchema = z.looseObject({
  title: z.string(),
  main: z.string(),
  description: z.string().optional(),
  help: helpSchema.optional(),
  note: z.string().optional(),
  order: orderSchema,
  deprecated: z.boolean().optional(),
  type: z.enum(["polling", "webhook"]).optional(),
  fields: fieldsSchema.optional(),
  metadata: z.object({ in: metadataSchema.optional(), out: metadataSchema.optional() }).optional(),
  dynamicMetadata: z.boolean().optional(),
  /** Our extension: the palette shows this function under these extra words. */
  keywords: z.array(z.string()).optional(),
  /** Our extension: running it for a sample changes a real system. */
  writes: z.boolean().optional(),
});

const writtenSchema = z.looseObject({
  title: z.string(),
  description: z.string().optional(),
  version: z.string().optional(),
  docsUrl: z.string().optional(),
  service: z.string().optional(),
  deprecated: z.boolean().optional(),
  /** Our extension: what to use instead, or until when it may be used. */
  deprecationNote: z.string().optional(),
  help: helpSchema.optional(),
  /** Our extension: put into flows by the platform alone, and in nobody's palette. */
  internal: z.boolean().optional(),
  /** Our extension: where the palette files it, for instance "Data" or "Core". */
  category: z.string().optional(),
  credentials: z
    .looseObject({
      fields: fieldsSchema.optional(),
      help: helpSchema.optional(),
      /** Our extension: a help link per failure that `verifyCredentials` names by `helpCode`. */
      problems: z.record(z.string(), helpSchema).optional(),
      /** Ours: under this name its `verifyCredentials` looks for what the platform's form holds, in the shape of an HTTPAuthView. */
      formerField: z.string().optional(),
      /** Signing in through the browser; the tokens are kept under the name of the field with the view OAuthFieldView. */
      oauth2: oauth2Schema.optional(),
      oauth1: oauth1Schema.optional(),
    })
    .optional(),
  /** Variables its containers are to have. */
  envVars: z
    .record(z.string(), z.looseObject({ required: truthySchema }))
    .optional()
    .catch(undefined),
  fields: fieldsSchema.optional(),
  triggers: z.record(z.string(), functionSchema).optional(),
  actions: z.record(z.string(), functionSchema).optional(),
});

/**
 * As written, with a form for the credential where the component leaves that to the platform. One that says how it can be signed in to asks for
 * the result at the secrets API: a form that it brings besides is of a time before that.
 */
export const componentDescriptorSchema = writtenSchema.transform((written): z.infer<typeof writtenSchema> => {
  const made = authClientCredentials(written.authClientTypes);
  if (!made) return { ...written, ...(written.credentials && { credentials: withOAuth1(written.credentials) }) };
  const { fields, help, problems } = written.credentials ?? {};
  const formerField = Object.entries(fields ?? {}).find(([, { viewClass }]) => viewClass === "HTTPAuthView")?.[0];
  const kept = { ...(help && { help }), ...(problems && { problems }), ...(formerField && { formerField }) };
  return { ...written, credentials: { ...made, ...kept } };
});

/**
 * Descriptors draw both kinds of sign-in by the same view. OAuth 1 has one of its own: the two tokens that such a system shows to its
 * developers can be typed in as well, and are kept as a sign-in leaves them.
 */
function withOAuth1(credentials: Credentials): Credentials {
  if (credentials.oauth1 === undefined || credentials.oauth2) return credentials;
  const fields = Object.entries(credentials.fields ?? {}).map(([name, field]): [string, FieldDescriptor] => [
    name,
    field.viewClass === "OAuthFieldView" ? { ...field, viewClass: "OAuth1View" } : field,
  ]);
  return { ...credentials, fields: Object.fromEntries(fields) };
}

type Credentials = NonNullable<z.infer<typeof writtenSchema>["credentials"]>;

export type OAuth2Descriptor = z.infer<typeof oauth2Schema>;
export type HelpText = z.infer<typeof helpSchema>;
export type FieldDescriptor = z.infer<typeof fieldSchema>;
export type FunctionDescriptor = z.infer<typeof functionSchema>;
export type ComponentDescriptor = z.infer<typeof writtenSchema>;

export type FunctionRole = "trigger" | "action";

export interface ResolvedFunction {
  name: string;
  role: FunctionRole;
  descriptor: FunctionDescriptor;
}

/** A trigger or an action of a component by its key, or undefined when it has none of that name. */
export function findFunction(component: ComponentDescriptor, name: string): ResolvedFunction | undefined {
  const trigger = component.triggers?.[name];
  if (trigger) return { name, role: "trigger", descriptor: trigger };
  const action = component.actions?.[name];
  if (action) return { name, role: "action", descriptor: action };
  return undefined;
}

/** All functions in the order of the palette: higher `order` first, then by title. */
export function listFunctions(component: ComponentDescriptor): ResolvedFunction[] {
  const triggers = Object.entries(component.triggers ?? {}).map(([name, descriptor]) => ({
    name,
    role: "trigger" as const,
    descriptor,
  }));
  const actions = Object.entries(component.actions ?? {}).map(([name, descriptor]) => ({
    name,
    role: "action" as const,
    descriptor,
  }));
  return [...triggers, ...actions].sort(
    (a, b) =>
      (b.descriptor.order ?? 0) - (a.descriptor.order ?? 0) || a.descriptor.title.localeCompare(b.descriptor.title),
  );
}

export type TriggerKind = "polling" | "webhook";

/** The contract's default for a trigger without `type` is webhook. */
export function triggerKind(trigger: FunctionDescriptor): TriggerKind {
  return trigger.type ?? "webhook";
}

/** The fields a step of this function shows: the component's shared ones, then its own, by descending `order`. */
export function stepFields(
  component: ComponentDescriptor,
  descriptor: FunctionDescriptor,
): Array<[name: string, field: FieldDescriptor]> {
  return sortFields({ ...component.fields, ...descriptor.fields });
}

/** Fields of a form by descending `order`, ties in the order they were written. */
export function sortFields(fields: Record<string, FieldDescriptor>): Array<[name: string, field: FieldDescriptor]> {
  return Object.entries(fields).sort(([, a], [, b]) => (b.order ?? 0) - (a.order ?? 0));
}

/** Whether a field takes part, given the other values of its form (`visibleWhen`). */
export function isFieldVisible(field: FieldDescriptor, values: Record<string, unknown>): boolean {
  return Object.entries(field.visibleWhen ?? {}).every(([other, allowed]) => allowed.includes(String(values[other])));
}

/** Whether the component asks for a credential at all. `credentials: {}` still does. */
export function needsCredential(component: ComponentDescriptor): boolean {
  return component.credentials !== undefined;
}

/** Variables of the environment that the component says it cannot do without. */
export function requiredVariables(component: ComponentDescriptor): string[] {
  return Object.entries(component.envVars ?? {}).flatMap(([name, { required }]) => (required ? [name] : []));
}
